import { aCluster, type ClusterChanges } from './__testUtils__/aCluster';
import { withBackups } from './__testUtils__/withBackups';
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
      'Disruption budget':
        'the primary stays, and one replica may go at a time',
      Backups: 'off: nothing can be restored',
    });
  });

  it('leave out what is not known', () => {
    const spec = { imageName: undefined, storage: undefined, instances: 1 };
    expect(show({ spec, status: undefined })).toEqual({
      Instances: '0 of 1 ready',
      'Storage class': "the cluster's default",
      'Kept apart': 'nodes (preferred)',
      'Disruption budget': 'its node is not drained while it is there',
      Backups: 'off: nothing can be restored',
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

  it.each([
    [{ instances: 2 }, 'the primary stays, after a switchover if need be'],
    [{ enablePDB: false }, 'none: a node may be drained at any time'],
  ])('say what a drain of a node may do by %j', (spec, shown) => {
    expect(show({ spec })['Disruption budget']).toBe(shown);
  });

  it('say what can be restored, and what is declared beside', () => {
    const shown = Object.fromEntries(
      cloudNativePg
        .details(withBackups())
        .map(({ label, value }) => [label, value]),
    );
    expect(shown).toMatchObject({
      Backups: 'to s3://backups/payments, kept for 14d',
      Schedule: '0 0 2 * * * (seconds first), next 2026-08-21 02:00 UTC',
      'Restorable from': '2026-08-07 02:00 UTC',
      'Last backup': '2026-08-20 02:00 UTC',
      Poolers: 'orders-pooler-rw (transaction, active)',
      'Further databases': 'reports',
      'Further roles': 'analyst',
    });
    expect(shown).not.toHaveProperty('Last failed backup');
  });

  it('say so where there is no schedule, or it is paused', () => {
    const scheduleOf = (objects: ReturnType<typeof withBackups>) =>
      cloudNativePg.details(objects).find(({ label }) => label === 'Schedule')
        ?.value;
    const objects = withBackups();
    const [schedule, ...others] = objects.children;
    expect(scheduleOf({ ...objects, children: others })).toBe('none');
    (schedule.spec as any).suspend = true;
    expect(scheduleOf(objects)).toBe('0 0 2 * * * (seconds first), paused');
  });
});
