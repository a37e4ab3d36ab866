import { SandboxTenant } from '@berth/offering-tests';
import { startSandbox, type Sandbox } from '@berth/sandbox';
import { openFaasFunction } from './openfaas-function';

describe('a function in the sandbox, whose OpenFaaS is simulated', () => {
  let sandbox: Sandbox;
  let tenant: SandboxTenant;

  // The first start on a machine builds the control plane.
  beforeAll(async () => {
    sandbox = await startSandbox({
      operatorDelayMs: 20,
      operators: ['openfaas'],
    });
    tenant = await SandboxTenant.create({ sandbox, namespace: 'shop-fn' });
  }, 10 * 60_000);

  afterAll(async () => {
    await sandbox?.stop();
  }, 30_000);

  const reference = (kind: string, apiVersion: string) => ({
    apiVersion,
    kind,
    namespace: tenant.namespace,
    name: 'thumbnails',
  });

  const ask = (replicas: number) =>
    sandbox.admin.patch(reference('Function', 'openfaas.com/v1'), {
      metadata: {
        annotations: { 'simulation.berth.dev/replicas': String(replicas) },
      },
    });

  it('waits for its Secret, answers, is changed, sleeps and goes', async () => {
    const written = await tenant.request(openFaasFunction, 'thumbnails', {
      secrets: ['s3'],
      environment: { WIDTH: '80' },
    });
    const failed = await tenant.until(openFaasFunction, written, 'Failed');
    expect(openFaasFunction.readiness(failed).message).toMatch(/s3/);

    await sandbox.apply({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 's3', namespace: tenant.namespace },
      stringData: { key: 'simulated' },
    });
    let objects = await tenant.until(openFaasFunction, written, 'Ready');

    const image = 'ghcr.io/example/thumbnails:v2';
    await tenant.act(openFaasFunction, 'deploy', { image }, objects);
    objects = await tenant.until(openFaasFunction, written, 'Ready');
    const { spec } = await sandbox.admin.get<any>(
      reference('Deployment', 'apps/v1'),
    );
    expect(spec.template.spec.containers[0].image).toBe(image);

    await ask(9);
    objects = await tenant.until(openFaasFunction, written, 'Ready', seen =>
      openFaasFunction.readiness(seen).message.startsWith('3 '),
    );

    await tenant.act(
      openFaasFunction,
      'scale',
      { maxReplicas: 4, scaleToZero: true },
      objects,
    );
    objects = await tenant.until(openFaasFunction, written, 'Ready', seen =>
      openFaasFunction.readiness(seen).message.startsWith('4 '),
    );

    await tenant.act(openFaasFunction, 'resize', { plan: 'medium' }, objects);
    objects = await tenant.until(openFaasFunction, written, 'Ready');
    await tenant.act(
      openFaasFunction,
      'set-variables',
      { remove: ['WIDTH'] },
      objects,
    );
    objects = await tenant.until(openFaasFunction, written, 'Ready');
    expect((objects.primary.spec as any).environment).toEqual({});

    await ask(0);
    await tenant.until(openFaasFunction, written, 'Suspended');
    await ask(1);
    await tenant.until(openFaasFunction, written, 'Ready');

    await tenant.delete(openFaasFunction, written);
    await sandbox.admin.waitFor(
      reference('Deployment', 'apps/v1'),
      found => !found,
    );
  }, 120_000);
});
