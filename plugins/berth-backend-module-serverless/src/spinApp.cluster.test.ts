import { SandboxTenant } from '@berth/offering-tests';
import { startSandbox, type Sandbox } from '@berth/sandbox';
import { autoscaler } from './keda-scaled-object';
import { spinApp } from './spin-app';

describe('a WebAssembly app in the sandbox, whose SpinKube is simulated', () => {
  let sandbox: Sandbox;
  let tenant: SandboxTenant;

  // The first start on a machine builds the control plane.
  beforeAll(async () => {
    sandbox = await startSandbox({
      operatorDelayMs: 20,
      operators: ['spinkube', 'keda'],
    });
    tenant = await SandboxTenant.create({ sandbox, namespace: 'shop-dev' });
  }, 10 * 60_000);

  afterAll(async () => {
    await sandbox?.stop();
  }, 30_000);

  const reference = () => ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    namespace: tenant.namespace,
    name: 'hello',
  });

  it('waits for its executor, and says so', async () => {
    const written = await tenant.request(spinApp, 'waiting', {
      executor: 'spintainer',
    });
    const objects = await tenant.until(spinApp, written, 'Provisioning');
    expect(spinApp.readiness(objects).message).toMatch(/'spintainer'/);

    await sandbox.apply({
      apiVersion: 'core.spinkube.dev/v1alpha1',
      kind: 'SpinAppExecutor',
      metadata: { name: 'spintainer', namespace: tenant.namespace },
      spec: { createDeployment: true },
    });
    await tenant.until(spinApp, written, 'Ready');
    await tenant.delete(spinApp, written);
  }, 90_000);

  it('runs, is changed, is left to an autoscaler and taken back, and goes', async () => {
    const written = await tenant.request(spinApp, 'hello', {
      plan: 'medium',
      variables: { greeting: 'Moin' },
    });
    let objects = await tenant.until(spinApp, written, 'Ready');
    expect(spinApp.readiness(objects).message).toBe('2 replicas answer.');
    expect(spinApp.connection(objects)?.endpoints[0].url).toBe(
      'http://hello.shop-dev.svc',
    );

    const image = 'ghcr.io/example/hello:v2';
    await tenant.act(spinApp, 'deploy', { image }, objects);
    objects = await tenant.until(spinApp, written, 'Ready');
    const { spec } = await sandbox.admin.get<any>(reference());
    expect(spec.template.spec.containers[0].image).toBe(image);

    await tenant.act(spinApp, 'scale', { replicas: 3 }, objects);
    objects = await tenant.until(spinApp, written, 'Ready', seen =>
      spinApp.readiness(seen).message.startsWith('3 '),
    );

    await tenant.act(spinApp, 'resize', { plan: 'small' }, objects);
    objects = await tenant.until(spinApp, written, 'Ready');
    await tenant.act(
      spinApp,
      'set-variables',
      { remove: ['greeting'] },
      objects,
    );
    objects = await tenant.until(spinApp, written, 'Ready');
    expect((objects.primary.spec as any).variables).toEqual([]);

    await tenant.act(spinApp, 'autoscale', {}, objects);
    const scaler = await tenant.request(autoscaler, 'hello', {
      workload: 'hello',
      trigger: 'cron',
      minReplicas: 0,
    });
    await tenant.until(autoscaler, scaler, 'Ready');
    objects = await tenant.until(spinApp, written, 'Ready', seen =>
      spinApp.readiness(seen).message.includes('to zero'),
    );

    await tenant.delete(autoscaler, scaler);
    await tenant.act(spinApp, 'scale', { replicas: 1 }, objects);
    await tenant.until(spinApp, written, 'Ready', seen =>
      spinApp.readiness(seen).message.startsWith('1 replica '),
    );

    await tenant.delete(spinApp, written);
    await sandbox.admin.waitFor(reference(), found => !found);
  }, 120_000);
});
