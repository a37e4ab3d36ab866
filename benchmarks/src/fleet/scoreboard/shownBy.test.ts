import type { Entity } from '@backstage/catalog-model';
import { shownByBerth, shownByPeer } from './shownBy';

const object = {
  cluster: 'one',
  namespace: 'shop',
  name: 'orders',
  owner: 'group:default/team-a',
};

function entity(kind: string, metadata: Partial<Entity['metadata']>): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name: 'some-name', ...metadata },
    spec: { owner: 'group:default/team-a' },
  };
}

const tenant = entity('System', { name: 'shop' });

describe('shownByBerth', () => {
  it('reads ids of claims and names of tenants', () => {
    const claim = entity('Resource', {
      annotations: {
        'berth.dev/claim-id': 'one:shop:database.cloudnative-pg:orders',
      },
    });
    const cluster = entity('Resource', { name: 'one' });
    expect(shownByBerth([claim, cluster, tenant])).toEqual({
      objects: [object],
      systems: ['shop'],
    });
  });
});

describe('shownByPeer', () => {
  it('reads titles, tags and names of Systems', () => {
    const component = entity('Component', {
      title: 'orders',
      tags: ['cluster:one', 'kind:cluster'],
      annotations: { 'backstage.io/kubernetes-namespace': 'shop' },
    });
    const template = entity('Template', {
      title: 'Cache',
      tags: ['cluster:one'],
    });
    expect(shownByPeer([component, template, tenant])).toEqual({
      objects: [object],
      systems: ['shop'],
    });
  });
});
