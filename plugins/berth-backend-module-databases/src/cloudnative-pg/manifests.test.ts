import type { ManifestContext } from '@berth/backstage-plugin-berth-node';
import { cloudNativePg } from './offering';

const context: ManifestContext = {
  cluster: 'sandbox',
  tenant: 'payments',
  namespace: 'payments-staging',
  name: 'orders',
};

function clusterFor(input: Record<string, unknown>) {
  const objects = cloudNativePg.manifests(
    cloudNativePg.parseInput(input),
    context,
  );
  expect(objects).toHaveLength(1);
  return objects[0] as unknown as {
    metadata: object;
    spec: Record<string, unknown>;
  };
}

describe('the manifest', () => {
  it('of an empty input is a small single instance', () => {
    const inherited = {
      'berth.dev/tenant': 'payments',
      'berth.dev/offering': 'database.cloudnative-pg',
      'berth.dev/claim': 'orders',
      'backstage.io/kubernetes-id': 'orders',
    };
    expect(clusterFor({})).toEqual({
      apiVersion: 'postgresql.cnpg.io/v1',
      kind: 'Cluster',
      metadata: {
        name: 'orders',
        namespace: 'payments-staging',
        labels: { 'app.kubernetes.io/managed-by': 'berth', ...inherited },
        annotations: { 'berth.dev/plan': 'small' },
      },
      spec: {
        instances: 1,
        imageName: 'ghcr.io/cloudnative-pg/postgresql:18-standard-trixie',
        primaryUpdateStrategy: 'unsupervised',
        enableSuperuserAccess: false,
        bootstrap: {
          initdb: { database: 'app', owner: 'app', dataChecksums: true },
        },
        postgresql: {
          parameters: { max_connections: '100', shared_buffers: '256MB' },
        },
        resources: {
          requests: { cpu: '500m', memory: '1Gi' },
          limits: { memory: '1Gi' },
        },
        storage: { size: '10Gi' },
        affinity: {
          enablePodAntiAffinity: true,
          podAntiAffinityType: 'preferred',
          topologyKey: 'kubernetes.io/hostname',
        },
        topologySpreadConstraints: [
          {
            maxSkew: 1,
            topologyKey: 'topology.kubernetes.io/zone',
            whenUnsatisfiable: 'ScheduleAnyway',
            labelSelector: { matchLabels: { 'cnpg.io/cluster': 'orders' } },
          },
        ],
        inheritedMetadata: { labels: inherited },
      },
    });
  });

  it.each([
    ['small', 1],
    ['medium', 2],
    ['large', 3],
  ])('of %s has %d instances', (plan, instances) => {
    expect(clusterFor({ plan }).spec).toMatchObject({ instances });
  });

  it('says what was asked for instead of what the plan says', () => {
    expect(
      clusterFor({
        plan: 'large',
        instances: 5,
        storage: '1.5Ti',
        storageClass: 'fast',
        version: '16',
        antiAffinity: 'required',
        topologyKey: 'topology.kubernetes.io/zone',
        synchronousReplicas: 2,
        database: 'orders',
        owner: 'orders_app',
        maxConnections: 400,
      }).spec,
    ).toMatchObject({
      instances: 5,
      imageName: 'ghcr.io/cloudnative-pg/postgresql:16-standard-trixie',
      storage: { size: '1.5Ti', storageClass: 'fast' },
      affinity: {
        podAntiAffinityType: 'required',
        topologyKey: 'topology.kubernetes.io/zone',
      },
      postgresql: {
        parameters: { max_connections: '400', shared_buffers: '4GB' },
        synchronous: { method: 'any', number: 2 },
      },
      bootstrap: { initdb: { database: 'orders', owner: 'orders_app' } },
    });
  });

  it('leaves out what was turned off', () => {
    const { spec } = clusterFor({ antiAffinity: 'off', topologySpread: false });
    expect(spec.affinity).toEqual({ enablePodAntiAffinity: false });
    expect(spec).not.toHaveProperty('topologySpreadConstraints');
  });
});
