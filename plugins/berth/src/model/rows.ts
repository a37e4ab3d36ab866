import type { Claim, ClaimRequest } from '@berth/backstage-plugin-berth-common';
import type { Message } from '../i18n/Message';
import { isUnderWay } from './isUnderWay';
import { DisplayPhase, knownPhase, phaseOfRequest, phaseOrder } from './phases';

/**
 * One line of a list of claims: a claim, or a request that is not one yet.
 *
 * @internal
 */
export interface ClaimRow {
  /** The claim's id; a request has that of the claim it asks for. */
  id: string;
  name: string;
  offering: string;
  cluster: string;
  namespace: string;
  tenant?: string;
  phase: DisplayPhase;
  message: string | Message;
  plan?: string;
  createdAt: string;
  simulated: boolean;
  stale: boolean;
}

/** A refusal is of interest to who was refused, for about a day. */
const REFUSAL_SHOWN = 24 * 3_600_000;

function isPending(request: ClaimRequest, now: number): boolean {
  return request.state === 'Failed'
    ? now - Date.parse(request.updatedAt) < REFUSAL_SHOWN
    : isUnderWay(request, now);
}

function rowOfClaim(claim: Claim): ClaimRow {
  const { id, name, offering, cluster, namespace, tenant } = claim;
  return {
    ...{ id, name, offering, cluster, namespace, tenant },
    phase: knownPhase(claim.phase),
    message: claim.message,
    plan: claim.plan,
    createdAt: claim.createdAt,
    simulated: claim.simulated,
    stale: claim.stale ?? false,
  };
}

function messageOfRequest(request: ClaimRequest): string | Message {
  const { cluster, attempts, nextAttemptAt, error } = request;
  switch (phaseOfRequest(request)) {
    case 'Refused':
      return error?.message ?? { key: 'cause.what.Refused' };
    case 'Waiting':
      return {
        key: 'cause.what.waiting',
        values: { cluster, count: nextAttemptAt ? attempts : attempts - 1 },
      };
    default:
      return { key: 'cause.what.Requested', values: { cluster } };
  }
}

function rowOfRequest(request: ClaimRequest): ClaimRow {
  const { claimId, name, offering, cluster, namespace, tenant } = request;
  const { plan } = request.input;
  return {
    ...{ id: claimId, name, offering, cluster, namespace, tenant },
    phase: phaseOfRequest(request),
    message: messageOfRequest(request),
    plan: typeof plan === 'string' ? plan : undefined,
    createdAt: request.createdAt,
    simulated: false,
    stale: false,
  };
}

/**
 * The lines of a list: all claims, and the newest request for each claim that
 * the cluster does not have, newest first.
 *
 * @internal
 */
export function rowsOf(options: {
  claims: Claim[];
  requests?: ClaimRequest[];
  now: number;
}): ClaimRow[] {
  const { claims, requests = [], now } = options;
  const rows = new Map(claims.map(claim => [claim.id, rowOfClaim(claim)]));
  for (const request of [...requests].sort(newestFirst)) {
    if (!rows.has(request.claimId) && isPending(request, now)) {
      rows.set(request.claimId, rowOfRequest(request));
    }
  }
  return [...rows.values()].sort(newestFirst);
}

function newestFirst(a: { createdAt: string }, b: { createdAt: string }) {
  return Date.parse(b.createdAt) - Date.parse(a.createdAt);
}

/**
 * Narrows a list of claims. Words are looked for in name, message, namespace
 * and plan.
 *
 * @internal
 */
export interface RowFilter {
  text?: string;
  phase?: string;
  offering?: string;
}

/**
 * The lines that a filter lets through.
 *
 * @internal
 */
export function filterRows(
  rows: ClaimRow[],
  filter: RowFilter,
  say: (text: string | Message) => string,
): ClaimRow[] {
  const words = (filter.text ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter(row => {
    const { name, namespace, plan } = row;
    const text = `${name} ${say(
      row.message,
    )} ${namespace} ${plan}`.toLowerCase();
    return (
      (!filter.phase || row.phase === filter.phase) &&
      (!filter.offering || row.offering === filter.offering) &&
      words.every(word => text.includes(word))
    );
  });
}

/**
 * How many lines there are in each phase, worst first.
 *
 * @internal
 */
export function countByPhase(
  counts: Record<string, number>,
): Array<[DisplayPhase, number]> {
  const sums = new Map<DisplayPhase, number>();
  for (const [phase, count] of Object.entries(counts)) {
    const known = knownPhase(phase);
    sums.set(known, (sums.get(known) ?? 0) + count);
  }
  return phaseOrder
    .filter(phase => (sums.get(phase) ?? 0) > 0)
    .map(phase => [phase, sums.get(phase) ?? 0]);
}
