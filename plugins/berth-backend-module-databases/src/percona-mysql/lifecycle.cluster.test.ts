import { DatabaseLife } from '../__testUtils__/DatabaseLife';
import { livePercona } from '../percona/__testUtils__/livePercona';
import { perconaMySql } from './offering';

describe('a MySQL with group replication in the sandbox, whose operator is simulated', () => {
  let life: DatabaseLife;

  // The first start on a machine builds the control plane.
  beforeAll(async () => {
    life = await DatabaseLife.start(perconaMySql, ['percona-mysql']);
  }, 10 * 60_000);

  afterAll(async () => {
    await life?.stop();
  }, 30_000);

  it('becomes Ready, changes, is backed up and restored, pauses and goes', async () => {
    await livePercona(life, {
      input: { version: '8.0', storageClass: 'standard' },
      versions: { from: /^8\.0/, to: '8.4', line: 'MySQL' },
      rotates: 'password',
    });
    const seen = [...life.tenant.seen];
    expect(seen).toContain('Provisioning');
    expect(seen).not.toContain('Unknown');
    expect(seen).not.toContain('Failed');
  }, 240_000);
});
