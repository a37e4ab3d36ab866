import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import {
  statusOf,
  type ClaimObjects,
} from '@berth/backstage-plugin-berth-node';
import { DatabaseLife } from '../__testUtils__/DatabaseLife';
import { cloudNativePg } from './offering';

describe('CloudNativePG in the sandbox, whose operator is simulated', () => {
  const life = DatabaseLife.forTests(cloudNativePg, ['cloudnative-pg']);

  it('becomes Ready with backups and a pooler, changes, restores and goes', async () => {
    const { tenant, offering } = life;
    const act = (action: string, input: object, to: ClaimObjects) =>
      tenant.act(offering, action, input, to);
    const shows =
      (label: string, value: string | RegExp) => (found: ClaimObjects) =>
        RegExp(value).test(life.detail(found, label) ?? '');

    const input = {
      instances: 2,
      version: '17',
      storageClass: 'standard',
      pooler: 'transaction',
      backups: { destination: 's3://backups/payments', secret: 's3-keys' },
    };
    const usage = offering.usage(offering.parseInput(input));
    await life.countUse(usage);
    const written = await tenant.request(offering, 'orders', input);
    const until = (
      phase: Parameters<typeof tenant.until>[2],
      and?: (objects: ClaimObjects) => boolean,
    ) => tenant.until(offering, written, phase, and);

    let objects = await until('Ready', shows('Restorable from', /./));
    await life.expectServices(objects);
    await life.expectUse(usage);
    expect(life.detail(objects, 'Poolers')).toMatch(/active/);
    expect(life.detail(objects, 'Schedule')).toMatch(/next \d{4}-/);

    expect(backupsOf(objects)).toEqual(['completed']);
    await act('backup', {}, objects);
    objects = await until(
      'Ready',
      found => `${backupsOf(found)}` === 'completed,completed',
    );

    await act('scale', { instances: 3 }, objects);
    objects = await until('Ready', shows('Instances', '^3 of 3 ready'));
    await act('resize-storage', { storage: '20Gi' }, objects);
    objects = await until('Ready', shows('Storage', '^20Gi'));
    await act('change-schedule', { schedule: '15 3 * * 6' }, objects);
    objects = await until('Ready', shows('Schedule', '03:15'));
    await act('add-database', { name: 'reports' }, objects);
    await act('add-role', { name: 'readers' }, objects);
    objects = await until(
      'Ready',
      found =>
        shows('Further databases', 'reports')(found) &&
        shows('Further roles', 'readers')(found),
    );

    await act('change-version', { version: '18' }, objects);
    objects = await until('Ready', shows('PostgreSQL', '^18'));
    await life.expectRotation(objects);

    await act('restore', { name: 'orders-old' }, objects);
    const restored: KubernetesObject = {
      ...written,
      metadata: { name: 'orders-old' },
    };
    const copy = await tenant.until(
      offering,
      restored,
      'Ready',
      shows('Restorable from', /./),
    );
    await life.secretOf(copy);
    expect(copy.children.map(({ kind }) => kind).sort()).toEqual([
      'Backup',
      'ObjectStore',
      'ScheduledBackup',
    ]);

    await act('remove-pooler', {}, objects);
    await act('hibernate', {}, objects);
    objects = await until('Suspended');
    expect(offering.actionUnavailable('scale', objects)).toMatch(/resume/);
    await act('resume', {}, objects);
    await until('Ready');
    await tenant.delete(offering, written);
    expect(await tenant.objects(offering, restored)).toBeDefined();
    await tenant.delete(offering, restored);
  }, 180_000);

  it('was never in a state that Berth does not know', () => {
    expect(life.oddPhases()).toEqual([]);
  });
});

function backupsOf({ children }: ClaimObjects): unknown[] {
  return children
    .filter(({ kind }) => kind === 'Backup')
    .map(object => statusOf(object).phase);
}
