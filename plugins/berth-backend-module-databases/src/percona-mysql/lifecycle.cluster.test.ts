import { DatabaseLife } from '../__testUtils__/DatabaseLife';
import { livePercona } from '../percona/__testUtils__/livePercona';
import { perconaMySql } from './offering';

describe('a MySQL with group replication in the sandbox, whose operator is simulated', () => {
  const life = DatabaseLife.forTests(perconaMySql, ['percona-mysql']);

  it('becomes Ready, changes, is backed up and restored, pauses and goes', async () => {
    await livePercona(life, {
      input: { version: '8.0', storageClass: 'standard' },
      versions: { from: /^8\.0/, to: '8.4', line: 'MySQL' },
      rotates: 'password',
    });
    expect(life.oddPhases()).toEqual([]);
  }, 240_000);
});
