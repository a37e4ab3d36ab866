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
        enablePDB: true,
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

  describe('with backups', () => {
    const written = (input: Record<string, unknown>) =>
      cloudNativePg.manifests(
        cloudNativePg.parseInput(input),
        context,
      ) as any[];
    const backups = {
      destination: 's3://backups/payments',
      endpoint: 'https://s3.example.com',
      secret: 's3-keys',
      schedule: '30 1 * * 0',
      retentionDays: 30,
    };

    it('names a store of its own, archives to it and says when', () => {
      const [store, cluster, schedule, ...more] = written({ backups });
      expect(more).toEqual([]);
      expect(store).toMatchObject({
        apiVersion: 'barmancloud.cnpg.io/v1',
        kind: 'ObjectStore',
        metadata: { name: 'orders-backups', namespace: 'payments-staging' },
        spec: {
          retentionPolicy: '30d',
          configuration: {
            destinationPath: 's3://backups/payments',
            endpointURL: 'https://s3.example.com',
            s3Credentials: {
              accessKeyId: { name: 's3-keys', key: 'AWS_ACCESS_KEY_ID' },
              secretAccessKey: {
                name: 's3-keys',
                key: 'AWS_SECRET_ACCESS_KEY',
              },
            },
          },
        },
      });
      expect(cluster.spec.plugins).toEqual([
        {
          name: 'barman-cloud.cloudnative-pg.io',
          isWALArchiver: true,
          parameters: { barmanObjectName: 'orders-backups' },
        },
      ]);
      // The form that goes with CloudNativePG 1.31.
      expect(cluster.spec).not.toHaveProperty('backup');
      expect(schedule).toMatchObject({
        kind: 'ScheduledBackup',
        spec: {
          schedule: '0 30 1 * * 0',
          method: 'plugin',
          pluginConfiguration: { name: 'barman-cloud.cloudnative-pg.io' },
          cluster: { name: 'orders' },
        },
      });
    });

    it('uses a store that is there and makes none', () => {
      const kinds = written({ backups: { objectStore: 'shared' } }).map(
        ({ kind }) => kind,
      );
      expect(kinds).toEqual(['Cluster', 'ScheduledBackup']);
    });

    it('begins with the data of another database', () => {
      const [{ spec }] = written({
        database: 'orders',
        owner: 'shop',
        restoreFrom: { database: 'old', targetTime: '2026-08-20T10:00:00Z' },
      });
      expect(spec.bootstrap).toEqual({
        recovery: {
          source: 'origin',
          database: 'orders',
          owner: 'shop',
          recoveryTarget: { targetTime: '2026-08-20T10:00:00Z' },
        },
      });
      expect(spec.externalClusters).toEqual([
        {
          name: 'origin',
          plugin: {
            name: 'barman-cloud.cloudnative-pg.io',
            parameters: { barmanObjectName: 'old-backups', serverName: 'old' },
          },
        },
      ]);
    });
  });

  it('puts a pooler that fits a quota before the primary', () => {
    const [, pooler] = cloudNativePg.manifests(
      cloudNativePg.parseInput({ pooler: 'transaction' }),
      context,
    );
    expect(pooler).toMatchObject({
      kind: 'Pooler',
      metadata: { name: 'orders-pooler-rw' },
      spec: {
        cluster: { name: 'orders' },
        instances: 2,
        type: 'rw',
        pgbouncer: { poolMode: 'transaction' },
        template: {
          spec: {
            containers: [
              {
                name: 'pgbouncer',
                resources: { requests: { cpu: '100m', memory: '128Mi' } },
              },
            ],
          },
        },
      },
    });
  });
});
