import { mockServices } from '@backstage/backend-test-utils';
import { ManualClock } from '../__testUtils__/ManualClock';
import type { ClusterStatus, ClusterStore } from '../fleet/ClusterStore';
import type { ClusterDirectory } from './ClusterDirectory';
import { HealthQueries } from './HealthQueries';

describe('HealthQueries', () => {
  const clock = ManualClock.create('2026-01-01T01:00:00.000Z');
  const health = (statuses: () => Promise<Map<string, ClusterStatus>>) =>
    HealthQueries.create({
      clusters: {
        list: () =>
          ['east', 'west'].map(name => ({ name, title: name.toUpperCase() })),
      } as unknown as ClusterDirectory,
      store: { statuses } as unknown as ClusterStore,
      leases: { held: () => ['west'] },
      clock,
      logger: mockServices.logger.mock(),
    });

  it('is ready while a cluster is away, and says for how long that has been', async () => {
    const statuses = new Map<string, ClusterStatus>([
      [
        'east',
        {
          state: 'stale',
          staleSince: '2026-01-01T00:58:40.000Z',
          heardAt: '2026-01-01T00:58:30.000Z',
          message: 'EAST does not answer',
        },
      ],
    ]);
    expect(await health(async () => statuses).read()).toEqual({
      ready: true,
      clusters: [
        {
          name: 'east',
          title: 'EAST',
          state: 'stale',
          staleSince: '2026-01-01T00:58:40.000Z',
          heardAt: '2026-01-01T00:58:30.000Z',
          silentSeconds: 90,
          message: 'EAST does not answer',
          followedHere: false,
        },
        { name: 'west', title: 'WEST', state: 'unknown', followedHere: true },
      ],
    });
  });

  it('is not ready when the database fails', async () => {
    const failing = async () => {
      throw new Error('connect ECONNREFUSED');
    };
    expect(await health(failing).read()).toMatchObject({
      ready: false,
      message: 'The database does not answer',
      clusters: [{ name: 'east' }, { name: 'west' }],
    });
  });

  it('is not ready when the database takes too long', async () => {
    const reading = health(() => new Promise(() => {})).read();
    await clock.advance(3_000);
    expect(await reading).toMatchObject({ ready: false });
    expect(clock.sleeping).toEqual([]);
  });
});
