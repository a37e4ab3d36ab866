import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/**
 * The value and options of `BerthName`.
 *
 * @internal
 */
export const berthNameSchema = makeFieldSchema({
  output: z => z.string(),
  uiOptions: z =>
    z.object({
      offering: z
        .string()
        .optional()
        .describe(
          'Id of the offering that the template asks for, or its category',
        ),
      engineField: z
        .string()
        .optional()
        .describe('Name of the field with the engine, instead of an offering'),
      offeringField: z
        .string()
        .optional()
        .describe('Name of the field with the id of the offering'),
    }),
});

/**
 * The value of `BerthForge`.
 *
 * @internal
 */
export const berthForgeSchema = makeFieldSchema({
  output: z =>
    z.string().describe("The forge's host; empty where none is wanted"),
  uiOptions: z => z.object({}),
});

/**
 * The value and options of `BerthTenant`.
 *
 * @internal
 */
export const berthTenantSchema = makeFieldSchema({
  output: z =>
    z.object({
      tenant: z.string().describe("The tenant's name"),
      cluster: z.string().optional().describe("The cluster's name"),
      namespace: z.string().optional().describe('One of its namespaces there'),
    }),
  uiOptions: z =>
    z.object({
      offering: z
        .string()
        .optional()
        .describe('Id of the offering; leaves out places without it'),
    }),
});

/**
 * The value and options of `BerthOfferingInput`.
 *
 * @internal
 */
export const berthOfferingInputSchema = makeFieldSchema({
  output: z => z.record(z.any()).describe("By the offering's inputSchema"),
  uiOptions: z =>
    z.object({
      offering: z
        .string()
        .optional()
        .describe('Id of the offering whose input it is'),
      engineField: z
        .string()
        .optional()
        .describe('Name of the field with the engine, instead of an offering'),
      offeringField: z
        .string()
        .optional()
        .describe('Name of the field with the id of the offering'),
    }),
});

/**
 * The value and options of `BerthEngine`.
 *
 * @internal
 */
export const berthEngineSchema = makeFieldSchema({
  output: z => z.string().describe('Id of the engine'),
  uiOptions: z =>
    z.object({
      engines: z
        .array(z.string())
        .optional()
        .describe('Ids of the engines to choose from; all by default'),
    }),
});

/**
 * The value of `BerthOffering`.
 *
 * @internal
 */
export const berthOfferingSchema = makeFieldSchema({
  output: z => z.string().describe('Id of an offering by definition'),
});
