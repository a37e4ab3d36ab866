import { DatabaseLife } from '../__testUtils__/DatabaseLife';
import { livePercona } from '../percona/__testUtils__/livePercona';
import { perconaPostgreSql } from './offering';

describe('a PostgreSQL of Percona in the sandbox, whose operator is simulated', () => {
  const life = DatabaseLife.forTests(perconaPostgreSql, ['percona-postgresql']);

  it('becomes Ready, changes, is backed up and restored, pauses and goes', async () => {
    await livePercona(life, {
      input: { version: '17', storageClass: 'standard' },
      versions: { from: /^17/, to: '18', line: 'PostgreSQL' },
      backups: {},
      disks: 4,
      rotates: 'password',
      between: async ({ act, until, objects }) => {
        const name = 'orders-old';
        await act('restore', { name, instances: 1 }, objects);
        const copy = { ...objects.primary, metadata: { name } };
        const restored = await life.tenant.until(
          perconaPostgreSql,
          copy,
          'Ready',
        );
        expect((await life.secretOf(restored)).metadata.name).toBe(
          `${name}-pguser-app`,
        );
        await life.tenant.delete(perconaPostgreSql, copy);
        return until('Ready');
      },
    });
    expect(life.oddPhases()).toEqual([]);
  }, 240_000);
});
