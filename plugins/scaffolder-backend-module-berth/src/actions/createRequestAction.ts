import type {
  ActionContext,
  TemplateAction,
} from '@backstage/plugin-scaffolder-node';
import {
  berthErrorCode,
  type ClaimRequestBody,
} from '@berth/backstage-plugin-berth-common';
import type { Offering } from '@berth/backstage-plugin-berth-node';
import { BerthCaller, type BerthAccess } from '../berth/BerthCaller';
import type { Clock } from '../berth/clock';
import { claimLinks } from '../berth/links';
import { withReadableErrors } from '../berth/withReadableErrors';
import { countRefusals, noteRefusal } from '../request/refusals';
import { renderObjects } from '../request/renderObjects';
import { usageText } from '../request/usageText';
import {
  requestInputSchema,
  requestOutputSchema,
} from '../request/requestSchema';
import { idempotencyKey, requestTarget } from '../request/requestTarget';
import { logSubmitted, submitRequest } from '../request/submitRequest';
import { toRequestBody, type RequestInput } from '../request/toRequestBody';
import { requestExamples } from './createRequestAction.examples';

/**
 * What a request action gives.
 *
 * @internal
 */
export type RequestOutput = {
  requestId: string;
  claimId: string;
  claimPath: string;
  claimUrl: string;
  entityRef: string;
  cluster: string;
  namespace: string;
  name: string;
};

type RequestContext = ActionContext<RequestInput, RequestOutput>;

/**
 * The action `berth:<category>:request` for the offerings of a category. Its
 * schema and examples follow from them.
 *
 * @remarks
 * Safe to run again after a crash at any instant: the request is made within
 * a checkpoint, and under an idempotency key in case the crash came before the
 * checkpoint was stored.
 *
 * @internal
 */
export function createRequestAction(
  options: RequestActionOptions,
): TemplateAction<RequestInput, RequestOutput> {
  const { category, offerings, access, appBaseUrl, clock } = options;
  const titles =
    offerings.map(({ title }) => title).join(' or ') ||
    'an offering that a cluster defines';

  const preview = async (ctx: RequestContext, body: ClaimRequestBody) => {
    const berth = BerthCaller.create({ access, context: ctx });
    const made = await berth.call((client, call) =>
      client.previewRequest(body, call),
    );
    const { cluster, namespace, claimId, objects } = made;
    ctx.logger.info(
      `Would apply to cluster ${cluster}:\n${renderObjects(objects)}`,
    );
    ctx.logger.info(usageText(made));
    const { name } = body;
    return { requestId: 'dry-run', claimId, cluster, namespace, name };
  };

  const request = async (ctx: RequestContext, body: ClaimRequestBody) => {
    const target = requestTarget(body);
    const refusals = await countRefusals(ctx, target);
    const submit = () =>
      submitRequest({
        body,
        idempotencyKey: idempotencyKey({ taskId: ctx.task.id, body, refusals }),
        berth: BerthCaller.create({ access, context: ctx }),
        clock,
        logger: ctx.logger,
      });
    try {
      const submitted = await ctx.checkpoint({
        key: `berth.request.${target}`,
        fn: submit,
      });
      logSubmitted(submitted, ctx.logger);
      const { id: requestId, claimId, cluster, namespace, name } = submitted;
      return { requestId, claimId, cluster, namespace, name };
    } catch (error) {
      if (berthErrorCode(error)) {
        await noteRefusal(ctx, target, refusals + 1);
      }
      throw error;
    }
  };

  return {
    id: `berth:${category}:request`,
    description: `Asks Berth, as the user who runs the task, for ${titles} in a tenant. Does not wait until it is ready; berth:claim:wait does.`,
    examples: requestExamples(category, offerings),
    supportsDryRun: true,
    schema: {
      input: requestInputSchema(offerings),
      output: requestOutputSchema,
    },
    handler: ctx =>
      withReadableErrors(async () => {
        const template = ctx.templateInfo?.entityRef;
        const body = toRequestBody(ctx.input, offerings, template);
        const made = await (ctx.isDryRun ? preview : request)(ctx, body);
        const output: RequestOutput = {
          ...made,
          ...claimLinks(made.claimId, appBaseUrl),
        };
        for (const [name, value] of Object.entries(output)) {
          ctx.output(name as keyof RequestOutput, value);
        }
      }),
  };
}

/** @internal */
export interface RequestActionOptions {
  category: string;
  /** None where it asks for whatever clusters define. */
  offerings: Offering[];
  access: BerthAccess;
  /** Base URL of the portal, without a slash at its end. */
  appBaseUrl: string;
  clock: Clock;
}
