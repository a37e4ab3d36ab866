import type { ClaimObjects } from '@berth/backstage-plugin-berth-node';
import { DatabaseLife } from '../__testUtils__/DatabaseLife';
import { livePercona } from '../percona/__testUtils__/livePercona';
import { perconaMongoDb } from './offering';

describe('a MongoDB in the sandbox, whose operator is simulated', () => {
  const life = DatabaseLife.forTests(perconaMongoDb, ['percona-mongodb']);

  it('becomes Ready, changes, is backed up and restored, pauses and goes', async () => {
    await livePercona(life, {
      input: { version: '7.0', storageClass: 'standard' },
      versions: { from: /^7\.0/, to: '8.0', line: 'MongoDB' },
      rotates: 'password',
      between: async ({ act, until, objects }) => {
        await act('add-user', { user: 'reader', database: 'app' }, objects);
        await life.secretOf(objects, ({ data }) => 'reader' in data);
        const both = (found: ClaimObjects) =>
          life.detail(found, 'Users') === 'app, reader';
        return until('Ready', both);
      },
    });
    expect(life.oddPhases()).toEqual([]);
  }, 240_000);

  it('says what the operator refuses', async () => {
    const { tenant, offering, sandbox } = life;
    const written = await tenant.request(offering, 'even');
    await tenant.until(offering, written, 'Ready');
    await sandbox.admin.patch(
      {
        apiVersion: written.apiVersion,
        kind: written.kind,
        namespace: tenant.namespace,
        name: 'even',
      },
      { spec: { unsafeFlags: null } },
    );
    const objects = await tenant.until(offering, written, 'Degraded');
    expect(offering.readiness(objects).message).toContain('unsafeFlags');
    await tenant.delete(offering, written);
  }, 120_000);
});
