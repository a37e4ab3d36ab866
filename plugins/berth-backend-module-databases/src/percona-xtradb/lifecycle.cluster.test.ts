import { DatabaseLife } from '../__testUtils__/DatabaseLife';
import { livePercona } from '../percona/__testUtils__/livePercona';
import { perconaXtraDb } from './offering';

describe('a MySQL of XtraDB Cluster in the sandbox, whose operator is simulated', () => {
  const life = DatabaseLife.forTests(perconaXtraDb, ['percona-xtradb']);

  it('becomes Ready, changes, is backed up and restored, pauses and goes', async () => {
    await livePercona(life, {
      input: { version: '8.0', storageClass: 'standard' },
      versions: { from: /^8\.0/, to: '8.4', line: 'MySQL' },
      rotates: 'password',
      between: async ({ act, until, objects }) => {
        await act('add-user', { user: 'reader', database: 'log' }, objects);
        await life.secretOf(objects, ({ data }) => 'reader' in data);
        return until(
          'Ready',
          found =>
            life.detail(found, 'Databases') === 'app, log' &&
            life.detail(found, 'Proxies') === '2 of 2 ready',
        );
      },
    });
    expect(life.oddPhases()).toEqual([]);
  }, 240_000);
});
