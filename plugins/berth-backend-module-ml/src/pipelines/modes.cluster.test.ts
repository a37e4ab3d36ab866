import { SandboxTenant } from '@berth/offering-tests';
import { startSandbox, type Sandbox } from '@berth/sandbox';
import request from 'supertest';
import { NAMESPACE, PLACE, routesApp } from './__testUtils__/routesApp';
import { sandboxApi } from './__testUtils__/sandboxApi';
import { trainIrisYaml } from './__testUtils__/trainIris';

const apiGroup = 'rbac.authorization.k8s.io';
const developer = `developer-of-${NAMESPACE}`;
const account = 'default-editor';

const bind = (role: string, subject: object) => ({
  apiVersion: `${apiGroup}/v1`,
  kind: 'RoleBinding',
  metadata: { name: `${role}-of-pipelines`, namespace: NAMESPACE },
  roleRef: { apiGroup, kind: 'ClusterRole', name: role },
  subjects: [subject],
});

describe('Kubeflow Pipelines with its own database, for many users', () => {
  let sandbox: Sandbox;

  const appAs = async (user: string, config: object = {}) =>
    routesApp({
      api: sandboxApi(await sandbox.clientFor({ user, groups: [] })),
      config: { endpoint: sandbox.pipelinesEndpoint, ...config },
    });

  // The first start on a machine builds the control plane.
  beforeAll(async () => {
    sandbox = await startSandbox({
      operatorDelayMs: 50,
      operators: ['kubeflow-pipelines'],
      pipelines: 'database-multi-user',
    });
    await SandboxTenant.create({ sandbox, namespace: NAMESPACE });
    await sandbox.apply([
      {
        apiVersion: 'v1',
        kind: 'ServiceAccount',
        metadata: { name: account, namespace: NAMESPACE },
      },
      bind('berth-tenant-developer', {
        kind: 'ServiceAccount',
        name: account,
        namespace: NAMESPACE,
      }),
      bind('berth-pipelines-token', {
        apiGroup,
        kind: 'User',
        name: developer,
      }),
    ]);
  }, 10 * 60_000);

  afterAll(async () => {
    await sandbox?.stop();
  }, 30_000);

  it('takes a pipeline of a developer, runs it and deletes it', async () => {
    const app = await appAs(developer);
    const mode = await request(app).get(`${PLACE}/mode`);
    expect(mode.body).toEqual({ store: 'database', multiUser: true });
    const uploaded = await request(app)
      .post(`${PLACE}/pipelines`)
      .send({ name: 'iris', pipeline: trainIrisYaml });
    expect([uploaded.status, uploaded.body]).toMatchObject([
      201,
      { name: 'iris', namespace: NAMESPACE },
    ]);
    const pipelineId = uploaded.body.id;
    const versions = await request(app).get(
      `${PLACE}/pipelines/${pipelineId}/versions`,
    );
    const run = await request(app)
      .post(`${PLACE}/runs`)
      .send({
        pipelineId,
        versionId: versions.body.items[0].id,
        title: 'First',
        parameters: { dataset: 'iris' },
      })
      .expect(201);
    const deadline = performance.now() + 60_000;
    const state = async () =>
      (await request(app).get(`${PLACE}/runs/${run.body.id}`)).body.state;
    while ((await state()) !== 'succeeded') {
      expect(performance.now()).toBeLessThan(deadline);
      await new Promise(resolve => setTimeout(resolve, 100));
    }
    await request(app)
      .post(`${PLACE}/pipelines/${pipelineId}`)
      .send({ change: 'delete' })
      .expect(200);
    const { body } = await request(app).get(`${PLACE}/pipelines`);
    expect(body.items).toEqual([]);
  }, 90_000);

  it('has no kinds of its own in the cluster', async () => {
    const { groups } = await sandbox.admin.request<{
      groups: Array<{ name: string }>;
    }>({ path: '/apis' });
    const names = groups.map(({ name }) => name);
    expect(names).toContain('apps');
    expect(names).not.toContain('pipelines.kubeflow.org');
  });

  it('is closed to a token for another audience, and to who gets none', async () => {
    const audience = 'https://kubernetes.default.svc';
    const wrong = await request(
      await appAs(developer, { identity: { audience } }),
    ).get(`${PLACE}/runs`);
    expect(wrong.status).toBe(403);
    expect(wrong.body.error.message).toMatch(/audience/i);

    const mode = await request(await appAs('guest')).get(`${PLACE}/mode`);
    expect(mode.body).toMatchObject({ store: 'none', reason: 'not-allowed' });
  }, 30_000);
});
