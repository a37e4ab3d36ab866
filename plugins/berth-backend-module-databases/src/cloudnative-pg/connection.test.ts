import { aCluster, type ClusterChanges } from './__testUtils__/aCluster';
import { withBackups } from './__testUtils__/withBackups';
import { cloudNativePg } from './offering';

const connect = (changes: ClusterChanges = {}) =>
  cloudNativePg.connection(aCluster(changes));

const hosts = (changes: ClusterChanges = {}) =>
  connect(changes)?.endpoints.map(({ host }) => host);

describe('the connection', () => {
  it('names every Service and the Secret, and no value', () => {
    expect(connect()).toEqual({
      endpoints: [
        {
          name: 'read-write',
          description: expect.any(String),
          host: 'orders-rw.payments.svc',
          port: 5432,
        },
        {
          name: 'read-only',
          description: expect.any(String),
          host: 'orders-ro.payments.svc',
          port: 5432,
        },
        {
          name: 'read',
          description: expect.any(String),
          host: 'orders-r.payments.svc',
          port: 5432,
        },
      ],
      secret: {
        namespace: 'payments',
        name: 'orders-app',
        keys: expect.arrayContaining(['username', 'password', 'uri']),
      },
    });
  });

  it.each<[string, ClusterChanges['status']]>([
    ['no status', undefined],
    ['an empty status', {}],
    [
      'no Service and no instance',
      { readyInstances: 0, phase: 'Setting up primary' },
    ],
  ])('is not known with %s', (_, status) => {
    expect(connect({ status })).toBeUndefined();
  });

  it('is known as soon as an instance is ready', () => {
    expect(hosts({ status: { readyInstances: 1 } })).toEqual([
      'orders-rw.payments.svc',
      'orders-ro.payments.svc',
      'orders-r.payments.svc',
    ]);
  });

  it('goes by the names that the operator reports', () => {
    const reports = { writeService: 'pg-write', readService: 'pg-read' };
    expect(hosts({ reports })).toEqual([
      'pg-write.payments.svc',
      'orders-ro.payments.svc',
      'pg-read.payments.svc',
    ]);
  });

  it('leaves out a Service with nobody behind it', () => {
    expect(hosts({ spec: { instances: 1 } })).toEqual([
      'orders-rw.payments.svc',
      'orders-r.payments.svc',
    ]);
  });

  it('leaves out a Service that was turned off', () => {
    const managed = { services: { disabledDefaultServices: ['ro', 'r'] } };
    expect(hosts({ spec: { managed } })).toEqual(['orders-rw.payments.svc']);
  });

  it.each(['initdb', 'recovery', 'pg_basebackup'])(
    'names the Secret that somebody brought to %s',
    method => {
      const bootstrap = { [method]: { secret: { name: 'my-own' } } };
      expect(connect({ spec: { bootstrap } })?.secret).toEqual({
        namespace: 'payments',
        name: 'my-own',
        keys: ['username', 'password'],
      });
    },
  );

  it('has no Secret after a restore that named no owner', () => {
    const bootstrap = (more: object) => ({
      spec: { bootstrap: { recovery: { source: 'origin', ...more } } },
    });
    expect(connect(bootstrap({}))).not.toHaveProperty('secret');
    expect(connect(bootstrap({ owner: 'app' }))?.secret?.name).toBe(
      'orders-app',
    );
  });

  it('names a pooler that lets clients through', () => {
    const objects = withBackups();
    const pooled = () =>
      cloudNativePg
        .connection(objects)
        ?.endpoints.filter(({ name }) => name.startsWith('pooled'));
    expect(pooled()).toEqual([
      expect.objectContaining({
        host: 'orders-pooler-rw.payments.svc',
        port: 5432,
      }),
    ]);
    objects.children.find(o => o.kind === 'Pooler')!.status = {
      phase: 'inactive',
    };
    expect(pooled()).toEqual([]);
  });
});
