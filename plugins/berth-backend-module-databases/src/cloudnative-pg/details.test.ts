import { aCluster, type ClusterChanges } from './__testUtils__/aCluster';
import { cloudNativePg } from './offering';

const show = (changes: ClusterChanges = {}) =>
  Object.fromEntries(
    cloudNativePg
      .details(aCluster(changes))
      .map(({ label, value }) => [label, value]),
  );

describe('the details', () => {
  it('say what one asks about a database', () => {
    const spec = {
      storage: { size: '10Gi', storageClass: 'fast' },
      postgresql: { synchronous: { method: 'any', number: 1 } },
      affinity: { podAntiAffinityType: 'required' },
      topologySpreadConstraints: [
        { topologyKey: 'topology.kubernetes.io/zone' },
      ],
    };
    expect(show({ spec, reports: { topology: { nodesUsed: 2 } } })).toEqual({
      PostgreSQL: '18',
      Instances: '3 of 3 ready',
      Primary: 'orders-1',
      Storage: '10Gi each',
      'Storage class': 'fast',
      'Kept apart': 'nodes (required), spread over zones',
      'Nodes in use': '2',
      'Synchronous replicas': '1',
    });
  });

  it('leave out what is not known', () => {
    const spec = { imageName: undefined, storage: undefined, instances: 1 };
    expect(show({ spec, status: undefined })).toEqual({
      Instances: '0 of 1 ready',
      'Storage class': "the cluster's default",
      'Kept apart': 'nodes (preferred)',
    });
  });

  it.each([
    ['ghcr.io/cloudnative-pg/postgresql:17.6-system-trixie', '17.6'],
    ['localhost:5000/postgresql:16', '16'],
    ['postgresql:15.4@sha256:abc', '15.4'],
    ['localhost:5000/postgresql', undefined],
    ['postgresql:latest', undefined],
  ])('read the version of %s', (image, version) => {
    expect(show({ reports: { image } }).PostgreSQL).toBe(version);
  });

  it.each([
    [{ enablePodAntiAffinity: false }, 'no'],
    [{ topologyKey: 'topology.kubernetes.io/zone' }, 'zones (preferred)'],
    [{ topologyKey: 'rack' }, 'rack (preferred)'],
  ])('read how %j keeps instances apart', (affinity, shown) => {
    expect(show({ spec: { affinity } })['Kept apart']).toBe(shown);
  });
});
