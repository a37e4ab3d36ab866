import type { Claim } from '@berth/backstage-plugin-berth-common';
import { aCluster } from './__testUtils__/aCluster';
import { cloudNativePg } from './offering';

describe('the offering', () => {
  it('is what its template, its pages and the fleet go by', () => {
    expect(cloudNativePg).toMatchObject({
      id: 'database.cloudnative-pg',
      category: 'database',
      holdsData: true,
      maxNameLength: 50,
      template: 'template:default/postgres-database',
      primary: {
        group: 'postgresql.cnpg.io',
        version: 'v1',
        kind: 'Cluster',
        plural: 'clusters',
      },
    });
    expect(cloudNativePg.requires).toEqual([
      expect.objectContaining({
        group: 'postgresql.cnpg.io',
        plural: 'clusters',
        providedBy: 'CloudNativePG',
      }),
    ]);
  });

  it('has plans that say what one gets, each larger than the one before', () => {
    expect(
      cloudNativePg.plans.map(({ id, resources }) => [id, resources]),
    ).toEqual([
      ['small', { cpu: '500m', memory: '1Gi', storage: '10Gi' }],
      ['medium', { cpu: '2', memory: '4Gi', storage: '50Gi' }],
      ['large', { cpu: '4', memory: '16Gi', storage: '200Gi' }],
    ]);
  });

  it.each([
    [{ cpu: '0.5', memory: '1024Mi' }, 'small'],
    [{ cpu: '2000m', memory: '4Gi' }, 'medium'],
    [{ cpu: 4, memory: '16Gi' }, 'large'],
    [{ cpu: '4', memory: '1Gi' }, undefined],
    [{ cpu: 'lots' }, undefined],
    [undefined, undefined],
  ])('knows the plan of an adopted one by %j', (requests, plan) => {
    const objects = aCluster({ spec: { resources: { requests } } });
    expect(cloudNativePg.planOf(objects)).toBe(plan);
  });

  it('leads the catalog to its pods by a label of the operator', () => {
    expect(cloudNativePg.entity({ name: 'orders' } as Claim)).toEqual({
      type: 'database',
      tags: ['postgresql', 'cloudnative-pg'],
      labelSelector: 'cnpg.io/cluster=orders',
    });
  });
});
