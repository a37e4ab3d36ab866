import type { JsonObject } from '@backstage/types';
import type { Offering } from '@berth/backstage-plugin-berth-node';
import { enginesOf } from './toRequestBody';

/** What clusters define is not known before it is asked for. */
const ANY = { maxNameLength: 50 };

/**
 * JSON Schema (draft 7) of what an action takes that asks for one of these
 * offerings; for none of them, of one that asks for any that clusters define.
 *
 * @remarks
 * The scaffolder checks an input against this schema before the action runs,
 * and says of a pattern only that it does not match. Berth says what is wrong
 * and what to write instead, so patterns are left to it.
 *
 * @internal
 */
export function requestInputSchema(offerings: Offering[]): JsonObject {
  const [first, ...others] = offerings;
  const only = others.length === 0 ? first : undefined;
  const engines = enginesOf(offerings);
  const longestName = Math.max(
    ...(offerings.length > 0 ? offerings : [ANY]).map(o => o.maxNameLength),
  );
  return {
    type: 'object',
    required: [
      'tenant',
      'name',
      // Where there are engines, the action says that one of both is needed:
      // the scaffolder would only tell that no schema fits.
      ...(only || engines.length > 0 ? [] : ['offering']),
    ],
    additionalProperties: false,
    properties: {
      tenant: {
        type: 'string',
        title: 'Tenant',
        description: 'Name of the tenant that gets it.',
        minLength: 1,
        maxLength: 63,
      },
      cluster: {
        type: 'string',
        title: 'Cluster',
        description:
          'Name of the cluster; needed only where the tenant has a place on several.',
        maxLength: 253,
      },
      namespace: {
        type: 'string',
        title: 'Namespace',
        description: "One of the tenant's; its primary one by default.",
        maxLength: 63,
      },
      name: {
        type: 'string',
        title: 'Name',
        description: `Lower-case letters, digits and hyphens, beginning with a letter, at most ${longestName}.`,
        minLength: 1,
        maxLength: 253,
      },
      offering: {
        type: 'string',
        title: 'Offering',
        ...(offerings.length > 0
          ? {
              description: offerings.map(o => `${o.id}: ${o.title}`).join('; '),
              enum: offerings.map(({ id }) => id),
            }
          : {
              description:
                'Id of an offering that a cluster defines: composition.<plural>.<group>.',
              minLength: 1,
              maxLength: 63,
            }),
        ...(only && engines.length === 0 && { default: only.id }),
      },
      ...(engines.length > 0 && {
        engine: {
          type: 'string',
          title: 'Engine',
          description:
            'What it is to be, instead of an offering: the platform team says which one gives it on the cluster.',
          enum: engines,
        },
      }),
      input: only
        ? inputSchemaOf(only)
        : {
            type: 'object',
            title: 'Input',
            description: 'What the offering takes.',
          },
    },
    ...(offerings.length > 1 && { allOf: offerings.map(ifOffering) }),
  };
}

/**
 * JSON Schema of what such an action gives.
 *
 * @internal
 */
export const requestOutputSchema: JsonObject = {
  type: 'object',
  required: [
    'requestId',
    'claimId',
    'claimPath',
    'claimUrl',
    'entityRef',
    'cluster',
    'namespace',
    'name',
  ],
  properties: {
    requestId: { type: 'string', description: 'Id of the request.' },
    claimId: { type: 'string', description: 'Id of the claim.' },
    claimPath: {
      type: 'string',
      description:
        "Path of the claim's page within the portal: a link to it stays in the same tab.",
    },
    claimUrl: {
      type: 'string',
      description: "URL of the claim's page, for places outside of the portal.",
    },
    entityRef: {
      type: 'string',
      description: 'Entity ref of the claim in the catalog.',
    },
    cluster: { type: 'string', description: 'Where the claim is.' },
    namespace: { type: 'string', description: 'Where the claim is.' },
    name: { type: 'string', description: "The claim's name." },
  },
};

function ifOffering(offering: Offering): JsonObject {
  return {
    if: {
      required: ['offering'],
      properties: { offering: { const: offering.id } },
    },
    then: { properties: { input: inputSchemaOf(offering) } },
  };
}

function inputSchemaOf(offering: Offering): JsonObject {
  return {
    ...(withoutPatterns(offering.inputSchema, false) as JsonObject),
    title: `Input of ${offering.title}`,
  };
}

/** `names` tells a map of property names, one of which may be `pattern`. */
function withoutPatterns(schema: unknown, names: boolean): unknown {
  if (Array.isArray(schema)) {
    return schema.map(item => withoutPatterns(item, false));
  }
  if (typeof schema !== 'object' || schema === null) {
    return schema;
  }
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key]) => names || key !== 'pattern')
      .map(([key, value]) => [
        key,
        withoutPatterns(value, !names && key === 'properties'),
      ]),
  );
}
