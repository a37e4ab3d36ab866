import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import type { ClaimObjects } from '@berth/backstage-plugin-berth-node';
import { DatabaseLife } from '../__testUtils__/DatabaseLife';
import { zalandoPostgres } from './offering';

describe("Zalando's postgres-operator in the sandbox, simulated", () => {
  const life = DatabaseLife.forTests(zalandoPostgres, ['zalando-postgres']);

  it('becomes Ready, changes, pauses, restores and goes', async () => {
    const { tenant, offering, sandbox } = life;
    const act = (action: string, input: object, to: ClaimObjects) =>
      tenant.act(offering, action, input, to);
    const shows = (label: string, value: string) => (found: ClaimObjects) =>
      life.detail(found, label) === value;

    const input = {
      instances: 2,
      version: '17',
      storageClass: 'standard',
      pooler: 'session',
    };
    const usage = offering.usage(offering.parseInput(input));
    await life.countUse(usage);
    const written = await tenant.request(offering, 'ledger', input);
    const until = (
      phase: Parameters<typeof tenant.until>[2],
      and?: (objects: ClaimObjects) => boolean,
    ) => tenant.until(offering, written, phase, and);

    let objects = await until('Ready');
    await life.expectServices(objects);
    await life.expectUse(usage);
    await life.expectRotation(objects);

    objects = await until('Ready');
    await act('scale', { instances: 3 }, objects);
    objects = await until('Ready', shows('Instances', '3 of 3 ready'));
    await act('resize-storage', { storage: '20Gi' }, objects);
    objects = await until('Ready', shows('Storage', '20Gi each'));
    const claims = { apiVersion: 'v1', kind: 'PersistentVolumeClaim' };
    await expectSoon(async () => {
      const { items } = await sandbox.admin.list({
        ...claims,
        namespace: tenant.namespace,
      });
      return items.every(({ spec }) => sizeOf(spec) === '20Gi');
    });

    await act('change-version', { version: '18' }, objects);
    await act('add-role', { name: 'reader' }, objects);
    await act('add-database', { name: 'reports' }, objects);
    await sandbox.admin.waitFor(
      {
        apiVersion: 'v1',
        kind: 'Secret',
        namespace: tenant.namespace,
        name: 'reader.ledger.credentials.postgresql.acid.zalan.do',
      },
      found => Boolean(found),
    );
    objects = await until('Ready', shows('Databases', 'app, reports'));
    expect(life.detail(objects, 'PostgreSQL')).toBe('18');
    await act('restart', {}, objects);
    objects = await until('Ready');

    await act('restore', { name: 'copy' }, objects);
    const copy: KubernetesObject = { ...written, metadata: { name: 'copy' } };
    await life.secretOf(await tenant.until(offering, copy, 'Ready'));
    await tenant.delete(offering, copy);

    await act('remove-pooler', {}, objects);
    objects = await until('Ready');
    await act('pause', {}, objects);
    objects = await until('Suspended');
    expect(offering.actionUnavailable('scale', objects)).toMatch(/resume/);
    await act('resume', {}, objects);
    await until('Ready', shows('Instances', '3 of 3 ready'));
    await tenant.delete(offering, written);
  }, 180_000);

  it('was never in a state that Berth does not know', () => {
    expect(life.oddPhases()).toEqual([]);
  });
});

function sizeOf(spec: unknown): string | undefined {
  const { resources } = spec as {
    resources: { requests: { storage?: string } };
  };
  return resources.requests.storage;
}

async function expectSoon(isSo: () => Promise<boolean>): Promise<void> {
  for (let tried = 0; tried < 200 && !(await isSo()); tried++) {
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  expect(await isSo()).toBe(true);
}
