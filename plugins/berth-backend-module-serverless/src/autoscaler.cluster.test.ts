import { SandboxTenant } from '@berth/offering-tests';
import { startSandbox, type Sandbox } from '@berth/sandbox';
import { autoscaler } from './keda-scaled-object';

const deployment = (namespace: string) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace },
  spec: {
    replicas: 2,
    selector: { matchLabels: { app: 'web' } },
    template: {
      metadata: { labels: { app: 'web' } },
      spec: {
        securityContext: {
          runAsNonRoot: true,
          runAsUser: 101,
          seccompProfile: { type: 'RuntimeDefault' },
        },
        containers: [
          {
            name: 'web',
            image: 'nginxinc/nginx-unprivileged',
            resources: { requests: { cpu: '10m', memory: '16Mi' } },
            securityContext: {
              allowPrivilegeEscalation: false,
              capabilities: { drop: ['ALL'] },
            },
          },
        ],
      },
    },
  },
});

describe('an autoscaler in the sandbox, whose KEDA is simulated', () => {
  let sandbox: Sandbox;
  let tenant: SandboxTenant;

  // The first start on a machine builds the control plane.
  beforeAll(async () => {
    sandbox = await startSandbox({ operatorDelayMs: 20, operators: ['keda'] });
    tenant = await SandboxTenant.create({ sandbox, namespace: 'payments-dev' });
  }, 10 * 60_000);

  afterAll(async () => {
    await sandbox?.stop();
  }, 30_000);

  const replicas = async (count: number) => {
    await sandbox.admin.waitFor<any>(
      {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        namespace: tenant.namespace,
        name: 'web',
      },
      found => found?.status?.availableReplicas === (count || undefined),
      { timeoutMs: 30_000 },
    );
  };

  const ask = async (asked: number) => {
    await sandbox.admin.patch(
      {
        apiVersion: 'keda.sh/v1alpha1',
        kind: 'ScaledObject',
        namespace: tenant.namespace,
        name: 'web',
      },
      {
        metadata: {
          annotations: { 'simulation.berth.dev/replicas': String(asked) },
        },
      },
    );
  };

  it('waits for its Deployment, scales, pauses, and gives the replicas back', async () => {
    const written = await tenant.request(autoscaler, 'web', {
      workload: 'web',
      trigger: 'rabbitmq',
      queue: 'jobs',
      secret: 'rabbit',
      minReplicas: 0,
      maxReplicas: 4,
    });
    const degraded = await tenant.until(autoscaler, written, 'Degraded');
    expect(autoscaler.readiness(degraded).message).toMatch(
      /Is there a Deployment 'web'/,
    );

    await sandbox.apply(deployment(tenant.namespace));
    await tenant.until(autoscaler, written, 'Ready');
    await replicas(0);

    // More than may be.
    await ask(9);
    await replicas(4);
    let objects = await tenant.until(autoscaler, written, 'Ready', seen =>
      autoscaler.readiness(seen).message.startsWith('4 replicas now'),
    );

    await tenant.act(autoscaler, 'set-bounds', { maxReplicas: 6 }, objects);
    await replicas(6);
    objects = await tenant.until(autoscaler, written, 'Ready');

    await tenant.act(autoscaler, 'set-target', { target: 50 }, objects);
    objects = (await tenant.objects(autoscaler, written))!;
    expect(autoscaler.details(objects)).toContainEqual({
      label: 'Scaled by',
      value: 'RabbitMQ jobs: 50 messages waiting',
    });

    await tenant.act(autoscaler, 'pause', { replicas: 1 }, objects);
    await replicas(1);
    objects = await tenant.until(autoscaler, written, 'Suspended', seen =>
      seen.children.every(({ kind }) => kind === 'TriggerAuthentication'),
    );

    await tenant.act(autoscaler, 'resume', {}, objects);
    await replicas(6);
    await tenant.until(autoscaler, written, 'Ready');

    await tenant.delete(autoscaler, written);
    await replicas(2);
    expect([...tenant.seen]).toEqual(
      expect.arrayContaining(['Degraded', 'Ready', 'Suspended']),
    );
  }, 120_000);
});
