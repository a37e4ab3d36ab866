import type { ClaimObjects } from '@berth/backstage-plugin-berth-node';
import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import type { DatabaseLife } from '../../__testUtils__/DatabaseLife';

type Until = (
  phase: Parameters<DatabaseLife['tenant']['until']>[2],
  and?: (objects: ClaimObjects) => boolean,
) => Promise<ClaimObjects>;

/** What a step between may do to a database that is Ready. */
export interface LivingDatabase {
  act: (action: string, input: object, to: ClaimObjects) => Promise<void>;
  until: Until;
  objects: ClaimObjects;
}

/**
 * Lives through what all databases of Percona's operators can do: request,
 * Ready with what it uses of the quota, sizes, versions, backup, restore,
 * credentials, pause, deletion.
 */
export async function livePercona(
  life: DatabaseLife,
  options: {
    input: object;
    versions: { from: RegExp; to: string; line: string };
    /** Where backups go; to a bucket unless given. */
    backups?: object;
    /** How many disks there are in the end; one of each instance unless given. */
    disks?: number;
    /** The key of the Secret whose value a rotation replaces. */
    rotates: string;
    between?: (living: LivingDatabase) => Promise<ClaimObjects>;
  },
): Promise<void> {
  const { tenant, offering } = life;
  const { versions, rotates, between } = options;
  const input = {
    ...options.input,
    backups: options.backups ?? {
      destination: 's3://backups/payments',
      secret: 's3-keys',
    },
  };
  const usage = offering.usage(offering.parseInput(input));
  await life.countUse(usage);
  const written = await tenant.request(offering, 'orders', input);
  const act: LivingDatabase['act'] = (action, given, to) =>
    tenant.act(offering, action, given, to);
  const until: Until = (phase, and) =>
    tenant.until(offering, written, phase, and);
  const shows = (label: string, value: string | RegExp) => {
    const pattern = new RegExp(value);
    return (found: ClaimObjects) =>
      pattern.test(life.detail(found, label) ?? '');
  };

  let objects = await until('Ready', shows(versions.line, versions.from));
  await life.expectServices(objects);
  await life.expectUse(usage);
  assert.equal(life.detail(objects, 'Restorable'), undefined);

  await act('backup', {}, objects);
  objects = await until('Ready', shows('Restorable', /^from \d{4}-/));

  await act('scale', { instances: 3 }, objects);
  objects = await until('Ready', shows('Instances', '^3 of 3'));
  await act('resize', { plan: 'medium' }, objects);
  objects = await until('Ready', found => offering.planOf(found) === 'medium');
  await act('resize-storage', { storage: '20Gi' }, objects);
  objects = await until('Ready', shows('Storage', '^20Gi'));
  await act('change-schedule', { schedule: '15 3 * * 6', keep: 3 }, objects);
  objects = await until('Ready', shows('Schedule', '15 3'));
  await act('change-version', { version: versions.to }, objects);
  objects = await until('Ready', shows(versions.line, `^${versions.to}`));
  await act('restart', {}, objects);
  objects = await until('Ready');
  await life.expectRotation(objects, rotates);
  if (between) {
    objects = await between({ act, until, objects });
  }

  await act('restore-in-place', {}, objects);
  objects = await until('Ready', shows('Last restore', /ready|succeeded/));

  await act('pause', {}, objects);
  objects = await until('Suspended');
  assert.equal(offering.connection(objects), undefined);
  await act('resume', {}, objects);
  objects = await until('Ready', shows('Instances', '^3 of 3'));

  await expectDisks(life, options.disks ?? 3);
  await tenant.delete(offering, written);
  await expectDisks(life, 0);
}

/** That so many disks are there of the tenant's. */
async function expectDisks(
  { sandbox, tenant }: DatabaseLife,
  count: number,
): Promise<void> {
  const claims = {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    namespace: tenant.namespace,
  };
  const there = async () => (await sandbox.admin.list(claims)).items.length;
  const deadline = performance.now() + 30_000;
  while ((await there()) !== count && performance.now() < deadline) {
    await delay(100);
  }
  assert.equal(await there(), count);
}
