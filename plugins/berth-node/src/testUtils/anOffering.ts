import {
  conditionReadiness,
  createOffering,
  type Offering,
  type OfferingDefinition,
} from '@berth/backstage-plugin-berth-node';
import type { z } from 'zod';

/**
 * A small complete offering for tests: a ConfigMap-like `Thing` with one
 * input. Pass what the test is about.
 *
 * @public
 */
export function anOffering(
  overrides: Partial<OfferingDefinition<z.ZodRawShape>> = {},
): Offering {
  const kind = {
    group: 'test.berth.dev',
    version: 'v1',
    kind: 'Thing',
    plural: 'things',
  };
  return createOffering<z.ZodRawShape>({
    id: 'test.thing',
    title: 'Thing',
    description: 'A thing to test with.',
    category: 'test',
    primary: kind,
    requires: [{ ...kind, providedBy: 'the Thing operator' }],
    holdsData: false,
    plans: {
      small: { title: 'S', description: 'One', resources: { cpu: '1' } },
      large: { title: 'L', description: 'Two', resources: { cpu: '2' } },
    },
    input: z => ({
      plan: z.enum(['small', 'large']).default('small'),
      size: z.int().min(1).max(9).default(1),
    }),
    advanced: ['size'],
    manifests: (input, { name }) => [
      {
        apiVersion: 'test.berth.dev/v1',
        kind: 'Thing',
        metadata: { name },
        spec: { size: input.size },
      },
    ],
    usage: () => ({ cpu: '1' }),
    readiness: ({ primary }) => conditionReadiness(primary, { type: 'Ready' }),
    actions: {
      grow: {
        title: 'Grow',
        description: 'Makes it larger.',
        input: z => ({ size: z.int().min(1).max(9) }),
        plan: (input, { primary }) => [
          {
            type: 'merge-patch',
            kind,
            name: String(primary.metadata.name),
            patch: { spec: { size: input.size } },
          },
        ],
      },
    },
    ...overrides,
  });
}
