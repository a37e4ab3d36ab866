import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import {
  recordOf,
  statusOf,
  type ClaimObjects,
} from '@berth/backstage-plugin-berth-node';
import { DatabaseLife } from '../__testUtils__/DatabaseLife';
import { crunchyPostgres } from './offering';

describe('Crunchy PGO in the sandbox, simulated', () => {
  const life = DatabaseLife.forTests(crunchyPostgres, ['crunchy-pgo']);

  it('becomes Ready, changes, upgrades, restores and goes', async () => {
    const { tenant, offering } = life;
    const act = (action: string, input: object, to: ClaimObjects) =>
      tenant.act(offering, action, input, to);
    const shows = (label: string, value: string) => (found: ClaimObjects) =>
      life.detail(found, label) === value;

    const input = { instances: 2, version: '17', pooler: true };
    const written = await tenant.request(offering, 'shop', input);
    const until = (
      phase: Parameters<typeof tenant.until>[2],
      and?: (objects: ClaimObjects) => boolean,
    ) => tenant.until(offering, written, phase, and);

    let objects = await until('Ready');
    await life.expectServices(objects);
    await life.expectRotation(objects);

    await act('backup', {}, objects);
    objects = await until(
      'Ready',
      found => life.detail(found, 'Last backup') !== undefined,
    );
    await act('scale', { instances: 3 }, objects);
    objects = await until('Ready', shows('Instances', '3 of 3 ready'));
    await act('resize-storage', { storage: '20Gi' }, objects);
    objects = await until('Ready', shows('Storage', '20Gi each'));
    await act('change-schedule', { schedule: '15 3 * * 6' }, objects);
    objects = await until('Ready', shows('Schedule', 'full: 15 3 * * 6'));
    await act('add-role', { name: 'reader', database: 'reports' }, objects);
    objects = await until('Ready', shows('Users', 'app, reader'));
    await act('restart', {}, objects);
    objects = await until('Ready');

    await act('change-version', { version: '18' }, objects);
    objects = await until(
      'Suspended',
      found => offering.readiness(found).reason === 'UpgradeToFinish',
    );
    expect(offering.actionUnavailable('resume', objects)).toMatch(/finish/);
    await act('finish-upgrade', {}, objects);
    objects = await until('Ready', shows('PostgreSQL', '18'));

    const targetTime = new Date().toISOString().replace(/\.\d+/, '');
    await act('restore-in-place', { targetTime }, objects);
    objects = await until('Ready', isRestored);

    await act('restore', { name: 'shop-old' }, objects);
    const copy: KubernetesObject = {
      ...written,
      metadata: { name: 'shop-old' },
    };
    await life.secretOf(
      await tenant.until(offering, copy, 'Ready', isRestored),
    );
    await tenant.delete(offering, copy);

    await act('remove-pooler', {}, objects);
    objects = await until('Ready', shows('Pooler', 'off'));
    await act('shutdown', {}, objects);
    // The upgrade that is finished takes nothing away from that.
    objects = await until(
      'Suspended',
      found => offering.readiness(found).reason === 'Shutdown',
    );
    await act('resume', {}, objects);
    await until('Ready');
    await tenant.delete(offering, written);
  }, 180_000);

  it('takes no more of the quota than it says', async () => {
    const { tenant, offering, sandbox } = life;
    const input = { instances: 2, storageClass: 'standard', pooler: true };
    const usage = offering.usage(offering.parseInput(input));
    const quota = { apiVersion: 'v1', kind: 'ResourceQuota', name: 'all' };
    await sandbox.apply({
      apiVersion: quota.apiVersion,
      kind: quota.kind,
      metadata: { name: quota.name, namespace: tenant.namespace },
      spec: { hard: usage },
    });
    const written = await tenant.request(offering, 'fitting', input);
    const objects = await tenant.until(offering, written, 'Ready');
    expect(life.detail(objects, 'Instances')).toBe('2 of 2 ready');
    await tenant.delete(offering, written);
  }, 90_000);

  it('was never in a state that Berth does not know', () => {
    expect(life.oddPhases()).toEqual([]);
  });
});

function isRestored({ primary }: ClaimObjects): boolean {
  const { pgbackrest } = statusOf(primary);
  return recordOf(recordOf(pgbackrest).restore).finished === true;
}
