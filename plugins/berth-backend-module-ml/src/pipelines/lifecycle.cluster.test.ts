import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import type { ClaimObjects } from '@berth/backstage-plugin-berth-node';
import { SandboxTenant } from '@berth/offering-tests';
import { startSandbox, type Sandbox } from '@berth/sandbox';
import {
  KubernetesAccess,
  KubernetesPipelines,
  PipelinesServer,
} from '@berth/sandbox/src/kubeflow-pipelines';
import request from 'supertest';
import { NAMESPACE, PLACE, routesApp } from './__testUtils__/routesApp';
import { sandboxApi } from './__testUtils__/sandboxApi';
import { trainIrisYaml } from './__testUtils__/trainIris';
import { kubeflowPipeline } from './offering';

type App = ReturnType<typeof routesApp>;

const rbac = 'rbac.authorization.k8s.io';

const bind = (options: {
  name: string;
  namespace: string;
  role: string;
  subject: object;
}) => ({
  apiVersion: `${rbac}/v1`,
  kind: 'RoleBinding',
  metadata: { name: options.name, namespace: options.namespace },
  roleRef: { apiGroup: rbac, kind: 'ClusterRole', name: options.role },
  subjects: [options.subject],
});

const user = (name: string) => ({ apiGroup: rbac, kind: 'User', name });

describe('Kubeflow Pipelines in the sandbox, whose server is simulated', () => {
  let sandbox: Sandbox;
  let tenant: SandboxTenant;
  let written: KubernetesObject;
  let objects: ClaimObjects;
  let place: { pipelineId: string; versionId: string };

  const appAs = async (name: string, config: object = {}): Promise<App> =>
    routesApp({
      api: sandboxApi(await sandbox.clientFor({ user: name, groups: [] })),
      config,
    });
  const developer = `developer-of-${NAMESPACE}`;

  const get = async (app: App, path: string) =>
    (await request(app).get(`${PLACE}${path}`).expect(200)).body;

  const start = async (app: App, body: object = {}) => {
    const answer = await request(app)
      .post(`${PLACE}/runs`)
      .send({
        title: 'First',
        parameters: { dataset: 'iris' },
        ...place,
        ...body,
      });
    expect([answer.status, answer.body]).toEqual([201, expect.anything()]);
    return answer.body;
  };

  const until = async (app: App, id: string, state: string) => {
    const deadline = performance.now() + 60_000;
    for (;;) {
      const run = await get(app, `/runs/${id}`);
      if (run.state === state) {
        return run;
      }
      expect([run.state, performance.now() < deadline]).toEqual([
        run.state,
        true,
      ]);
      await new Promise(resolve => setTimeout(resolve, 100));
    }
  };

  // The first start on a machine builds the control plane.
  beforeAll(async () => {
    sandbox = await startSandbox({
      operatorDelayMs: 50,
      operators: ['kubeflow-pipelines'],
    });
    tenant = await SandboxTenant.create({ sandbox, namespace: NAMESPACE });
    await sandbox.apply(
      bind({
        name: 'payments',
        namespace: 'kubeflow',
        role: 'berth-pipelines-user',
        subject: user(developer),
      }),
    );
    const deployment = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      namespace: 'kubeflow',
      name: 'ml-pipeline',
    };
    await sandbox.admin.waitFor<any>(
      deployment,
      found => found?.status?.readyReplicas === 1,
    );
  }, 10 * 60_000);

  afterAll(async () => {
    await sandbox?.stop();
  }, 30_000);

  it('a pipeline becomes Ready, asked for by a developer', async () => {
    written = await tenant.request(kubeflowPipeline, 'iris', {
      pipeline: trainIrisYaml,
    });
    objects = await tenant.until(kubeflowPipeline, written, 'Ready');
    expect([...tenant.seen]).toContain('Provisioning');
  }, 60_000);

  it('is found through the proxy of the API server, and runs to its end', async () => {
    const app = await appAs(developer);
    const { items, mode } = await get(app, '/pipelines');
    expect(mode).toEqual({ store: 'kubernetes', multiUser: false });
    expect(items).toMatchObject([{ name: 'iris' }]);
    const versions = await get(app, `/pipelines/${items[0].id}/versions`);
    expect(versions.items).toMatchObject([{ name: 'v1' }]);
    place = { pipelineId: items[0].id, versionId: versions.items[0].id };

    const run = await start(app);
    const ended = await until(app, run.id, 'succeeded');
    expect(ended.nodes).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: 'train', state: 'succeeded' }),
      ]),
    );
  }, 90_000);

  it('is told what the server refuses, in its words', async () => {
    const app = await appAs(developer);
    const answer = await request(app).get(`${PLACE}/runs/none`);
    expect(answer.status).toBe(404);
    expect(answer.body.error.message).toMatch(/Kubeflow Pipelines did not/);
  });

  it('can be stopped, retried, cloned and compared', async () => {
    const app = await appAs(developer);
    const { id } = await start(app, { title: 'Stopped' });
    await request(app)
      .post(`${PLACE}/runs/${id}`)
      .send({ change: 'terminate' })
      .expect(200);
    await until(app, id, 'canceled');
    await request(app)
      .post(`${PLACE}/runs/${id}`)
      .send({ change: 'retry' })
      .expect(200);
    await until(app, id, 'succeeded');

    const clone = await get(app, `/runs/${id}/clone`);
    expect(clone).toMatchObject({ values: { dataset: 'iris' }, dropped: [] });
    const again = await start(app, {
      title: 'Again',
      parameters: { ...clone.values, epochs: 20 },
    });
    await until(app, again.id, 'succeeded');
    const compared = await get(app, `/runs/compare?ids=${id},${again.id}`);
    expect(
      compared.parameters.filter((line: any) => line.differs),
    ).toMatchObject([{ name: 'epochs', values: [10, 20] }]);
  }, 120_000);

  it('is closed to who may not reach it, and to who may not run anything', async () => {
    const stranger = await request(await appAs('stranger')).get(
      `${PLACE}/pipelines`,
    );
    expect(stranger.status).toBe(403);
    expect(stranger.body.error.message).toMatch(/services\/proxy|forbidden/i);

    await sandbox.apply(
      bind({
        name: 'guest',
        namespace: 'kubeflow',
        role: 'berth-pipelines-user',
        subject: user('guest'),
      }),
    );
    const guest = await request(await appAs('guest')).get(`${PLACE}/runs`);
    expect(guest.status).toBe(403);
    expect(guest.body.error.message).toMatch(/You may not list runs/);
  }, 30_000);

  it('takes further versions, and gives them back', async () => {
    const input = { pipeline: trainIrisYaml, version: 'v2' };
    await tenant.act(kubeflowPipeline, 'add-version', input, objects);
    const has =
      (count: number) =>
      ({ children }: ClaimObjects) =>
        children.length === count;
    objects = await tenant.until(kubeflowPipeline, written, 'Ready', has(2));
    await tenant.act(
      kubeflowPipeline,
      'remove-version',
      { version: 'v1' },
      objects,
    );
    objects = await tenant.until(kubeflowPipeline, written, 'Ready', has(1));
    await tenant.act(kubeflowPipeline, 'describe', { title: 'Iris' }, objects);
    const isNamed = ({ primary }: ClaimObjects) =>
      JSON.stringify(primary.spec).includes('"Iris"');
    objects = await tenant.until(kubeflowPipeline, written, 'Ready', isNamed);
    expect(kubeflowPipeline.details(objects)).toContainEqual({
      label: 'Newest version',
      value: 'v2',
    });
  }, 60_000);

  describe('with many users, at an endpoint', () => {
    let server: PipelinesServer;

    beforeAll(async () => {
      server = await PipelinesServer.start({
        store: KubernetesPipelines.create(sandbox.admin),
        access: KubernetesAccess.create(sandbox.admin),
        stepMs: 20,
      });
      const account = {
        kind: 'ServiceAccount',
        name: 'default-editor',
        namespace: NAMESPACE,
      };
      await sandbox.apply([
        {
          apiVersion: 'v1',
          kind: 'ServiceAccount',
          metadata: { name: account.name, namespace: NAMESPACE },
        },
        bind({
          name: 'editor',
          namespace: NAMESPACE,
          role: 'berth-tenant-developer',
          subject: account,
        }),
        bind({
          name: 'tokens',
          namespace: NAMESPACE,
          role: 'berth-pipelines-token',
          subject: user(developer),
        }),
      ]);
    });

    afterAll(() => server?.stop());

    it('a token for its audience, and no other, is taken', async () => {
      const at = { endpoint: server.url };
      const app = await appAs(developer, at);
      const { items } = await get(app, '/pipelines');
      expect(items).toMatchObject([{ name: 'iris', namespace: NAMESPACE }]);
      const versions = await get(app, `/pipelines/${items[0].id}/versions`);
      const run = await start(app, {
        pipelineId: items[0].id,
        versionId: versions.items[0].id,
      });
      await until(app, run.id, 'succeeded');

      const audience = 'https://kubernetes.default.svc';
      const wrong = await request(
        await appAs(developer, { ...at, identity: { audience } }),
      ).get(`${PLACE}/runs`);
      expect(wrong.status).toBe(403);
      expect(wrong.body.error.message).toMatch(/audience/i);
    }, 60_000);

    it('who may not have the token gets nowhere', async () => {
      const answer = await request(
        await appAs('guest', { endpoint: server.url }),
      ).get(`${PLACE}/runs`);
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(JSON.stringify(answer.body)).toMatch(/serviceaccounts/);
    });
  });

  it('is gone with its versions when it is deleted', async () => {
    await tenant.delete(kubeflowPipeline, written);
    const versions = async () =>
      (
        await sandbox.admin.list({
          apiVersion: 'pipelines.kubeflow.org/v2beta1',
          kind: 'PipelineVersion',
          namespace: NAMESPACE,
        })
      ).items.length;
    // Kubernetes collects what the pipeline owned in its own time.
    const deadline = performance.now() + 30_000;
    while ((await versions()) > 0 && performance.now() < deadline) {
      await new Promise(resolve => setTimeout(resolve, 50));
    }
    expect(await versions()).toBe(0);
  }, 60_000);
});
