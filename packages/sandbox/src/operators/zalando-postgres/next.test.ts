import type { KubernetesObject } from '../../kubernetes/types';
import { nextOfPostgresql } from './next';
import type { Postgresql } from './types';

const secretName = 'app.orders.credentials.postgresql.acid.zalan.do';
const now = new Date('2026-01-02T03:04:05Z');
const options = { password: () => 'another', now };

function aDatabase(
  status?: string,
  spec: Partial<Postgresql['spec']> = {},
): Postgresql {
  return {
    apiVersion: 'acid.zalan.do/v1',
    kind: 'postgresql',
    metadata: {
      name: 'orders',
      namespace: 'payments',
      uid: 'u',
      generation: 2,
    },
    spec: {
      teamId: 'payments',
      numberOfInstances: 2,
      postgresql: { version: '18' },
      volume: { size: '10Gi' },
      users: { app: [] },
      ...spec,
    },
    ...(status && { status: { PostgresClusterStatus: status } }),
  };
}

function aSet(generation: number, ready: number): KubernetesObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: {
      name: 'orders',
      namespace: 'payments',
      generation: 1,
      annotations: { 'sandbox.berth.dev/generation': `${generation}` },
    },
    spec: {
      replicas: 2,
      volumeClaimTemplates: [
        { spec: { resources: { requests: { storage: '10Gi' } } } },
      ],
    },
    status: {
      observedGeneration: 1,
      replicas: 2,
      readyReplicas: ready,
      updatedReplicas: 2,
    },
  };
}

const aSecret = (nextRotation?: string): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: secretName, namespace: 'payments' },
  data: {
    password: 'b2xk',
    ...(nextRotation && {
      nextRotation: Buffer.from(nextRotation).toString('base64'),
    }),
  },
});

const stepOf = (database: Postgresql, related: KubernetesObject[] = []) => {
  const { status, objects = [] } = nextOfPostgresql(database, related, options);
  return {
    word: (status as Postgresql['status'])?.PostgresClusterStatus,
    names: objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`),
  };
};

describe("the stand-in for Zalando's operator", () => {
  it('says first that it creates, and makes nothing before', () => {
    expect(stepOf(aDatabase())).toEqual({ word: 'Creating', names: [] });
  });

  it('makes what belongs to a database', () => {
    const { word, names } = stepOf(
      aDatabase('Creating', { enableConnectionPooler: true }),
    );
    expect(word).toBe('Creating');
    expect(names).toEqual([
      `Secret ${secretName}`,
      'Service orders',
      'Service orders-repl',
      'Service orders-config',
      'StatefulSet orders',
      'Deployment orders-pooler',
      'Service orders-pooler',
    ]);
  });

  it.each([
    ['Creating', 1, 2, 'Creating'],
    ['Creating', 2, 1, 'Creating'],
    ['Creating', 2, 2, 'Running'],
    ['Running', 1, 2, 'Updating'],
    ['Updating', 2, 1, 'Updating'],
    ['Updating', 2, 2, 'Running'],
    // As upstream, a later loss does not change the word.
    ['Running', 2, 0, 'Running'],
  ])(
    'goes from %s, made of generation %d with %d ready, to %s',
    (word, generation, ready, next) => {
      const related = [aSet(generation, ready), aSecret()];
      expect(stepOf(aDatabase(word), related).word).toBe(next);
    },
  );

  it.each([
    [[], '2020-01-01T00:00:00Z', false],
    [['app'], undefined, false],
    [['app'], '2026-03-01T00:00:00Z', false],
    [['app'], '2020-01-01T00:00:00Z', true],
  ])('with %j and due at %s, rotates: %s', (users, due, rotates) => {
    const database = aDatabase('Running', {
      usersWithInPlaceSecretRotation: users,
    });
    const { names } = stepOf(database, [aSet(2, 2), aSecret(due)]);
    expect(names.includes(`Secret ${secretName}`)).toBe(rotates);
  });
});
