import { SandboxTenant } from '@berth/offering-tests';
import { startSandbox, type Sandbox } from '@berth/sandbox';
import { notebook } from './notebook';

describe('machine learning in the sandbox, whose operators are simulated', () => {
  let sandbox: Sandbox;
  let tenant: SandboxTenant;

  // The first start on a machine builds the control plane.
  beforeAll(async () => {
    sandbox = await startSandbox({
      operatorDelayMs: 50,
      operators: ['kubeflow-notebooks'],
    });
    tenant = await SandboxTenant.create({ sandbox, namespace: 'research' });
  }, 10 * 60_000);

  afterAll(async () => {
    await sandbox?.stop();
  }, 30_000);

  it('a notebook starts, stops, starts, grows and goes', async () => {
    const written = await tenant.request(notebook, 'lab');
    let objects = await tenant.until(notebook, written, 'Ready');
    expect(notebook.connection(objects)?.endpoints).toEqual([
      expect.objectContaining({
        url: 'http://lab.research.svc/notebook/research/lab/',
      }),
    ]);
    await tenant.act(notebook, 'stop', {}, objects);
    objects = await tenant.until(notebook, written, 'Suspended');
    await tenant.act(notebook, 'start', {}, objects);
    objects = await tenant.until(notebook, written, 'Ready');
    await tenant.act(notebook, 'resize', { plan: 'medium' }, objects);
    const pod = {
      apiVersion: 'v1',
      kind: 'Pod',
      namespace: 'research',
      name: 'lab-0',
    };
    await sandbox.admin.waitFor(pod, found =>
      JSON.stringify(found?.spec ?? {}).includes('"memory":"8Gi"'),
    );
    await tenant.until(notebook, written, 'Ready');
    await tenant.delete(notebook, written);
  }, 90_000);

  it('nothing was ever in a state that Berth does not know', () => {
    expect([...tenant.seen]).toContain('Provisioning');
    expect([...tenant.seen]).not.toContain('Unknown');
    expect([...tenant.seen]).not.toContain('Failed');
  });
});
