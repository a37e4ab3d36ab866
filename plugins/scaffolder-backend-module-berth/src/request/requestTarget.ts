import { createHash } from 'node:crypto';
import type { ClaimRequestBody } from '@berth/backstage-plugin-berth-common';

/**
 * What a request is for, as one text: the same for every run of a step that
 * asks for the same claim.
 *
 * @internal
 */
export function requestTarget(body: ClaimRequestBody): string {
  const { tenant, cluster, namespace, offering, name } = body;
  return [tenant, cluster ?? '-', namespace ?? '-', offering, name].join('.');
}

/**
 * The key under which Berth knows a request again when a task runs its step
 * once more after a crash between the answer and the checkpoint.
 *
 * @internal
 */
export function idempotencyKey(taskId: string, body: ClaimRequestBody): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([taskId, requestTarget(body)]))
    .digest('hex');
  return `scaffolder-${digest}`;
}
