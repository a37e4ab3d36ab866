import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import type { ClaimObjects } from '@berth/backstage-plugin-berth-node';
import { SandboxTenant } from '@berth/offering-tests';
import { startSandbox, type Sandbox } from '@berth/sandbox';
import http from 'node:http';
import { createKnativeFunction, knativeFunction } from './knative-function';
import { buildsIn } from './knative-function/build/observed';
import { revisionsIn } from './knative-function/observed';

const builtFunction = createKnativeFunction({
  builds: { registry: 'registry.example.com/functions' },
});

/** Asks a function by its address, as a client whose DNS knows it. */
async function ask(url: string): Promise<string> {
  const { host, port } = new URL(url);
  return new Promise((resolve, reject) => {
    http
      .get({ host: '127.0.0.1', port, headers: { host } }, response => {
        let text = '';
        response.setEncoding('utf8').on('data', chunk => {
          text += chunk;
        });
        response.on('end', () => resolve(text));
      })
      .on('error', reject);
  });
}

const traffic = ({ primary }: ClaimObjects) =>
  ((primary.status as any).traffic as any[])
    .filter(({ percent = 0 }) => percent > 0)
    .map(({ revisionName, percent }) => `${revisionName} ${percent}`);

const serves =
  (...wanted: string[]) =>
  (objects: ClaimObjects) =>
    JSON.stringify(traffic(objects)) === JSON.stringify(wanted);

describe('functions in the sandbox, whose operator is simulated', () => {
  let sandbox: Sandbox;
  let tenant: SandboxTenant;
  let service: KubernetesObject;
  let objects: ClaimObjects;

  const act = async (
    action: string,
    input: object,
    and?: (found: ClaimObjects) => boolean,
  ) => {
    await tenant.act(knativeFunction, action, input, objects);
    objects = await tenant.until(knativeFunction, service, 'Ready', and);
  };

  // The first start on a machine builds the control plane.
  beforeAll(async () => {
    sandbox = await startSandbox({
      operatorDelayMs: 50,
      operators: ['knative', 'tekton'],
    });
    tenant = await SandboxTenant.create({ sandbox, namespace: 'payments-dev' });
  }, 10 * 60_000);

  afterAll(async () => {
    await sandbox?.stop();
  }, 30_000);

  it('becomes Ready, asked for by a developer, and answers at its address', async () => {
    service = await tenant.request(knativeFunction, 'hello', {
      domain: 'hello.example.com',
    });
    objects = await tenant.until(knativeFunction, service, 'Ready');
    expect(traffic(objects)).toEqual(['hello-00001 100']);
    const { endpoints } = knativeFunction.connection(objects)!;
    expect(endpoints.map(({ name }) => name)).toEqual([
      'domain hello.example.com',
      'url',
      'inside',
    ]);
    const { url } = endpoints[1];
    expect(await ask(url!)).toMatch(/Hello from hello-00001 of hello/);
  }, 90_000);

  it('goes to sleep when nobody calls, and wakes with the next request', async () => {
    const instances = (found: ClaimObjects) =>
      revisionsIn(found.children)[0].instances;
    objects = await tenant.until(
      knativeFunction,
      service,
      'Ready',
      found => instances(found) === 0,
    );
    const { url } = knativeFunction.connection(objects)!.endpoints[1];
    expect(await ask(url!)).toMatch(/Hello from hello-00001/);
    objects = await tenant.until(
      knativeFunction,
      service,
      'Ready',
      found => instances(found) === 1,
    );
  }, 60_000);

  it('gets a canary, which has a share of what is asked and an address', async () => {
    await act(
      'deploy',
      { image: 'example/hello:v2', percent: 50 },
      serves('hello-00001 50', 'hello-00002 50'),
    );
    const { endpoints } = knativeFunction.connection(objects)!;
    const urlOf = (name: string) =>
      endpoints.find(endpoint => endpoint.name === name)!.url!;
    expect(await ask(urlOf('tag canary'))).toMatch(/hello-00002/);
    const answers = await Promise.all(
      Array.from({ length: 60 }, () => ask(urlOf('url'))),
    );
    for (const revision of ['hello-00001', 'hello-00002']) {
      expect(answers.some(text => text.includes(revision))).toBe(true);
    }
  }, 60_000);

  it('is promoted, rolled back, pinned, and follows the latest again', async () => {
    await act('promote', {}, serves('hello-00002 100'));
    await act('rollback', {}, serves('hello-00001 100'));
    await act(
      'canary',
      { revision: 'hello-00002', percent: 20 },
      serves('hello-00001 80', 'hello-00002 20'),
    );
    await act('follow', {}, serves('hello-00002 100'));
    await act('pin', {}, serves('hello-00002 100'));
    await act('scale', { minScale: 2, maxScale: 3 }, found =>
      revisionsIn(found.children).some(
        ({ name, phase }) => name === 'hello-00003' && phase === 'Ready',
      ),
    );
    // Pinned: the new revision gets nothing.
    expect(traffic(objects)).toEqual(['hello-00002 100']);
    await act('follow', {}, serves('hello-00003 100'));
    await act('resize', { plan: 'medium' }, serves('hello-00004 100'));
    expect(knativeFunction.planOf(objects)).toBe('medium');
    objects = await tenant.until(
      knativeFunction,
      service,
      'Ready',
      found => revisionsIn(found.children)[0].instances === 2,
    );
  }, 90_000);

  it('that cannot start is Degraded, and what served goes on', async () => {
    await tenant.act(
      knativeFunction,
      'deploy',
      { image: 'registry.invalid/hello:v9' },
      objects,
    );
    objects = await tenant.until(knativeFunction, service, 'Degraded');
    expect(knativeFunction.readiness(objects).message).toMatch(
      /Revision "hello-00005" failed.*Unable to fetch image/,
    );
    const { endpoints } = knativeFunction.connection(objects)!;
    const { url } = endpoints.find(({ name }) => name === 'url')!;
    expect(await ask(url!)).toMatch(/hello-00004/);
    await act(
      'deploy',
      { image: 'example/hello:v3' },
      serves('hello-00006 100'),
    );
  }, 60_000);

  it('that is private has no address for everybody', async () => {
    const hidden = await tenant.request(knativeFunction, 'hidden', {
      visibility: 'private',
    });
    const found = await tenant.until(knativeFunction, hidden, 'Ready');
    expect(
      knativeFunction.connection(found)!.endpoints.map(({ host }) => host),
    ).toEqual(['hidden.payments-dev.svc.cluster.local']);
    await tenant.delete(knativeFunction, hidden);
  }, 60_000);

  it('is gone with everything when it is deleted', async () => {
    await tenant.delete(knativeFunction, service);
    const left = async () => {
      const kinds = [
        { apiVersion: 'apps/v1', kind: 'Deployment' },
        { apiVersion: 'serving.knative.dev/v1', kind: 'Revision' },
        { apiVersion: 'serving.knative.dev/v1', kind: 'Route' },
        { apiVersion: 'serving.knative.dev/v1beta1', kind: 'DomainMapping' },
        { apiVersion: 'v1', kind: 'Service' },
        { apiVersion: 'v1', kind: 'Pod' },
      ];
      const lists = await Promise.all(
        kinds.map(kind =>
          sandbox.admin.list({ ...kind, namespace: tenant.namespace }),
        ),
      );
      return lists.flatMap(({ items }) => items).length;
    };
    const deadline = performance.now() + 30_000;
    while ((await left()) > 0) {
      expect(performance.now()).toBeLessThan(deadline);
      await new Promise(resolve => setTimeout(resolve, 100));
    }
  }, 60_000);

  it('is built from source, answers, and is built again as a canary', async () => {
    const fn = builtFunction;
    const input = {
      source: {
        url: 'https://git.example.com/orders/hello',
        path: 'functions/hello',
      },
    };
    const built = await tenant.request(fn, 'built', input);
    let found = await tenant.until(
      fn,
      built,
      'Provisioning',
      seen => fn.readiness(seen).reason === 'Building',
    );
    found = await tenant.until(fn, built, 'Ready');
    const shown = Object.fromEntries(
      fn.details(found).map(({ label, value }) => [label, value]),
    );
    expect(shown).toMatchObject({
      Image: expect.stringMatching(
        /^registry\.example\.com\/functions\/payments\/built:source-/,
      ),
      'Last build': expect.stringMatching(/^of commit [0-9a-f]{12}$/),
    });
    const urlOf = (seen: ClaimObjects, name: string) =>
      fn.connection(seen)!.endpoints.find(one => one.name === name)!.url!;
    expect(await ask(urlOf(found, 'url'))).toMatch(/built-00001/);

    await tenant.act(fn, 'build', { revision: 'v2', percent: 20 }, found);
    found = await tenant.until(
      fn,
      built,
      'Ready',
      serves('built-00001 80', 'built-00002 20'),
    );
    expect(await ask(urlOf(found, 'tag canary'))).toMatch(/built-00002/);
    expect(buildsIn(found.children)).toMatchObject([
      { revision: 'v2', state: 'succeeded' },
      { revision: 'main', state: 'succeeded' },
    ]);
    await tenant.delete(fn, built);
    const builds = await sandbox.admin.list({
      apiVersion: 'tekton.dev/v1',
      kind: 'TaskRun',
      namespace: tenant.namespace,
    });
    expect(builds.items).toEqual([]);
  }, 120_000);

  it('was never in a state that Berth does not know', () => {
    expect([...tenant.seen]).toContain('Provisioning');
    expect([...tenant.seen]).not.toContain('Unknown');
    expect([...tenant.seen]).not.toContain('Failed');
  });

  it('whose source cannot be had has Failed, and says in which step', async () => {
    const fn = builtFunction;
    const input = { source: { url: 'https://git.invalid/orders/hello' } };
    const written = await tenant.request(fn, 'lost', input);
    const found = await tenant.until(fn, written, 'Failed');
    expect(fn.readiness(found)).toMatchObject({
      reason: 'BuildFailed',
      message: expect.stringMatching(
        /step clone \(exit code 128\).*https:\/\/git\.invalid/,
      ),
    });
    await tenant.act(fn, 'deploy', { image: 'example/hello:v1' }, found);
    await tenant.until(fn, written, 'Ready');
    await tenant.delete(fn, written);
  }, 90_000);
});
