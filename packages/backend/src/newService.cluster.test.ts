import { resolve } from 'node:path';
import databases from '@berth/backstage-plugin-berth-backend-module-databases';
import serverless from '@berth/backstage-plugin-berth-backend-module-serverless';
import catalogModuleBerth from '@berth/backstage-plugin-catalog-backend-module-berth';
import scaffolderModuleBerth from '@berth/backstage-plugin-scaffolder-backend-module-berth';
import { startSandbox, type Sandbox } from '@berth/sandbox';
import {
  FaultyProxy,
  startBackstage,
  until,
  type ProxyFault,
  type TaskResult,
  type TestBackstage,
} from '@berth/test-utils/backstage';
import { parse } from 'yaml';

// The first start on a machine builds the control plane and Gitea.
const START_MS = 30 * 60_000;
const TASK_MS = 120_000;

const templates = resolve(
  __dirname,
  '../../../templates/new-service/template.yaml',
);
const template = 'template:default/new-service';

/** What a task says when it has not completed, so that a failed test shows it. */
const failureOf = ({ status, log }: TaskResult) =>
  status === 'completed' ? undefined : `${status}\n${log}`;

describe('New service, with a Git forge and a real API server', () => {
  let sandbox: Sandbox;
  /** The portal's way to the forge. */
  let proxy: FaultyProxy;
  let backstage: TestBackstage;
  const call: TestBackstage['call'] = (path, options) =>
    backstage.call(path, options);

  beforeAll(async () => {
    sandbox = await startSandbox({
      profile: 'gitops',
      operatorDelayMs: 50,
      identityProvider: false,
    });
    proxy = await FaultyProxy.start(sandbox.forge!.url);
    backstage = await startBackstage({
      sandbox,
      templates,
      features: [
        ...[catalogModuleBerth, scaffolderModuleBerth],
        ...[databases, serverless],
      ],
      forgeUrl: proxy.url,
    });
    await until(
      () => call('/catalog/entities/by-name/system/default/payments'),
      ({ spec }) => spec?.owner !== undefined,
    );
  }, START_MS);

  afterAll(async () => {
    await backstage?.stop();
    await proxy?.stop();
    await sandbox?.stop();
  });

  /** Runs the template for a service of the payments team. */
  const ask = (name: string, values: object = {}) =>
    backstage.runTask({
      template,
      values: {
        name,
        place: { tenant: 'payments' },
        forge: new URL(proxy.url).host,
        ...values,
      },
    });

  /** Asks the forge as anybody, without an account. */
  const readForge = (path: string) =>
    fetch(`${sandbox.forge!.url}/api/v1${path}`);

  /** Changes the forge as its administrator. */
  async function changeForge(method: string, path: string, body?: object) {
    const response = await fetch(`${sandbox.forge!.url}/api/v1${path}`, {
      method,
      headers: {
        Authorization: `token ${sandbox.forge!.token}`,
        'Content-Type': 'application/json',
      },
      body: body && JSON.stringify(body),
    });
    expect({ path, ok: response.ok }).toEqual({ path, ok: true });
  }

  /** What there is of a service: its own claim and its database's. */
  async function claimsOf(name: string): Promise<any[]> {
    const { items } = await call(`/berth/claims?tenant=payments&q=${name}`);
    return items.filter((claim: any) =>
      [name, `${name}-db`].includes(claim.name),
    );
  }

  const filesOf = async (repository: string): Promise<string[]> => {
    const files = await readForge(`/repos/${repository}/contents`);
    return (await files.json()).map(({ name }: any) => name);
  };

  /** A file of the repository, as anybody sees it. */
  async function readFile(repository: string, file: string): Promise<string> {
    const response = await readForge(`/repos/${repository}/raw/${file}`);
    expect({ file, status: response.status }).toEqual({ file, status: 200 });
    return response.text();
  }

  it(
    'makes repository, database, function and Component, related to each other',
    async () => {
      const run = await ask('orders');
      expect(failureOf(run)).toBeUndefined();
      const { log, output } = run;
      // The token of the forge is nobody's to read.
      expect(log).not.toContain(sandbox.forge!.token);

      // The repository has the source, with nothing left to fill in.
      const names = await filesOf('payments/orders');
      expect(names.sort()).toEqual([
        ...['.dockerignore', '.gitignore', 'Dockerfile', 'README.md'],
        ...['catalog-info.yaml', 'package.json', 'server.js'],
      ]);
      for (const name of names) {
        expect(await readFile('payments/orders', name)).not.toContain('${{');
      }
      expect(
        JSON.parse(await readFile('payments/orders', 'package.json')).name,
      ).toBe('orders');

      // Both claims are there and Ready.
      const mine = await claimsOf('orders');
      expect(
        mine.map(({ offering, name, phase }: any) => [offering, name, phase]),
      ).toEqual(
        expect.arrayContaining([
          ['serverless.knative-function', 'orders', 'Ready'],
          ['database.cloudnative-pg', 'orders-db', 'Ready'],
        ]),
      );

      // The Component is what the file in the repository says, and related to
      // the tenant, its owner and what the claims are in the catalog.
      const declared = parse(
        await readFile('payments/orders', 'catalog-info.yaml'),
      );
      const component = await until(
        () =>
          call('/catalog/entities/by-name/component/default/payments_orders'),
        seen => seen.relations?.length >= 4,
      );
      // The catalog puts what it depends on in an order of its own.
      const sorted = ({ dependsOn, ...spec }: any) => ({
        ...spec,
        dependsOn: [...dependsOn].sort(),
      });
      expect(sorted(component.spec)).toEqual(sorted(declared.spec));
      expect(component.metadata.annotations).toMatchObject({
        'backstage.io/managed-by-location': `url:${proxy.url}/payments/orders/src/branch/main/catalog-info.yaml`,
      });
      const refs = mine.map(({ entityRef }: any) => entityRef.toLowerCase());
      expect(refs).toHaveLength(2);
      expect(
        component.relations.map((relation: any) => [
          relation.type,
          relation.targetRef,
        ]),
      ).toEqual(
        expect.arrayContaining([
          ['ownedBy', 'group:default/payments'],
          ['partOf', 'system:default/payments'],
          ...refs.map((ref: string) => ['dependsOn', ref]),
        ]),
      );
      for (const ref of refs) {
        const [, name] = ref.split('/');
        await until(
          () => call(`/catalog/entities/by-name/resource/default/${name}`),
          seen =>
            seen.relations?.some(
              (relation: any) =>
                relation.type === 'dependencyOf' &&
                relation.targetRef === 'component:default/payments_orders',
            ),
        );
      }
      expect(output.links).toEqual(
        expect.arrayContaining([
          expect.objectContaining({
            url: `${proxy.url}/payments/orders/src/branch/main/`,
          }),
          expect.objectContaining({
            entityRef: 'component:default/payments_orders',
          }),
        ]),
      );

      // And back: what it was made of goes, and the source stays.
      for (const { id, name } of mine) {
        const path = `/berth/claims/${encodeURIComponent(id)}`;
        await call(`${path}?confirm=${name}`, { method: 'DELETE' });
      }
      await until(
        () => claimsOf('orders'),
        seen => seen.length === 0,
      );
      expect((await readForge('/repos/payments/orders')).status).toBe(200);
    },
    TASK_MS,
  );

  it.each<[string, object, string[]]>([
    [
      'a forge that the portal does not know',
      { forge: 'git.nowhere.invalid' },
      ['no Git forge at git.nowhere.invalid', 'integrations.gitea'],
    ],
    [
      'a tenant without an organization there',
      { place: { tenant: 'shop' } },
      ["no organization 'shop'", 'repoUrl: Ask the platform team to make it'],
    ],
    [
      "somebody else's repository",
      {},
      ['payments/no-such-service', 'repoUrl: Choose another name'],
    ],
  ])(
    'asks for nothing and makes nothing for %s, and says what to do',
    async (_, values, said) => {
      const name = 'no-such-service';
      const theirs = { name, auto_init: true };
      if (Object.keys(values).length === 0) {
        await changeForge('POST', '/orgs/payments/repos', theirs);
      }
      await changeForge('DELETE', '/orgs/shop');
      const { status, log } = await ask(name, values);
      await changeForge('POST', '/orgs', { username: 'shop' });

      expect({ status, log }).toEqual({
        status: 'failed',
        log: expect.not.stringContaining('Asked for'),
      });
      expect(said.filter(text => !log.includes(text))).toEqual([]);
      const { items } = await call('/berth/requests');
      expect(items.map((request: any) => request.name)).not.toContain(
        `${name}-db`,
      );
    },
    TASK_MS,
  );

  it.each<[string, (name: string) => ProxyFault]>([
    [
      'before it has made the repository',
      () => ({
        request: 'POST /api/v1/orgs/payments/repos',
        when: 'before',
        status: 502,
      }),
    ],
    [
      'when it has made the repository',
      () => ({
        request: 'POST /api/v1/orgs/payments/repos',
        when: 'after',
        status: 502,
      }),
    ],
    [
      'when it has taken the source',
      name => ({
        request: `POST /payments/${name}.git/git-receive-pack`,
        when: 'after',
        // Any other is tried again by the push itself.
        status: 403,
      }),
    ],
  ])(
    'goes on when it is run again after the forge has failed %s',
    async (what, fault) => {
      const name = `again-${what.length}`;
      proxy.breakOnce(fault(name));
      const first = await ask(name);
      expect(first).toMatchObject({
        status: 'failed',
        log: expect.stringMatching(
          /Run the task again.*\n\(forge-unreachable\)/,
        ),
      });
      const asked = await claimsOf(name);
      expect(asked).toHaveLength(2);

      const second = await backstage.retryTask(first.id);
      expect(failureOf(second)).toBeUndefined();
      // And once more, with all of it there.
      const third = await backstage.retryTask(first.id);
      expect(failureOf(third)).toBeUndefined();
      expect(await filesOf(`payments/${name}`)).toContain('server.js');
      const commits = await readForge(`/repos/payments/${name}/commits`);
      expect(await commits.json()).toHaveLength(1);
      const { items } = await call('/berth/requests?tenant=payments');
      expect(
        items.filter((request: any) => request.name.startsWith(name)),
      ).toHaveLength(2);
      await until(
        () =>
          call(`/catalog/entities/by-name/component/default/payments_${name}`),
        seen => seen.kind === 'Component',
      );
    },
    TASK_MS,
  );
});
