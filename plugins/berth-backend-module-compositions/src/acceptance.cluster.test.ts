import type { Offering } from '@berth/backstage-plugin-berth-node';
import { anyClaimName, anyInput } from '@berth/offering-tests';
import {
  KubernetesError,
  startSandbox,
  type KubernetesObject,
  type Sandbox,
} from '@berth/sandbox';
import fc from 'fast-check';
import { offeringOf } from './definitions/offeringOf';

// The first start on a machine builds the control plane.
const START_MS = 10 * 60_000;
const GROUP = 'platform.test';
const RULE = 'the least may not exceed the most';

/** Everything that a platform team's schema may have. */
const schema = {
  type: 'object',
  required: ['spec'],
  properties: {
    spec: {
      type: 'object',
      required: ['image', 'storage'],
      'x-kubernetes-validations': [
        {
          rule: 'self.replicas.least <= self.replicas.most',
          message: RULE,
        },
      ],
      properties: {
        image: {
          type: 'string',
          minLength: 1,
          maxLength: 60,
          pattern: '^[a-z0-9]([a-z0-9./:_-]*[a-z0-9])?$',
        },
        tier: {
          type: 'string',
          enum: ['bronze', 'silver', 'gold'],
          default: 'bronze',
        },
        replicas: {
          type: 'object',
          default: {},
          properties: {
            least: { type: 'integer', minimum: 0, maximum: 9, default: 1 },
            most: { type: 'integer', minimum: 0, maximum: 9, default: 3 },
          },
        },
        storage: {
          type: 'object',
          required: ['size'],
          properties: {
            size: { type: 'string', pattern: '^[1-9][0-9]{0,3}(Mi|Gi)$' },
            class: { type: 'string', nullable: true, maxLength: 63 },
            snapshots: {
              type: 'object',
              required: ['keep'],
              properties: {
                keep: { type: 'integer', format: 'int32' },
                daily: { type: 'boolean', default: false },
              },
            },
          },
        },
        port: { 'x-kubernetes-int-or-string': true },
        share: {
          type: 'number',
          minimum: 0,
          exclusiveMinimum: true,
          maximum: 1,
        },
        tags: {
          type: 'array',
          maxItems: 4,
          'x-kubernetes-list-type': 'set',
          items: { type: 'string', maxLength: 20 },
        },
        routes: {
          type: 'array',
          items: {
            type: 'object',
            required: ['path'],
            properties: {
              path: { type: 'string', pattern: '^/' },
              weight: { type: 'integer', minimum: 0, maximum: 100 },
            },
          },
        },
        labels: {
          type: 'object',
          additionalProperties: { type: 'string', maxLength: 30 },
        },
        settings: {
          type: 'object',
          'x-kubernetes-preserve-unknown-fields': true,
        },
      },
    },
  },
};

const definition: KubernetesObject = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: `webapps.${GROUP}` },
  spec: {
    group: GROUP,
    scope: 'Namespaced',
    names: { plural: 'webapps', singular: 'webapp', kind: 'WebApp' },
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        schema: { openAPIV3Schema: schema },
      },
    ],
  },
};

interface Replicas {
  least?: number;
  most?: number;
}

/** Whether the one rule holds that only the API server checks. */
function keepsRule(spec: { replicas?: Replicas }): boolean {
  const { least = 1, most = 3 } = spec.replicas ?? {};
  return least <= most;
}

describe('an offering by definition', () => {
  let sandbox: Sandbox;
  const offering: Offering = offeringOf({
    name: `webapps.${GROUP}`,
    kind: { group: GROUP, version: 'v1', kind: 'WebApp', plural: 'webapps' },
    namespaced: true,
    schema,
    printerColumns: undefined,
    annotations: {},
  })!;

  const answerTo = async (object: KubernetesObject) => {
    try {
      return { accepted: await sandbox.admin.dryRun(object) };
    } catch (error) {
      if (error instanceof KubernetesError) {
        return { refusal: error.message };
      }
      throw error;
    }
  };
  const objectOf = (input: object, name: string): KubernetesObject =>
    offering.manifests(offering.parseInput(input), {
      cluster: 'sandbox',
      tenant: 'payments',
      namespace: 'default',
      name,
    })[0] as KubernetesObject;

  beforeAll(async () => {
    sandbox = await startSandbox({ nodes: false, operators: false });
    await sandbox.apply(definition);
  }, START_MS);

  afterAll(async () => {
    await sandbox?.stop();
  });

  it('writes what the API server takes, whatever the form takes, but for the rule that it tells', async () => {
    const seen = { accepted: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(
        anyInput(offering),
        anyClaimName(offering),
        async (input, name) => {
          const object = objectOf(input, name);
          const { accepted, refusal } = await answerTo(object);
          const keeps = keepsRule(object.spec as { replicas?: Replicas });
          seen[keeps ? 'accepted' : 'refused']++;
          expect({
            isTaken: refusal === undefined,
            isToldWhy: refusal?.includes(RULE) ?? false,
          }).toEqual({ isTaken: keeps, isToldWhy: !keeps });
          // Nothing of it is pruned.
          expect(accepted ?? object).toMatchObject({ spec: object.spec });
        },
      ),
      { numRuns: 300 },
    );
    expect(seen.accepted).toBeGreaterThan(100);
    expect(seen.refused).toBeGreaterThan(0);
    expect(JSON.stringify(offering.inputSchema)).toContain(RULE);
  }, 240_000);

  it('lets everybody have what the API server would take of the spec', async () => {
    const smallest = { image: 'shop', storage: { size: '1Gi' } };
    const { accepted } = await answerTo(objectOf(smallest, 'shop'));
    expect(accepted).toMatchObject({
      spec: { tier: 'bronze', replicas: { least: 1, most: 3 } },
    });
  });
});
