import { createHash } from 'node:crypto';
import type { ClaimRequestBody } from '@berth/backstage-plugin-berth-common';

/**
 * What a request is for, as one text: the same for every run of a step that
 * asks for the same claim.
 *
 * @internal
 */
export function requestTarget(body: ClaimRequestBody): string {
  const { tenant, cluster, namespace, offering, engine, name } = body;
  // No offering's id has a colon in it.
  const what = offering ?? `engine:${engine}`;
  return [tenant, cluster ?? '-', namespace ?? '-', what, name].join('.');
}

/**
 * The key under which Berth knows a request again when a task runs its step
 * once more after a crash between the answer and the checkpoint. After a
 * refusal it is another one: Berth repeats its answer to a key, and who runs a
 * failed task again wants a new one.
 *
 * @internal
 */
export function idempotencyKey(options: {
  taskId: string;
  body: ClaimRequestBody;
  /** How often the request was refused in this task. */
  refusals: number;
}): string {
  const { taskId, body, refusals } = options;
  const digest = createHash('sha256')
    .update(JSON.stringify([taskId, requestTarget(body), refusals]))
    .digest('hex');
  return `scaffolder-${digest}`;
}
