import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import type { ClaimObjects } from '@berth/backstage-plugin-berth-node';
import { SandboxTenant } from '@berth/offering-tests';
import { startSandbox, type Sandbox } from '@berth/sandbox';
import { required } from './__testUtils__/cases';
import { argoWorkflow } from './argo-workflow';
import { inferenceService } from './inference-service';
import { katibExperiment } from './katib-experiment';
import { llmInferenceService } from './llm-inference-service';
import { notebook } from './notebook';
import { profile } from './profile';
import { pyTorchJob } from './pytorch-job';
import { tfJob } from './tf-job';
import { trainJob } from './train-job';
import { workspace } from './workspace';

describe('machine learning in the sandbox, whose operators are simulated', () => {
  let sandbox: Sandbox;
  let tenant: SandboxTenant;

  // The first start on a machine builds the control plane.
  beforeAll(async () => {
    sandbox = await startSandbox({
      operatorDelayMs: 50,
      operators: [
        'kubeflow-notebooks',
        'kserve',
        'kubeflow-trainer',
        'kubeflow-training-operator',
        'argo-workflows',
        'katib',
        'kubeflow-workspaces',
        'kubeflow-profiles',
        'kueue',
      ],
    });
    tenant = await SandboxTenant.create({ sandbox, namespace: 'research' });
  }, 10 * 60_000);

  afterAll(async () => {
    await sandbox?.stop();
  }, 30_000);

  const annotate = (written: KubernetesObject, annotations: object) =>
    sandbox.admin.patch(
      {
        apiVersion: written.apiVersion,
        kind: written.kind,
        namespace: 'research',
        name: String(written.metadata.name),
      },
      { metadata: { annotations } },
    );
  const progress = 'simulation.berth.dev/progress';

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

  it('a model is served, shifted to a new version, rolled back and stopped', async () => {
    const written = await tenant.request(
      inferenceService,
      'iris',
      required.inference,
    );
    let objects = await tenant.until(inferenceService, written, 'Ready');
    expect(inferenceService.connection(objects)?.endpoints).toHaveLength(2);

    const shares = () =>
      (objects.primary.status as any).components.predictor.traffic.map(
        (share: { percent: number }) => share.percent,
      );
    const untilShares = async (...wanted: number[]) => {
      objects = await tenant.until(
        inferenceService,
        written,
        'Ready',
        ({ primary }) => {
          objects = { primary, children: [] };
          return JSON.stringify(shares()) === JSON.stringify(wanted);
        },
      );
    };
    const act = (action: string, input: object = {}) =>
      tenant.act(inferenceService, action, input, objects);

    await untilShares(100);
    await act('canary', { storageUri: 's3://models/iris/v2' });
    await untilShares(10, 90);
    await act('shift-traffic', { percent: 50 });
    await untilShares(50, 50);
    await act('promote');
    await untilShares(100);
    await act('rollback');
    await untilShares(0, 100);

    await act('stop');
    objects = await tenant.until(inferenceService, written, 'Suspended');
    await act('start');
    objects = await tenant.until(inferenceService, written, 'Ready');
    await tenant.delete(inferenceService, written);
  }, 120_000);

  it('a model on a Deployment grows, and says what keeps it from being loaded', async () => {
    const written = await tenant.request(inferenceService, 'plain', {
      ...required.inference,
      mode: 'Standard',
    });
    const objects = await tenant.until(inferenceService, written, 'Ready');
    await tenant.act(
      inferenceService,
      'scale',
      { minReplicas: 2, maxReplicas: 3 },
      objects,
    );
    await tenant.until(inferenceService, written, 'Provisioning');
    await tenant.until(inferenceService, written, 'Ready');

    const { apiVersion, kind } = written;
    await sandbox.admin.patch(
      { apiVersion, kind, namespace: 'research', name: 'plain' },
      {
        metadata: {
          annotations: { 'simulation.berth.dev/failure': 'no such bucket' },
        },
      },
    );
    const { primary } = await tenant.until(inferenceService, written, 'Failed');
    expect(
      inferenceService.readiness({ primary, children: [] }).message,
    ).toContain('no such bucket');
    tenant.seen.delete('Failed');
    await tenant.delete(inferenceService, written);
  }, 90_000);

  it('an experiment tries out, is stopped, goes on with more and ends', async () => {
    const written = await tenant.request(katibExperiment, 'sweep', {
      ...required.image,
      maxTrials: 6,
    });
    await annotate(written, { [progress]: '50' });
    let objects = await tenant.until(
      katibExperiment,
      written,
      'Provisioning',
      ({ primary }) => (primary.status as any)?.trialsSucceeded === 3,
    );
    await tenant.act(katibExperiment, 'stop', {}, objects);
    await annotate(written, { [progress]: null });
    objects = await tenant.until(katibExperiment, written, 'Ready');
    expect(objects.primary.status).toMatchObject({ trialsSucceeded: 5 });
    await tenant.act(katibExperiment, 'more-trials', { maxTrials: 8 }, objects);
    objects = await tenant.until(
      katibExperiment,
      written,
      'Ready',
      ({ primary }) => (primary.status as any)?.trialsSucceeded === 8,
    );
    expect(katibExperiment.details(objects)).toContainEqual(
      expect.objectContaining({ label: 'Best trial', value: 'sweep-trial-8' }),
    );
    await tenant.delete(katibExperiment, written);
  }, 90_000);

  it('a workflow runs the steps of its template, is held, and runs again', async () => {
    await sandbox.apply({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'WorkflowTemplate',
      metadata: { name: 'nightly', namespace: 'research' },
      spec: {
        entrypoint: 'all',
        templates: [
          {
            name: 'all',
            steps: [
              [{ name: 'load', template: 'work' }],
              [
                { name: 'train', template: 'work' },
                { name: 'test', template: 'work' },
              ],
            ],
          },
          { name: 'work', container: { image: 'busybox:1.37' } },
        ],
      },
    });
    const written = await tenant.request(
      argoWorkflow,
      'night',
      required.workflow,
    );
    await annotate(written, { [progress]: '40' });
    let objects = await tenant.until(
      argoWorkflow,
      written,
      'Provisioning',
      ({ primary }) => (primary.status as any)?.progress === '1/3',
    );
    await tenant.act(argoWorkflow, 'suspend', {}, objects);
    objects = await tenant.until(argoWorkflow, written, 'Suspended');
    await tenant.act(argoWorkflow, 'resume', {}, objects);
    await annotate(written, { [progress]: null });
    objects = await tenant.until(argoWorkflow, written, 'Ready');

    await tenant.act(argoWorkflow, 'run-again', {}, objects);
    const { items } = await sandbox.admin.list({
      apiVersion: written.apiVersion,
      kind: written.kind,
      namespace: 'research',
    });
    const again = items.find(({ metadata }) => metadata.name !== 'night')!;
    const next = { ...written, metadata: again.metadata } as KubernetesObject;
    objects = await tenant.until(argoWorkflow, next, 'Ready');
    expect(argoWorkflow.details(objects)).toContainEqual({
      label: 'Steps',
      value: '3 of 3 done',
    });
    await tenant.delete(argoWorkflow, next);
    await tenant.delete(argoWorkflow, written);
  }, 90_000);

  it('a workflow that is stopped, and one of no template, have failed', async () => {
    const written = await tenant.request(
      argoWorkflow,
      'stopped',
      required.workflow,
    );
    await annotate(written, { [progress]: '0' });
    const objects = await tenant.until(argoWorkflow, written, 'Provisioning');
    await tenant.act(argoWorkflow, 'stop', {}, objects);
    await tenant.until(argoWorkflow, written, 'Failed');
    const lost = await tenant.request(argoWorkflow, 'lost', {
      workflowTemplate: 'no-such',
    });
    const failed = await tenant.until(argoWorkflow, lost, 'Failed');
    expect(argoWorkflow.readiness(failed).message).toContain('not found');
    tenant.seen.delete('Failed');
  }, 60_000);

  it('a language model is served, grows, is stopped and started', async () => {
    const written = await tenant.request(
      llmInferenceService,
      'chat',
      required.llm,
    );
    let objects = await tenant.until(llmInferenceService, written, 'Ready');
    expect(llmInferenceService.connection(objects)?.endpoints).toHaveLength(1);
    await tenant.act(llmInferenceService, 'scale', { replicas: 2 }, objects);
    objects = await tenant.until(
      llmInferenceService,
      written,
      'Ready',
      ({ primary }) =>
        (primary.status as any).workloads.primary.readyReplicas === 2,
    );
    await tenant.act(llmInferenceService, 'stop', {}, objects);
    objects = await tenant.until(llmInferenceService, written, 'Suspended');
    await tenant.act(llmInferenceService, 'start', {}, objects);
    await tenant.until(llmInferenceService, written, 'Ready');
    await tenant.delete(llmInferenceService, written);
  }, 90_000);

  it('a workspace runs, and is another size after its restart', async () => {
    const written = await tenant.request(workspace, 'desk');
    let objects = await tenant.until(workspace, written, 'Ready');
    await tenant.act(workspace, 'resize', { plan: 'medium' }, objects);
    objects = await tenant.until(
      workspace,
      written,
      'Ready',
      ({ primary }) => (primary.status as any).pendingRestart === true,
    );
    expect(workspace.readiness(objects).message).toContain('waits until');
    await tenant.act(workspace, 'pause', {}, objects);
    objects = await tenant.until(workspace, written, 'Suspended');
    await tenant.act(workspace, 'resume', {}, objects);
    objects = await tenant.until(workspace, written, 'Ready');
    expect(objects.primary.status).toMatchObject({ pendingRestart: false });
    await tenant.delete(workspace, written);
  }, 90_000);

  it('a profile is a namespace of the tenant with its owner and its quota', async () => {
    const at = (name: string) => ({
      cluster: 'sandbox',
      tenant: 'research',
      namespace: 'research',
      name,
    });
    const [written, namespace] = profile.manifests(
      profile.parseInput({ ...required.profile, gpus: 2 }),
      at('vision'),
    );
    const of = (kind: string, name: string, apiVersion = 'v1') => ({
      apiVersion,
      kind,
      namespace: 'vision',
      name,
    });
    for (const object of [written, namespace]) {
      await sandbox.admin.apply(object as any, { fieldManager: 'berth' });
    }
    const quota = await sandbox.admin.waitFor(
      of('ResourceQuota', 'kf-resource-quota'),
      found => Boolean(found),
    );
    expect(quota?.spec).toMatchObject({
      hard: { 'requests.nvidia.com/gpu': '2' },
    });
    const binding = await sandbox.admin.get<KubernetesObject & any>(
      of('RoleBinding', 'namespaceAdmin', 'rbac.authorization.k8s.io/v1'),
    );
    const primary = await sandbox.admin.get<KubernetesObject & any>({
      apiVersion: written.apiVersion,
      kind: written.kind,
      name: 'vision',
    });
    const objects = { primary, children: [binding] };
    expect(profile.readiness(objects)).toMatchObject({ phase: 'Ready' });
    expect(profile.claimOf(binding)).toEqual({ namespace: '', name: 'vision' });
    expect(
      await sandbox.admin.get({
        apiVersion: 'v1',
        kind: 'Namespace',
        name: 'vision',
      }),
    ).toMatchObject({
      metadata: { labels: { 'berth.dev/tenant': 'research' } },
    });

    const [taken] = profile.manifests(
      profile.parseInput(required.profile),
      at('research'),
    );
    await sandbox.admin.apply(taken as any, { fieldManager: 'berth' });
    const refused = await sandbox.admin.waitFor<KubernetesObject & any>(
      { apiVersion: taken.apiVersion, kind: taken.kind, name: 'research' },
      found => Boolean(found?.status?.conditions?.length),
    );
    expect(
      profile.readiness({ primary: refused!, children: [] }),
    ).toMatchObject({ phase: 'Failed' });
  }, 60_000);

  describe.each([trainJob, pyTorchJob, tfJob].map(one => [one.id, one]))(
    '%s',
    (_id, given) => {
      const offering = given as typeof trainJob;
      it('trains on two nodes, is suspended, goes on and ends', async () => {
        const written = await tenant.request(offering, 'tune', {
          ...required.image,
          nodes: 2,
        });
        await annotate(written, { [progress]: '50' });
        let objects = await tenant.until(
          offering,
          written,
          'Provisioning',
          ({ primary }) =>
            /It trains/.test(
              offering.readiness({ primary, children: [] }).message,
            ),
        );
        await tenant.act(offering, 'suspend', {}, objects);
        objects = await tenant.until(offering, written, 'Suspended');
        await tenant.act(offering, 'resume', {}, objects);
        await annotate(written, { [progress]: null });
        objects = await tenant.until(offering, written, 'Ready');
        expect(() => offering.planAction('suspend', {}, objects)).toThrow(
          /has ended/,
        );
        await tenant.delete(offering, written);
      }, 90_000);

      it('waits for its turn in a queue, is held there, and runs in the end', async () => {
        const quota = async (cpu: string) => {
          await sandbox.apply({
            apiVersion: 'kueue.x-k8s.io/v1beta2',
            kind: 'ClusterQueue',
            metadata: { name: offering.id },
            spec: {
              namespaceSelector: {},
              resourceGroups: [
                {
                  coveredResources: ['cpu', 'memory'],
                  flavors: [
                    {
                      name: 'default-flavor',
                      resources: [
                        { name: 'cpu', nominalQuota: cpu },
                        { name: 'memory', nominalQuota: '64Gi' },
                      ],
                    },
                  ],
                },
              ],
            },
          });
        };
        const queue = offering.id.replace('.', '-');
        await quota('1');
        await sandbox.apply({
          apiVersion: 'kueue.x-k8s.io/v1beta2',
          kind: 'LocalQueue',
          metadata: { name: queue, namespace: 'research' },
          spec: { clusterQueue: offering.id },
        });
        const written = await tenant.request(offering, 'queued', {
          ...required.image,
          queue,
        });
        const isWaiting = (objects: ClaimObjects) =>
          offering.readiness(objects).reason === 'WaitingInQueue';
        let objects = await tenant.until(
          offering,
          written,
          'Provisioning',
          isWaiting,
        );
        await tenant.act(offering, 'suspend', {}, objects);
        objects = await tenant.until(offering, written, 'Suspended');
        expect(offering.readiness(objects)).toMatchObject({ reason: 'Paused' });
        await tenant.act(offering, 'resume', {}, objects);
        await tenant.until(offering, written, 'Provisioning', isWaiting);
        await quota('2');
        await tenant.until(offering, written, 'Ready');
        await tenant.delete(offering, written);
      }, 90_000);

      it('says why it has failed', async () => {
        const written = await tenant.request(
          offering,
          'broken',
          required.image,
        );
        await annotate(written, { 'simulation.berth.dev/failure': 'no data' });
        const objects = await tenant.until(offering, written, 'Failed');
        expect(offering.readiness(objects).message).toContain('no data');
        tenant.seen.delete('Failed');
        await tenant.delete(offering, written);
      }, 60_000);
    },
  );

  it('nothing was ever in a state that Berth does not know', () => {
    expect([...tenant.seen]).toContain('Provisioning');
    expect([...tenant.seen]).not.toContain('Unknown');
    expect([...tenant.seen]).not.toContain('Failed');
  });
});
