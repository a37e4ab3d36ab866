import {
  ApiError,
  PipelinesServer,
} from '@berth/sandbox/src/kubeflow-pipelines';
import type { PipelineStore } from '@berth/sandbox/src/kubeflow-pipelines/stores/PipelineStore';
import request from 'supertest';
import { stringify } from 'yaml';
import { pipelinesApp } from '../__testUtils__/pipelinesApp';
import { PLACE } from '../__testUtils__/routesApp';
import { trainIris, trainIrisYaml } from '../__testUtils__/trainIris';

type App = ReturnType<typeof pipelinesApp>['app'];

/** The same pipeline with another image in one of its executors. */
function withImage(executor: string, image: string): string {
  const spec = structuredClone(trainIris.spec) as any;
  spec.deploymentSpec.executors[executor].container.image = image;
  return stringify(spec);
}

describe('the routes in single-user mode, through the proxy of the API server', () => {
  let server: PipelinesServer;
  let now: number;
  const after = (seconds: number) => {
    now += seconds * 1000;
  };

  beforeEach(async () => {
    now = Date.parse('2026-01-02T03:04:05Z');
    server = await PipelinesServer.start({ now: () => now, stepMs: 1000 });
  });

  afterEach(() => server.stop());

  async function upload(app: App, pipeline = trainIrisYaml, name = 'iris') {
    const { body } = await request(app)
      .post(`${PLACE}/pipelines`)
      .send({ name, pipeline })
      .expect(201);
    const versions = await request(app).get(
      `${PLACE}/pipelines/${body.id}/versions`,
    );
    const [{ id: versionId }] = versions.body.items;
    return { pipelineId: body.id as string, versionId: versionId as string };
  }

  const start = async (app: App, body: object) =>
    (await request(app).post(`${PLACE}/runs`).send(body).expect(201)).body;

  const run = async (app: App, id: string) =>
    (await request(app).get(`${PLACE}/runs/${id}`).expect(200)).body;

  const statesIn = (body: any) =>
    Object.fromEntries(body.nodes.map((node: any) => [node.name, node.state]));

  it('check a file without uploading it', async () => {
    const { app, seen } = pipelinesApp({ server });
    const good = await request(app)
      .post('/check')
      .send({ pipeline: trainIrisYaml });
    expect(good.body).toMatchObject({
      problems: [],
      pipeline: { name: 'train-iris', inputSchema: { required: ['dataset'] } },
    });
    const bad = await request(app).post('/check').send({ pipeline: 'a: 1' });
    expect(bad.body).toEqual({
      problems: [expect.stringMatching(/no compiled/)],
    });
    expect(seen.proxied).toEqual([]);
  });

  it('bring a pipeline from its upload to the end of a run', async () => {
    const { app, seen } = pipelinesApp({ server });
    const ids = await upload(app);
    const list = await request(app).get(`${PLACE}/pipelines`);
    expect(list.body).toMatchObject({
      mode: { store: 'database', multiUser: false },
      items: [{ name: 'iris' }],
    });
    const begun = await start(app, {
      ...ids,
      title: 'First',
      parameters: { dataset: 'iris' },
    });
    expect(begun).toMatchObject({
      state: 'pending',
      actions: { terminate: true },
    });

    after(7);
    const middle = await run(app, begun.id);
    expect(middle).toMatchObject({
      state: 'running',
      message: '1 of 5 tasks are done.',
      inputSchema: { required: ['dataset'] },
    });
    expect(statesIn(middle)).toMatchObject({
      'load-data': 'succeeded',
      // Its driver has begun, its pod has not.
      train: 'pending',
      notify: 'waiting',
    });

    after(60);
    const end = await run(app, begun.id);
    expect(end).toMatchObject({
      state: 'succeeded',
      message: 'All is done: 5 of 5 tasks.',
      actions: { terminate: false, retry: false },
    });
    expect(end.nodes.find((n: any) => n.name === 'evaluate')).toMatchObject({
      times: { done: 3, total: 3 },
    });
    expect(seen.proxied[0]).toMatchObject({
      namespace: 'kubeflow',
      service: 'ml-pipeline',
      port: 8888,
      path: '/apis/v2beta1/healthz',
    });
    expect(seen.tokens).toEqual([]);
  });

  it('take from the cache what an earlier run has done', async () => {
    const { app } = pipelinesApp({ server });
    const body = {
      ...(await upload(app)),
      title: 'Again',
      parameters: { dataset: 'iris' },
    };
    await start(app, body);
    after(60);
    const second = await start(app, body);
    after(60);
    expect(statesIn(await run(app, second.id))).toMatchObject({
      'load-data': 'cached',
      train: 'cached',
    });
  });

  it('never say that a task runs whose image cannot be pulled', async () => {
    const { app } = pipelinesApp({ server });
    const ids = await upload(
      app,
      withImage('exec-train', 'simulation.berth.dev/never-pulled:1'),
    );
    const begun = await start(app, {
      ...ids,
      title: 'Stuck',
      parameters: { dataset: 'iris' },
    });
    after(300);
    const stuck = await run(app, begun.id);
    expect(stuck.state).toBe('blocked');
    expect(stuck.message).toMatch(
      /'train' cannot start\. The image simulation\.berth\.dev\/never-pulled:1 cannot be pulled/,
    );
    expect(statesIn(stuck)).toMatchObject({
      'exit-handler-1': 'blocked',
      train: 'blocked',
      notify: 'waiting',
    });
    expect(Object.values(statesIn(stuck))).not.toContain('running');
  });

  it('say why a run failed, and run again what has failed of it', async () => {
    const { app } = pipelinesApp({ server });
    const ids = await upload(
      app,
      withImage('exec-train', 'simulation.berth.dev/fails-once'),
    );
    const begun = await start(app, {
      ...ids,
      title: 'Second time lucky',
      parameters: { dataset: 'iris' },
    });
    after(60);
    const failed = await run(app, begun.id);
    expect(failed).toMatchObject({
      state: 'failed',
      message: expect.stringMatching(/'train' failed\. .*exit code 1/),
      actions: { retry: true },
    });
    expect(statesIn(failed)).toMatchObject({
      'load-data': 'succeeded',
      train: 'failed',
      evaluate: 'notRun',
      publish: 'notRun',
      notify: 'succeeded',
    });
    await request(app)
      .post(`${PLACE}/runs/${begun.id}`)
      .send({ change: 'retry' })
      .expect(200);
    after(60);
    expect(await run(app, begun.id)).toMatchObject({ state: 'succeeded' });
  });

  it('stop a run', async () => {
    const { app } = pipelinesApp({ server });
    const begun = await start(app, {
      ...(await upload(app)),
      title: 'Stopped',
      parameters: { dataset: 'iris' },
    });
    after(6);
    const { body } = await request(app)
      .post(`${PLACE}/runs/${begun.id}`)
      .send({ change: 'terminate' })
      .expect(200);
    expect(body.state).toBe('canceling');
    after(5);
    const stopped = await run(app, begun.id);
    expect(stopped.state).toBe('canceled');
    expect(Object.values(statesIn(stopped))).not.toContain('failed');
    const again = await request(app)
      .post(`${PLACE}/runs/${begun.id}`)
      .send({ change: 'terminate' });
    expect(again.status).toBe(400);
  });

  it('name the parameters that do not fit, before anything is started', async () => {
    const { app } = pipelinesApp({ server });
    const ids = await upload(app);
    const answer = await request(app)
      .post(`${PLACE}/runs`)
      .send({ ...ids, title: 'No', parameters: { epochs: 'ten', other: 1 } });
    expect(answer.status).toBe(400);
    expect(answer.body.error).toMatchObject({ code: 'input-invalid' });
    expect(answer.body.error.fields.map((f: any) => f.field)).toEqual([
      'parameters.dataset',
      'parameters.epochs',
      'parameters.other',
    ]);
    const runs = await request(app).get(`${PLACE}/runs`);
    expect(runs.body.items).toEqual([]);
  });

  it('keep the values of the same name for another version', async () => {
    const { app } = pipelinesApp({ server });
    const ids = await upload(app);
    const begun = await start(app, {
      ...ids,
      title: 'First',
      experiment: 'tuning',
      parameters: { dataset: 'iris', epochs: 3, channel: 'me' },
    });
    const spec = structuredClone(trainIris.spec) as any;
    const { parameters } = spec.root.inputDefinitions;
    delete parameters.channel;
    parameters.epochs = { parameterType: 'STRING' };
    spec.root.dag.tasks.notify.inputs = {};
    const version = await request(app)
      .post(`${PLACE}/pipelines/${ids.pipelineId}/versions`)
      .send({ name: 'v2', pipeline: stringify(spec) })
      .expect(201);

    const clone = `${PLACE}/runs/${begun.id}/clone`;
    expect((await request(app).get(clone)).body).toMatchObject({
      title: 'First',
      experiment: 'tuning',
      versionId: ids.versionId,
      values: { dataset: 'iris', epochs: 3, channel: 'me' },
      dropped: [],
    });
    const other = await request(app).get(
      `${clone}?versionId=${version.body.id}`,
    );
    expect(other.body).toMatchObject({
      versionId: version.body.id,
      values: { dataset: 'iris' },
      dropped: ['epochs', 'channel'],
    });
  });

  it('compare runs, defaults and all', async () => {
    const { app } = pipelinesApp({ server });
    const ids = await upload(app);
    const begun = [];
    for (const epochs of [undefined, 20]) {
      begun.push(
        await start(app, {
          ...ids,
          title: `Run of ${epochs ?? 'default'}`,
          parameters: { dataset: 'iris', ...(epochs && { epochs }) },
        }),
      );
      after(60);
    }
    const { body } = await request(app)
      .get(`${PLACE}/runs/compare?ids=${begun.map(({ id }) => id)}`)
      .expect(200);
    expect(body.parameters.filter((line: any) => line.differs)).toEqual([
      { name: 'epochs', values: [10, 20], differs: true },
    ]);
    expect(body.runs.map((one: any) => one.state)).toEqual([
      'succeeded',
      'succeeded',
    ]);
    expect(
      body.tasks.find((line: any) => line.name === 'exit-handler-1/train'),
    ).toBeDefined();
    await request(app)
      .get(`${PLACE}/runs/compare?ids=${begun[0].id}`)
      .expect(400);
  });

  it('list the runs of one pipeline only, newest first', async () => {
    const { app } = pipelinesApp({ server });
    const one = await upload(app);
    const two = await upload(app, trainIrisYaml, 'other');
    for (const [index, ids] of [one, two, one].entries()) {
      await start(app, {
        ...ids,
        title: `Run ${index}`,
        parameters: { dataset: 'iris' },
      });
      after(1);
    }
    const { body } = await request(app).get(
      `${PLACE}/runs?pipelineId=${one.pipelineId}`,
    );
    expect(body.items.map((item: any) => item.title)).toEqual([
      'Run 2',
      'Run 0',
    ]);
  });

  it('make, stop and delete recurring runs', async () => {
    const { app } = pipelinesApp({ server });
    const ids = await upload(app);
    const base = {
      ...ids,
      title: 'Every morning',
      parameters: { dataset: 'iris' },
    };
    const { body } = await request(app)
      .post(`${PLACE}/recurring-runs`)
      .send({ ...base, cron: '0 9 * * 1-5', maxConcurrency: 2 })
      .expect(201);
    expect(body).toMatchObject({
      enabled: true,
      cron: '0 0 9 * * 1-5',
      maxConcurrency: 2,
      catchUp: false,
    });
    const path = `${PLACE}/recurring-runs/${body.id}`;
    await request(app).post(path).send({ change: 'disable' }).expect(200);
    const list = await request(app).get(`${PLACE}/recurring-runs`);
    expect(list.body.items).toMatchObject([{ enabled: false }]);
    await request(app).post(path).send({ change: 'delete' }).expect(200);

    for (const wrong of [
      {},
      { cron: '0 9 * * *', intervalSeconds: 60 },
      { intervalSeconds: 5 },
      { intervalSeconds: 60, maxConcurrency: 11 },
      { cron: 'whenever' },
    ]) {
      await request(app)
        .post(`${PLACE}/recurring-runs`)
        .send({ ...base, ...wrong })
        .expect(400);
    }
  });

  it('delete a pipeline with what would go on without it, and no run', async () => {
    const { app } = pipelinesApp({ server });
    const iris = await upload(app);
    const wine = await upload(app, trainIrisYaml, 'wine');
    const parameters = { dataset: 'iris' };
    await start(app, { ...iris, title: 'First', parameters });
    for (const ids of [iris, wine]) {
      await request(app)
        .post(`${PLACE}/recurring-runs`)
        .send({ ...ids, title: 'Hourly', parameters, intervalSeconds: 3600 })
        .expect(201);
    }
    await request(app)
      .post(`${PLACE}/pipelines/${iris.pipelineId}`)
      .send({ change: 'delete' })
      .expect(200);
    const items = async (path: string) =>
      (await request(app).get(`${PLACE}${path}`).expect(200)).body.items;
    expect(await items('/pipelines')).toMatchObject([{ name: 'wine' }]);
    expect(await items('/recurring-runs')).toMatchObject([
      { pipelineId: wine.pipelineId },
    ]);
    expect(await items('/runs')).toMatchObject([{ title: 'First' }]);
    await request(app)
      .post(`${PLACE}/pipelines/${iris.pipelineId}`)
      .send({ change: 'delete' })
      .expect(404);
  });

  it('leave a pipeline that is a claim to the page of the claim', async () => {
    const store = { kind: 'kubernetes' } as PipelineStore;
    const native = await PipelinesServer.start({ store });
    try {
      const { app } = pipelinesApp({ server: native });
      const { body } = await request(app)
        .post(`${PLACE}/pipelines/some`)
        .send({ change: 'delete' })
        .expect(409);
      expect(body.error.message).toMatch(/on its own page/);
    } finally {
      await native.stop();
    }
  });

  it('ask the cluster what Kubeflow Pipelines does not ask', async () => {
    const { app, seen } = pipelinesApp({
      server,
      allowed: ({ verb }) => verb !== 'create',
    });
    const answer = await request(app)
      .post(`${PLACE}/pipelines`)
      .send({ name: 'iris', pipeline: trainIrisYaml });
    expect(answer.status).toBe(403);
    expect(answer.body.error).toMatchObject({ code: 'cluster-refused' });
    expect(seen.reviews).toContainEqual({
      namespace: 'payments-ml',
      group: 'pipelines.kubeflow.org',
      resource: 'pipelines',
      verb: 'create',
    });
    expect(seen.proxied.map(({ method }) => method)).not.toContain('POST');
  });

  it.each([
    [
      'get',
      '/tenants/others/clusters/sandbox/namespaces/payments-ml/runs',
      404,
    ],
    ['get', '/tenants/payments/clusters/sandbox/namespaces/others/runs', 400],
    [
      'get',
      '/tenants/payments/clusters/other/namespaces/payments-ml/runs',
      400,
    ],
    ['get', `${PLACE}/runs/no-such-run`, 404],
  ] as const)(
    'refuse a place that is not the tenant’s: %s %s',
    async (method, path, status) => {
      const { app } = pipelinesApp({ server });
      expect((await request(app)[method](path)).status).toBe(status);
    },
  );

  it.each([
    [403, 'forbidden: no proxy for you', 'not-allowed'],
    [404, 'services "ml-pipeline" not found', 'not-there'],
  ])(
    'answer a page that looks for pipelines where the cluster answers %d',
    async (status, message, reason) => {
      const { app } = pipelinesApp({
        server,
        proxied: { status, message },
      });
      const { body } = await request(app).get(`${PLACE}/mode`).expect(200);
      expect(body).toEqual({
        store: 'none',
        reason,
        message: `Kubeflow Pipelines did not say how it runs: ${message}`,
      });
      // Who asks for them is told so as ever.
      await request(app).get(`${PLACE}/pipelines`).expect(status);
    },
  );

  it('tell a page that looks for pipelines when nobody answers', async () => {
    const { app } = pipelinesApp({
      server,
      config: { endpoint: 'http://127.0.0.1:9' },
    });
    const { status } = await request(app).get(`${PLACE}/mode`);
    expect(status).toBe(503);
  });

  it.each([
    ['/runs', { title: 'x', pipelineId: 'a', versionId: 'b' }],
    ['/pipelines', { name: 'x', pipeline: 'y' }],
    ['/pipelines/x', { change: 'delete' }],
    ['/recurring-runs', {}],
    ['/runs/x', { change: 'retry' }],
  ])('change nothing for those who may only look: %s', async (path, body) => {
    const { app, seen } = pipelinesApp({ server, permissions: ['view'] });
    const answer = await request(app).post(`${PLACE}${path}`).send(body);
    expect(answer.status).toBe(403);
    expect(seen.proxied).toEqual([]);
  });

  it('know from the workflow what the API leaves out', async () => {
    const workflows = [
      {
        status: {
          nodes: {
            a: {
              id: 'a',
              displayName: 'load-data',
              phase: 'Running',
              children: ['b'],
            },
            b: {
              id: 'b',
              displayName: 'executor',
              phase: 'Pending',
              message: 'ImagePullBackOff: Back-off pulling image "gone:1"',
            },
          },
        },
      },
    ];
    const { app } = pipelinesApp({ server, workflows });
    const begun = await start(app, {
      ...(await upload(app)),
      title: 'Told by Argo',
      parameters: { dataset: 'iris' },
    });
    after(3);
    expect(await run(app, begun.id)).toMatchObject({
      state: 'blocked',
      message: expect.stringMatching(/The image gone:1 cannot be pulled/),
    });
  });
});

describe('the routes in multi-user mode', () => {
  let server: PipelinesServer;
  const attempts: object[] = [];

  beforeAll(async () => {
    server = await PipelinesServer.start({
      access: {
        check: async (headers, attempt) => {
          attempts.push(attempt);
          const { authorization } = headers;
          const user = headers['kubeflow-userid'];
          if (
            authorization !== 'Bearer token-of-payments-ml-default-editor' &&
            user !== 'backstage:jane'
          ) {
            throw new ApiError(16, 'Unauthenticated: no identity');
          }
        },
      },
    });
  });

  afterAll(() => server.stop());

  it('call the endpoint with a token of the namespace, for that audience', async () => {
    const { app, seen } = pipelinesApp({
      server,
      config: { endpoint: server.url },
    });
    await request(app)
      .post(`${PLACE}/pipelines`)
      .send({ name: 'iris', pipeline: trainIrisYaml })
      .expect(201);
    const { body } = await request(app).get(`${PLACE}/pipelines`);
    expect(body).toMatchObject({
      mode: { multiUser: true },
      items: [{ name: 'iris', namespace: 'payments-ml' }],
    });
    expect(seen.tokens[0]).toEqual([
      { namespace: 'payments-ml', name: 'default-editor' },
      'pipelines.kubeflow.org',
    ]);
    expect(seen.proxied).toEqual([]);
    expect(seen.reviews).toEqual([]);
    expect(attempts).toContainEqual(
      expect.objectContaining({ namespace: 'payments-ml', verb: 'create' }),
    );
    expect(JSON.stringify(body)).not.toContain('token-of');
  });

  it('show a page nothing that cannot have the token it takes', async () => {
    const config = { endpoint: server.url };
    const stranger = pipelinesApp({ server, config, allowed: () => false });
    const { body } = await request(stranger.app)
      .get(`${PLACE}/mode`)
      .expect(200);
    expect(body).toMatchObject({ store: 'none', reason: 'not-allowed' });
    expect(stranger.seen.reviews).toEqual([
      {
        namespace: 'payments-ml',
        group: '',
        resource: 'serviceaccounts',
        subresource: 'token',
        name: 'default-editor',
        verb: 'create',
      },
    ]);
    expect(stranger.seen.tokens).toEqual([]);
    const { app } = pipelinesApp({ server, config });
    const answer = await request(app).get(`${PLACE}/mode`);
    expect(answer.body).toEqual({ store: 'database', multiUser: true });
  });

  it('say that a token does not get through the API server', async () => {
    const { app } = pipelinesApp({ server });
    const { status, body } = await request(app).get(`${PLACE}/pipelines`);
    expect(status).toBe(503);
    expect(body.error.message).toMatch(/berth\.pipelines\.endpoint/);
  });

  it('name the person by a header where the platform team says so', async () => {
    const { app, seen } = pipelinesApp({
      server,
      config: { identity: { header: 'kubeflow-userid' } },
    });
    await request(app).get(`${PLACE}/pipelines`).expect(200);
    expect(seen.proxied.at(-1)?.headers).toMatchObject({
      'kubeflow-userid': 'backstage:jane',
    });
    expect(seen.tokens).toEqual([]);
  });

  it('pass a refusal on in its own words', async () => {
    const { app } = pipelinesApp({
      server,
      config: { endpoint: server.url, identity: { serviceAccount: 'other' } },
    });
    const { status, body } = await request(app).get(`${PLACE}/pipelines`);
    expect(status).toBe(403);
    expect(body.error).toMatchObject({
      code: 'cluster-refused',
      message: 'Kubeflow Pipelines did not list pipelines: no identity',
    });
    expect(JSON.stringify(body)).not.toContain('token-of');
  });

  it('say that nobody answers, and not with what', async () => {
    const { app } = pipelinesApp({
      server,
      config: { endpoint: 'http://127.0.0.1:9' },
    });
    const { status, body } = await request(app).get(`${PLACE}/pipelines`);
    expect(status).toBe(503);
    expect(body.error).toMatchObject({ code: 'cluster-unreachable' });
  });

  it.each(['ftp://x', 'http://user:secret@host', 'ml-pipeline:8888'])(
    'refuse %s as an endpoint',
    async endpoint => {
      const { app } = pipelinesApp({ server, config: { endpoint } });
      const { body } = await request(app).get(`${PLACE}/pipelines`);
      expect(body.error.message).toMatch(/berth\.pipelines\.endpoint/);
      expect(JSON.stringify(body)).not.toContain('secret');
    },
  );
});
