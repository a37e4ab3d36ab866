import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { BerthCaller, type BerthAccess } from '../berth/BerthCaller';
import type { Clock } from '../berth/clock';
import { claimLinks } from '../berth/links';
import { withReadableErrors } from '../berth/withReadableErrors';
import { ClaimWaiter } from '../wait/ClaimWaiter';
import { claimWaitExamples } from './createClaimWaitAction.examples';

/**
 * The action `berth:claim:wait`, which ends when a claim is in a phase and
 * shows in the task's log how it gets there.
 *
 * @internal
 */
export function createClaimWaitAction(options: {
  access: BerthAccess;
  /** Base URL of the portal, without a slash at its end. */
  appBaseUrl: string;
  clock: Clock;
}) {
  const { access, appBaseUrl, clock } = options;
  return createTemplateAction({
    id: 'berth:claim:wait',
    description:
      'Waits until a claim is Ready, and shows in the log how it gets there. Fails at once when the claim does.',
    examples: claimWaitExamples,
    supportsDryRun: true,
    schema: {
      input: {
        claimId: z =>
          z.string({
            description: 'Id of the claim, as a request action gives it.',
          }),
        phase: z =>
          z
            .enum(['Ready', 'Suspended'], { description: 'What to wait for.' })
            .default('Ready'),
        timeoutSeconds: z =>
          z
            .number({ description: 'How long to wait, in seconds.' })
            .int()
            .min(1)
            .max(86_400)
            .default(900),
      },
      output: {
        phase: z => z.string({ description: "The claim's phase." }),
        message: z =>
          z.string({ description: 'What the claim says of itself.' }),
        entityRef: z =>
          z.string({ description: 'Entity ref of the claim in the catalog.' }),
        claimUrl: z => z.string({ description: "URL of the claim's page." }),
      },
    },
    handler: ctx =>
      withReadableErrors(async () => {
        // The scaffolder checks an input by its schema and fills nothing in.
        const { claimId, phase = 'Ready', timeoutSeconds = 900 } = ctx.input;
        const { claimUrl, entityRef } = claimLinks(claimId, appBaseUrl);
        ctx.output('entityRef', entityRef);
        ctx.output('claimUrl', claimUrl);
        if (ctx.isDryRun) {
          ctx.logger.info(`Would wait until ${claimId} is ${phase}.`);
          ctx.output('phase', phase);
          ctx.output('message', 'Not waited for in a dry run.');
          return;
        }
        const claim = await ClaimWaiter.create({
          claimId,
          claimUrl,
          phase,
          timeoutSeconds,
          berth: BerthCaller.create({ access, context: ctx }),
          clock,
          logger: ctx.logger,
        }).wait();
        ctx.output('phase', claim.phase);
        ctx.output('message', claim.message);
      }),
  });
}
