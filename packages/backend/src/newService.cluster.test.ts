import { resolve } from 'node:path';
import databases from '@berth/backstage-plugin-berth-backend-module-databases';
import serverless from '@berth/backstage-plugin-berth-backend-module-serverless';
import catalogModuleBerth from '@berth/backstage-plugin-catalog-backend-module-berth';
import scaffolderModuleBerth from '@berth/backstage-plugin-scaffolder-backend-module-berth';
import giteaActions from '@backstage/plugin-scaffolder-backend-module-gitea';
import { startSandbox, type Sandbox } from '@berth/sandbox';
import {
  startBackstage,
  until,
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

describe('New service, with a Git forge and a real API server', () => {
  let sandbox: Sandbox;
  let backstage: TestBackstage;
  const call: TestBackstage['call'] = (path, options) =>
    backstage.call(path, options);

  beforeAll(async () => {
    sandbox = await startSandbox({
      profile: 'gitops',
      operatorDelayMs: 50,
      identityProvider: false,
    });
    backstage = await startBackstage({
      sandbox,
      templates,
      features: [
        ...[catalogModuleBerth, scaffolderModuleBerth, giteaActions],
        ...[databases, serverless],
      ],
    });
    await until(
      () => call('/catalog/entities/by-name/system/default/payments'),
      ({ spec }) => spec?.owner !== undefined,
    );
  }, START_MS);

  afterAll(async () => {
    await backstage?.stop();
    await sandbox?.stop();
  });

  const forgeHost = () => new URL(sandbox.forge!.url).host;

  /** Asks the forge as anybody, without an account. */
  const readForge = (path: string) =>
    fetch(`${sandbox.forge!.url}/api/v1${path}`);

  /** A file of the repository, as anybody sees it. */
  async function readFile(repository: string, file: string): Promise<string> {
    const response = await readForge(`/repos/${repository}/raw/${file}`);
    expect({ file, status: response.status }).toEqual({ file, status: 200 });
    return response.text();
  }

  it(
    'makes repository, database, function and Component, related to each other',
    async () => {
      const { status, log, output } = await backstage.runTask({
        template,
        values: {
          name: 'orders',
          place: { tenant: 'payments' },
          forge: forgeHost(),
        },
      });
      expect({ status, log }).toEqual({
        status: 'completed',
        log: expect.any(String),
      });
      // The token of the forge is nobody's to read.
      expect(log).not.toContain(sandbox.forge!.token);

      // The repository has the source, with nothing left to fill in.
      const files = await readForge('/repos/payments/orders/contents');
      const names = (await files.json()).map(({ name }: any) => name);
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
      const { items } = await call('/berth/claims?tenant=payments&q=orders');
      const mine = items.filter(({ name }: any) =>
        ['orders', 'orders-db'].includes(name),
      );
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
        'backstage.io/managed-by-location': `url:${
          sandbox.forge!.url
        }/payments/orders/src/branch/main/catalog-info.yaml`,
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
            url: `${sandbox.forge!.url}/payments/orders/src/branch/main/`,
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
        () => call('/berth/claims?tenant=payments&q=orders'),
        seen =>
          !seen.items.some(({ name }: any) =>
            ['orders', 'orders-db'].includes(name),
          ),
      );
      expect((await readForge('/repos/payments/orders')).status).toBe(200);
    },
    TASK_MS,
  );

  it(
    'fails at a forge that the portal does not know, and names it',
    async () => {
      const { status, log } = await backstage.runTask({
        template,
        values: {
          name: 'ledger-api',
          place: { tenant: 'payments' },
          forge: 'git.nowhere.invalid',
        },
      });
      expect({ status, log }).toEqual({
        status: 'failed',
        log: expect.stringContaining('git.nowhere.invalid'),
      });
    },
    TASK_MS,
  );
});
