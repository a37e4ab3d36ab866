import {
  camelCaseReason,
  isObserved,
  NO_STATUS,
  NOT_OBSERVED,
  type ClaimObjects,
  type Readiness,
} from '@berth/backstage-plugin-berth-node';
import { stopAsked } from '../shared/serving';
import { observe, type ObservedLlm } from './observed';

/** Its parts, by the conditions that tell of them, in the order they come up. */
const PARTS: Record<string, string> = {
  PresetsCombined: 'its settings',
  MainWorkloadReady: 'its pods',
  WorkerWorkloadReady: 'the pods of its workers',
  PrefillWorkloadReady: 'the pods that read prompts',
  PrefillWorkerWorkloadReady: 'the workers that read prompts',
  WorkloadsReady: 'its pods',
  SchedulerWorkloadReady: 'its scheduler',
  InferencePoolReady: 'the pool of its replicas',
  GatewaysReady: 'its gateway',
  HTTPRoutesReady: 'its route',
  RouterReady: 'its route',
};

/** Reasons with which waiting alone does not help. */
const BROKEN = /Error|Invalid|Failed|Exceeded|NotFound/;

/** Reasons of parts that come up by themselves. */
const COMING_UP =
  /Progress|Pending|Unavailable|NotReady|Waiting|Creating|Scaling/;

/**
 * What an LLMInferenceService says of its state: whether it is stopped, then
 * whether all of it is ready, else which part is not.
 *
 * @internal
 */
export function readiness({ primary }: ClaimObjects): Readiness {
  const llm = observe(primary);
  const ready = llm.conditions.get('Ready');
  const isStopped =
    llm.conditions.get('Stopped')?.status === 'True' ||
    ready?.reason === 'Stopped';
  if (stopAsked(primary)) {
    return isStopped && isObserved(primary)
      ? {
          phase: 'Suspended',
          reason: 'Stopped',
          message:
            'Stopped: nothing runs, and nobody can ask it. Start it to go on.',
        }
      : {
          phase: 'Provisioning',
          reason: 'Stopping',
          message: 'It is being stopped.',
        };
  }
  if (!ready) {
    return NO_STATUS;
  }
  if (!isObserved(primary, ready)) {
    return NOT_OBSERVED;
  }
  if (isStopped) {
    return {
      phase: 'Provisioning',
      reason: 'Starting',
      message: 'It is being started.',
    };
  }
  if (ready.status === 'True') {
    return {
      phase: 'Ready',
      reason: ready.reason || 'Ready',
      message: 'The model answers.',
      ...progressOf(llm),
    };
  }
  return notReady(llm);
}

function notReady(llm: ObservedLlm): Readiness {
  const ready = llm.conditions.get('Ready')!;
  const part = Object.keys(PARTS)
    .map(type => llm.conditions.get(type))
    .find(condition => condition?.status === 'False');
  const cause = part ?? ready;
  const reason = cause.reason || ready.reason || 'NotReady';
  const said = cause.message?.replace(/[\s.]+$/, '');
  const what = part ? PARTS[part.type] : 'all of it';
  const because = said ? ` (${said})` : '';
  if (BROKEN.test(reason)) {
    return {
      phase: 'Failed',
      reason: camelCaseReason(reason),
      message: `KServe cannot get ${what} ready${because}. Change what it names, or show this to the platform team.`,
      ...progressOf(llm),
    };
  }
  if (ready.status === 'Unknown' || COMING_UP.test(reason) || !cause.reason) {
    return {
      phase: 'Provisioning',
      reason: camelCaseReason(reason),
      message: `It is being set up, and waits for ${what}${because}. A large model takes a while to load.`,
      ...progressOf(llm),
    };
  }
  return {
    phase: 'Degraded',
    reason: camelCaseReason(reason),
    message: `Not ready: ${what}${because}. If this lasts, its pods' logs and events say why.`,
    ...progressOf(llm),
  };
}

function progressOf({
  ready,
  wanted,
}: ObservedLlm): Pick<Readiness, 'progress'> {
  return ready !== undefined && wanted
    ? { progress: { done: Math.min(ready, wanted), total: wanted } }
    : {};
}
