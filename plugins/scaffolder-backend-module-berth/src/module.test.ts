import { setTimeout } from 'node:timers/promises';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { berthError } from '@berth/backstage-plugin-berth-common';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import { createOfferingsFeature } from '@berth/backstage-plugin-berth-node';
import { anOffering } from '@berth/backstage-plugin-berth-node/testUtils';
import { aClaim, FakeBerth } from '@berth/test-utils';
import scaffolderModuleBerth from '.';

jest.setTimeout(60_000);

const template = {
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: { namespace: 'default', name: 'thing' },
  spec: {
    type: 'resource',
    parameters: {
      properties: {
        tenant: { type: 'string' },
        name: { type: 'string' },
        cluster: { type: 'string' },
      },
    },
    steps: [
      {
        id: 'request',
        name: 'Ask',
        action: 'berth:test:request',
        input: {
          tenant: '${{ parameters.tenant }}',
          name: '${{ parameters.name }}',
          // Left alone in the form.
          cluster: '${{ parameters.cluster }}',
          input: { plan: 'large' },
        },
      },
      {
        id: 'wait',
        name: 'Wait',
        action: 'berth:claim:wait',
        input: { claimId: '${{ steps.request.output.claimId }}' },
      },
    ],
    output: {
      links: [
        { title: 'Claim', url: '${{ steps.request.output.claimUrl }}' },
        { title: 'Entity', entityRef: '${{ steps.request.output.entityRef }}' },
      ],
      text: [{ title: 'State', content: '${{ steps.wait.output.message }}' }],
    },
  },
};

describe('scaffolderModuleBerth', () => {
  const berth = FakeBerth.create();
  let backend: Awaited<ReturnType<typeof startTestBackend>>;

  beforeAll(async () => {
    backend = await startTestBackend({
      features: [
        scaffolderPlugin,
        scaffolderModuleBerth,
        createOfferingsFeature({ offerings: [anOffering()] }),
        berth.feature,
        catalogServiceMock.factory({ entities: [template] }),
        mockServices.database.factory(),
        mockServices.scheduler.factory(),
        mockServices.rootConfig.factory({
          data: {
            app: { baseUrl: 'http://localhost:3000/' },
            backend: {
              baseUrl: 'http://localhost:7007',
              database: { client: 'better-sqlite3', connection: ':memory:' },
            },
          },
        }),
      ],
    });
  });
  afterEach(() => berth.reset());
  afterAll(() => backend.stop());

  async function call(path: string, body?: object) {
    const response = await fetch(
      `http://localhost:${backend.server.port()}/api/scaffolder/v2${path}`,
      {
        method: body ? 'POST' : 'GET',
        headers: {
          Authorization: mockCredentials.user.header(),
          'Content-Type': 'application/json',
        },
        body: body && JSON.stringify(body),
      },
    );
    return response.json();
  }

  async function runTask(values: object) {
    const { id } = await call('/tasks', {
      templateRef: 'template:default/thing',
      values,
    });
    return { id, ...(await untilEnded(id)) };
  }

  async function untilEnded(id: string) {
    // The scaffolder tells of tasks in loops of its own.
    for (;;) {
      const { status } = await call(`/tasks/${id}`);
      if (['completed', 'failed'].includes(status)) {
        const events = await call(`/tasks/${id}/events`);
        return { status, events };
      }
      await setTimeout(50);
    }
  }

  it('brings its actions into a real scaffolder', async () => {
    const actions = await call('/actions');
    expect(
      actions
        .map(({ id }: { id: string }) => id)
        .filter((id: string) => id.startsWith('berth:')),
    ).toEqual([
      ...['berth:claim:wait', 'berth:repository:check'],
      ...['berth:repository:publish', 'berth:test:request'],
    ]);
  });

  it('runs a template that asks for a claim and waits for it', async () => {
    const claim = aClaim({ offering: 'test.thing', name: 'orders' });
    const run = runTask({ tenant: 'payments', name: 'orders' });
    await berth.followed();
    berth.putClaim(claim);
    await berth.followed();
    berth.putClaim({ ...claim, phase: 'Ready', message: 'All is well' });

    const { status, events } = await run;
    expect(status).toBe('completed');
    expect(events.at(-1).body.output).toEqual({
      links: [
        {
          title: 'Claim',
          url: `http://localhost:3000/berth/claims/${claim.id}`,
        },
        {
          title: 'Entity',
          entityRef: 'resource:default/sandbox_payments_test.thing_orders',
        },
      ],
      text: [{ title: 'State', content: 'All is well' }],
    });
    const log = events
      .map(({ body }: { body: any }) => body.message)
      .join('\n');
    expect(log).toMatch(/the cluster has taken it/);
    expect(log).toMatch(/Provisioning: Setting up primary/);
    expect(log).toMatch(/Ready: All is well/);
    const asked = berth.calls.find(
      ({ operation }) => operation === 'POST /requests',
    );
    expect(asked).toMatchObject({
      principal: 'user:default/mock',
      body: {
        offering: 'test.thing',
        tenant: 'payments',
        name: 'orders',
        input: { plan: 'large' },
        template: 'template:default/thing',
      },
    });
    expect(asked?.body).not.toHaveProperty('cluster');
  });

  it("ends a task with the API server's own refusal, and may be retried", async () => {
    const said = 'things.test.berth.dev is forbidden: User "backstage:mock"';
    berth.refusal = berthError('cluster-refused', { message: said });
    const values = { tenant: 'payments', name: 'orders' };
    const { id, status, events } = await runTask(values);

    expect(status).toBe('failed');
    const failures = events.filter(({ body }: any) => body.status === 'failed');
    expect(failures.map(({ body }: any) => body.message)).toEqual([
      `NotAllowedError: ${said}\n(cluster-refused)`,
    ]);
    expect(berth.requests.size).toBe(0);

    berth.refusal = undefined;
    berth.putClaim(
      aClaim({ offering: 'test.thing', name: 'orders', phase: 'Ready' }),
    );
    await call(`/tasks/${id}/retry`, { secrets: {} });
    await expect(untilEnded(id)).resolves.toMatchObject({
      status: 'completed',
    });
    expect(berth.requests.size).toBe(1);
  });

  it('asks only once, though a task is run again', async () => {
    const claim = aClaim({ offering: 'test.thing', name: 'orders' });
    berth.putClaim({ ...claim, phase: 'Failed', message: 'Out of disk' });
    const { id, status } = await runTask({
      tenant: 'payments',
      name: 'orders',
    });
    expect(status).toBe('failed');

    berth.putClaim({ ...claim, phase: 'Ready' });
    await call(`/tasks/${id}/retry`, { secrets: {} });
    await expect(untilEnded(id)).resolves.toMatchObject({
      status: 'completed',
    });
    expect(berth.count('POST /requests')).toBe(1);
  });

  it('runs dry', async () => {
    const { log, output } = await call('/dry-run', {
      template,
      values: { tenant: 'payments', name: 'orders' },
      directoryContents: [],
    });
    const lines = log.map(({ body }: { body: any }) => body.message).join('\n');
    expect(lines).toContain('Would apply to cluster sandbox');
    expect(lines).not.toContain('correct horse');
    expect(output.links[0].url).toBe(
      'http://localhost:3000/berth/claims/sandbox:payments:test.thing:orders',
    );
    expect(berth.count('POST /requests')).toBe(0);
  });
});
