import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const claimId = 'sandbox:payments:database.cloudnative-pg:orders-db';

/**
 * Examples of `berth:claim:wait`.
 *
 * @internal
 */
export const claimWaitExamples: TemplateExample[] = [
  {
    description: 'Wait until a claim is ready, 15 minutes at most',
    example: stringify({
      steps: [
        {
          id: 'wait',
          name: 'Wait until it is ready',
          action: 'berth:claim:wait',
          input: { claimId },
        },
      ],
    }),
  },
  {
    description: 'Wait up to an hour until a claim is suspended',
    example: stringify({
      steps: [
        {
          id: 'wait',
          name: 'Wait until it is suspended',
          action: 'berth:claim:wait',
          input: { claimId, phase: 'Suspended', timeoutSeconds: 3600 },
        },
      ],
    }),
  },
];
