import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import clusters from '@berth/backstage-plugin-berth-backend-module-clusters';
import compositions from '@berth/backstage-plugin-berth-backend-module-compositions';
import databases from '@berth/backstage-plugin-berth-backend-module-databases';
import gpu from '@berth/backstage-plugin-berth-backend-module-gpu';
import ml from '@berth/backstage-plugin-berth-backend-module-ml';
import serverless from '@berth/backstage-plugin-berth-backend-module-serverless';
import catalogModuleBerth from '@berth/backstage-plugin-catalog-backend-module-berth';
import scaffolderModuleBerth from '@berth/backstage-plugin-scaffolder-backend-module-berth';
import { startSandbox, type Sandbox } from '@berth/sandbox';
import {
  startBackstage,
  until,
  type TestBackstage,
} from '@berth/test-utils/backstage';
import { parse } from 'yaml';

// The first start on a machine builds the control plane.
const START_MS = 10 * 60_000;
const TASK_MS = 120_000;

const folder = resolve(__dirname, '../../../templates');
const read = (file: string) =>
  parse(readFileSync(resolve(folder, file), 'utf8'));
const templates: string[] = read('index.yaml').spec.targets.map(
  (target: string) => read(target).metadata.name,
);

/** A real one, compiled by kfp. */
const pipeline = readFileSync(
  resolve(
    __dirname,
    '../../../packages/sandbox/demo/pipelines/train-iris.yaml',
  ),
  'utf8',
);

/**
 * Who asks, for whom, and what has no default. A template that is not here is
 * asked for by the payments team with nothing but a name.
 */
const asked: Record<
  string,
  { as?: string; tenant?: string; input?: object; more?: object }
> = {
  ...Object.fromEntries(
    ['gpu-quota', 'kueue-queue', 'volcano-queue', 'kai-queue'].map(name => [
      name,
      { as: 'platform-engineer', input: { gpus: 2 } },
    ]),
  ),
  'dra-quota': { as: 'platform-engineer', input: { devices: 2 } },
  'capsule-pool-claim': {
    as: 'platform-engineer',
    input: { gpus: 1, pool: 'gpus' },
  },
  autoscaler: { input: { workload: 'web' } },
  composition: {
    input: { region: 'north' },
    more: { offering: 'composition.objectbuckets.storage.example.org' },
  },
  database: { more: { engine: 'postgresql' } },
  'inference-service': {
    as: 'data-scientist',
    tenant: 'data-science',
    input: { modelFormat: 'sklearn', storageUri: 's3://models/iris/v1' },
  },
  'llm-inference-service': {
    as: 'data-scientist',
    tenant: 'data-science',
    input: { model: 'hf://Qwen/Qwen2.5-0.5B-Instruct' },
  },
  'ml-profile': {
    as: 'platform-engineer',
    tenant: 'data-science',
    input: { owner: 'data-scientist@demo.invalid' },
  },
  'argo-workflow': {
    as: 'data-scientist',
    tenant: 'data-science',
    input: { workflowTemplate: 'train' },
  },
  'kubeflow-pipeline': {
    as: 'data-scientist',
    tenant: 'data-science',
    input: {
      pipeline,
    },
  },
  ...Object.fromEntries(
    ['train-job', 'pytorch-job', 'tf-job', 'katib-experiment'].map(name => [
      name,
      {
        as: 'data-scientist',
        tenant: 'data-science',
        input: { image: 'registry.example.org/train:1' },
      },
    ]),
  ),
};

/** Golden paths that ask for several things at once, and for which. */
const composed: Record<string, { values: object; claims: string[] }> = {
  'new-service': {
    values: { image: 'registry.example.org/orders:1' },
    claims: ['serverless.knative-function:x', 'database.cloudnative-pg:x-db'],
  },
  'new-ml-team': {
    values: { owner: 'data-scientist@demo.invalid', gpus: 8, pipeline },
    claims: [
      ...['gpu.kueue-queue:x', 'gpu.quota:x-gpus', 'ml.profile:x'],
      ...['ml.kubeflow-pipeline:x-pipeline', 'ml.notebook:x-notebook'],
    ],
  },
};

describe('golden paths, on a real API server whose operators are simulated', () => {
  let sandbox: Sandbox;
  let backstage: TestBackstage;
  const call: TestBackstage['call'] = (path, options) =>
    backstage.call(path, options);

  beforeAll(async () => {
    sandbox = await startSandbox({
      profile: 'demo',
      operatorDelayMs: 50,
      identityProvider: false,
    });
    await sandbox.apply([
      {
        apiVersion: 'capsule.clastix.io/v1beta2',
        kind: 'ResourcePool',
        metadata: { name: 'gpus' },
        spec: {
          quota: { hard: { 'requests.nvidia.com/gpu': '3' } },
          selectors: [{ matchLabels: { 'berth.dev/tenant': 'payments' } }],
        },
      },
      {
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'WorkflowTemplate',
        metadata: { name: 'train', namespace: 'data-science' },
        spec: {
          entrypoint: 'train',
          templates: [
            {
              name: 'train',
              container: {
                name: 'main',
                image: 'registry.example.org/train:1',
              },
            },
          ],
        },
      },
      {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'web', namespace: 'payments' },
        spec: {
          replicas: 1,
          selector: { matchLabels: { app: 'web' } },
          template: {
            metadata: { labels: { app: 'web' } },
            spec: {
              containers: [
                {
                  name: 'web',
                  image: 'nginxinc/nginx-unprivileged',
                  resources: {
                    requests: { cpu: '10m', memory: '16Mi' },
                    limits: { memory: '16Mi' },
                  },
                  securityContext: {
                    allowPrivilegeEscalation: false,
                    runAsNonRoot: true,
                    capabilities: { drop: ['ALL'] },
                    seccompProfile: { type: 'RuntimeDefault' },
                  },
                },
              ],
            },
          },
        },
      },
    ]);
    backstage = await startBackstage({
      sandbox,
      templates: resolve(folder, 'index.yaml'),
      features: [
        ...[catalogModuleBerth, scaffolderModuleBerth],
        ...[clusters, compositions, databases, gpu, ml, serverless],
      ],
    });
  }, START_MS);

  afterAll(async () => {
    await backstage?.stop();
    await sandbox?.stop();
  });

  const run = (template: string, values: object, as: string) =>
    backstage.runTask({ template: `template:default/${template}`, values, as });

  it.each(Object.keys(composed))(
    '%s, from its form to all that it asks for, and back',
    async template => {
      const isMl = template === 'new-ml-team';
      const as = isMl ? 'platform-engineer' : 'payments-developer';
      const tenant = isMl ? 'data-science' : 'payments';
      const name = `all-${template}`;
      const { values, claims } = composed[template];
      const { status, log } = await run(
        template,
        { name, place: { tenant }, ...values },
        as,
      );
      expect({ status, log }).toEqual({
        status: 'completed',
        log: expect.any(String),
      });

      const mine = async () =>
        (await call(`/berth/claims?tenant=${tenant}&q=${name}`)).items;
      const found = await until(mine, items =>
        items.every(({ phase }: any) => phase === 'Ready'),
      );
      expect(
        found.map((claim: any) =>
          `${claim.offering}:${claim.name}`.replace(`:${name}`, ':x'),
        ),
      ).toEqual(expect.arrayContaining(claims));
      expect(found).toHaveLength(claims.length);
      for (const { id, name: confirm } of found) {
        const path = `/berth/claims/${encodeURIComponent(id)}`;
        await call(`${path}?confirm=${confirm}`, { method: 'DELETE', as });
      }
      await until(mine, items => items.length === 0);
    },
    TASK_MS,
  );

  it.each(templates.filter(template => !composed[template]))(
    '%s, from its form to what it asks for, and back',
    async template => {
      const {
        as = 'payments-developer',
        tenant = 'payments',
        input = {},
        more,
      } = asked[template] ?? {};
      const name = `try-${template}`.slice(0, 24).replace(/-$/, '');
      const values = { name, place: { tenant }, input, ...more };
      const { status, log } = await run(template, values, as);
      expect({ status, log }).toEqual({
        status: 'completed',
        log: expect.stringContaining('the cluster has taken it'),
      });

      const { items } = await call(`/berth/claims?tenant=${tenant}&q=${name}`);
      const claims = items.filter((claim: any) => claim.name === name);
      expect(claims).toHaveLength(1);
      const [{ id, phase, message }] = claims;
      expect({ phase, message }).toMatchObject({
        phase: expect.stringMatching(/^(Ready|Provisioning)$/),
      });
      const { entityRef } = await call(
        `/berth/claims/${encodeURIComponent(id)}`,
      );
      const [, entity] = entityRef.split('/');
      await until(
        () => call(`/catalog/entities/by-name/resource/default/${entity}`),
        seen => seen.spec?.system === tenant,
      );

      await call(`/berth/claims/${encodeURIComponent(id)}?confirm=${name}`, {
        method: 'DELETE',
        as,
      });
      await until(
        () => call(`/berth/claims?tenant=${tenant}&q=${name}`),
        seen => seen.items.length === 0,
      );
    },
    TASK_MS,
  );
});
