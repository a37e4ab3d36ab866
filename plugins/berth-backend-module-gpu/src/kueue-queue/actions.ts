import { isGpuResource } from '@berth/backstage-plugin-berth-common';
import {
  createOfferingAction,
  recordsOf,
  specOf,
  textOf,
  type ClaimObjects,
  type OfferingActionDefinition,
} from '@berth/backstage-plugin-berth-node';
import { scaleQuantity } from '../shared/amounts';
import { patchObject } from '../shared/patchObject';
import { setEndDate } from '../shared/term';
import { borrowing, lending, nominal } from './input';
import { CLUSTER_QUEUE, LOCAL_QUEUE } from './kind';
import { checkLimits, quotaOf, type QueueLimits } from './limits';
import { observeQueue } from './observed';

/**
 * What can be done to a queue after it is there.
 *
 * @internal
 */
export const actions: Record<string, OfferingActionDefinition> = {
  'change-quota': createOfferingAction({
    title: 'Change quota',
    description:
      'Says anew how many GPUs it has for sure, may borrow and lends; CPU and memory follow. Jobs that run go on, but for those that have borrowed what others now need.',
    permission: 'platform',
    input: zod => ({
      gpus: nominal(zod)
        .describe('How many GPUs it is to have for sure.')
        .meta({ title: 'GPUs' }),
      borrowing: borrowing(zod).optional(),
      lending: lending(zod).optional(),
    }),
    unavailable: shared,
    check: (input, objects) => {
      const problems = checkLimits(input);
      const [limit] = observeQueue(objects).limits;
      const same =
        limit?.nominal === input.gpus &&
        limit.borrowing === input.borrowing &&
        limit.lending === input.lending;
      return same
        ? [{ field: 'gpus', message: 'It has these numbers already.' }]
        : problems;
    },
    plan: (input, objects) => changeQuota(objects, input),
  }),

  hold: createOfferingAction({
    title: 'Hold',
    description:
      'Lets no new job in. Jobs that run go on, unless they are to be stopped, too: those are queued again and begin anew when it is resumed.',
    destructive: true,
    input: zod => ({
      drain: zod
        .boolean()
        .default(false)
        .describe('Also stop the jobs that run.')
        .meta({ title: 'Stop running jobs' }),
    }),
    unavailable: ({ primary }) =>
      isHeld(primary) ? 'It is held already.' : undefined,
    plan: (input, { primary }) =>
      patchObject(LOCAL_QUEUE, primary, {
        spec: { stopPolicy: input.drain ? 'HoldAndDrain' : 'Hold' },
      }),
  }),

  resume: createOfferingAction({
    title: 'Resume',
    description: 'Lets jobs in again.',
    unavailable: ({ primary }) =>
      isHeld(primary) ? undefined : 'It is not held.',
    plan: (_input, { primary }) =>
      patchObject(LOCAL_QUEUE, primary, { spec: { stopPolicy: 'None' } }),
  }),

  'set-end-date': setEndDate(LOCAL_QUEUE),
};

function isHeld(queue: ClaimObjects['primary']): boolean {
  return (textOf(specOf(queue).stopPolicy) ?? 'None') !== 'None';
}

function shared(objects: ClaimObjects): string | undefined {
  const { own, clusterQueueName, limits } = observeQueue(objects);
  if (!own) {
    return `It shares the ClusterQueue '${clusterQueueName}' with others; the platform team changes that one itself.`;
  }
  return limits.length === 1
    ? undefined
    : `Its ClusterQueue has ${limits.length} GPU quotas; the platform team changes them itself.`;
}

/**
 * Lists of a ClusterQueue are replaced as a whole, so that all of them is
 * written, and only over what was read.
 */
function changeQuota(objects: ClaimObjects, limits: QueueLimits) {
  const { own, limits: before } = observeQueue(objects);
  if (!own) {
    return [];
  }
  const factor = factorOf(before[0]?.nominal ?? 0, limits.gpus);
  const resourceGroups = recordsOf(specOf(own).resourceGroups).map(group => ({
    ...group,
    flavors: recordsOf(group.flavors).map(flavor => {
      const resources = recordsOf(flavor.resources);
      const hasGpus = resources.some(({ name }) => isGpu(name));
      return {
        ...flavor,
        resources: resources.map(resource => {
          if (isGpu(resource.name)) {
            return quotaOf(String(resource.name), limits);
          }
          return hasGpus ? scaled(resource, factor) : resource;
        }),
      };
    }),
  }));
  return patchObject(CLUSTER_QUEUE, own, { spec: { resourceGroups } });
}

function isGpu(name: unknown): boolean {
  return isGpuResource(textOf(name) ?? '');
}

/** A queue without GPUs has the CPU and memory of one. */
function factorOf(before: number, after: number) {
  return { times: Math.max(after, 1), by: Math.max(before, 1) };
}

function scaled(
  resource: Record<string, unknown>,
  { times, by }: ReturnType<typeof factorOf>,
): Record<string, unknown> {
  const name = textOf(resource.name) ?? '';
  const amount = scaleQuantity(resource.nominalQuota, name, times / by);
  return amount === undefined
    ? resource
    : { ...resource, nominalQuota: amount };
}
