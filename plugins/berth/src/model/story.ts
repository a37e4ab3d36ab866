import type {
  ClaimDetail,
  ClaimRequest,
} from '@berth/backstage-plugin-berth-common';
import { troubleOf } from './errors';
import { isUnderWay } from './isUnderWay';

/**
 * What a claim's page has to tell.
 *
 * @internal
 */
export type ClaimStory =
  | { kind: 'loading' }
  /** The cluster has it. */
  | { kind: 'claim'; claim: ClaimDetail }
  /** It was there a moment ago, and no longer is. */
  | { kind: 'gone'; claim: ClaimDetail }
  /** Somebody asked for it and the cluster does not have it yet. */
  | { kind: 'pending'; request?: ClaimRequest; refusal?: string }
  /** Neither the cluster nor anybody's request knows of it, or not any more. */
  | { kind: 'missing'; error: unknown; request?: ClaimRequest }
  | { kind: 'error'; error: unknown };

/**
 * Tells apart what a missing claim can mean: asked for, refused, on its way,
 * deleted, or never heard of.
 *
 * @internal
 */
export function storyOf(options: {
  claim: { data?: ClaimDetail; error: unknown };
  /** The newest request for it; undefined until the requests are known. */
  requests?: ClaimRequest[];
  requestsFailed?: boolean;
  /** The scaffolder task that has been started for it. */
  task?: { state: string; message?: string };
  /** Whether somebody has come here from sending the request. */
  justSent?: boolean;
  now: number;
}): ClaimStory {
  const { data, error } = options.claim;
  const notFound = Boolean(error) && troubleOf(error).kind === 'not-found';
  if (data) {
    return { kind: notFound ? 'gone' : 'claim', claim: data };
  }
  if (!error) {
    return options.justSent ? { kind: 'pending' } : { kind: 'loading' };
  }
  return notFound ? storyWithoutClaim(options) : { kind: 'error', error };
}

function storyWithoutClaim(options: {
  claim: { error: unknown };
  requests?: ClaimRequest[];
  requestsFailed?: boolean;
  task?: { state: string; message?: string };
  justSent?: boolean;
  now: number;
}): ClaimStory {
  const { claim, requests, requestsFailed, task, justSent, now } = options;
  const running = task?.state === 'running';
  if (!requests && requestsFailed && !running) {
    return { kind: 'missing', error: claim.error };
  }
  if (!requests && !running) {
    return justSent ? { kind: 'pending' } : { kind: 'loading' };
  }
  const [request] = requests ?? [];
  if (request && isUnderWay(request, now)) {
    return { kind: 'pending', request };
  }
  if (running) {
    // An older refusal says nothing about what is being asked for now.
    return { kind: 'pending' };
  }
  if (request?.state === 'Failed') {
    return { kind: 'pending', request };
  }
  if (task?.state === 'failed' || task?.state === 'cancelled') {
    return { kind: 'pending', refusal: task.message ?? '' };
  }
  return { kind: 'missing', error: claim.error, request };
}
