import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import {
  createOfferingAction,
  textOf,
  type ActionContext,
  type OfferingActionDefinition,
  type PlannedChange,
} from '@berth/backstage-plugin-berth-node';
import { scaleQuantity } from '../shared/amounts';
import { gpus } from '../shared/fields';
import { patchObject } from '../shared/patchObject';
import { setEndDate } from '../shared/term';
import { checkLimits, guaranteed, limit, type VolcanoLimits } from './input';
import { COMMAND, QUEUE } from './kind';
import { observeVolcanoQueue } from './observed';

/**
 * What can be done to a queue after it is there.
 *
 * @internal
 */
export const actions: Record<string, OfferingActionDefinition> = {
  'change-quota': createOfferingAction({
    title: 'Change quota',
    description:
      'Says anew how many GPUs are its own, how many at most and how many are kept free; CPU and memory follow.',
    permission: 'platform',
    input: zod => ({
      gpus: gpus(zod)
        .describe('How many GPUs are to be its own.')
        .meta({ title: 'GPUs' }),
      limit: limit(zod).optional(),
      guaranteed: guaranteed(zod).optional(),
    }),
    unavailable: ({ primary }) =>
      observeVolcanoQueue(primary).resource
        ? undefined
        : 'It counts no GPUs; the platform team changes it itself.',
    check: input => checkLimits(input),
    plan: (input, { primary }) => changeQuota(primary, input),
  }),

  close: createOfferingAction({
    title: 'Close',
    description:
      'Takes no new job; those that it has go on to their end. A queue has to be closed before it can be deleted.',
    destructive: true,
    permission: 'platform',
    unavailable: ({ primary }) =>
      ['Closed', 'Closing'].includes(observeVolcanoQueue(primary).state ?? '')
        ? 'It is closed already.'
        : undefined,
    plan: (_input, { primary }, context) =>
      command('CloseQueue', primary, context),
  }),

  open: createOfferingAction({
    title: 'Open',
    description: 'Takes jobs again.',
    permission: 'platform',
    unavailable: ({ primary }) =>
      observeVolcanoQueue(primary).state === 'Open'
        ? 'It is open already.'
        : undefined,
    plan: (_input, { primary }, context) =>
      command('OpenQueue', primary, context),
  }),

  'set-end-date': setEndDate(QUEUE),
};

/** A queue's state is no field of its spec: Volcano takes orders for it. */
function command(
  action: 'OpenQueue' | 'CloseQueue',
  { apiVersion, kind, metadata }: KubernetesObject,
  { now }: ActionContext,
): PlannedChange[] {
  const name = textOf(metadata.name) ?? '';
  const target = {
    apiVersion,
    kind,
    name,
    uid: textOf(metadata.uid) ?? '',
    controller: true,
  };
  return [
    {
      type: 'create',
      object: {
        apiVersion: COMMAND.apiVersion,
        kind: COMMAND.kind,
        metadata: {
          name: `${name}-${action.toLowerCase()}-${now.getTime()}`,
          namespace: COMMAND.namespace,
          ownerReferences: [target],
        },
        action,
        target,
      },
    },
  ];
}

function changeQuota(
  queue: KubernetesObject,
  limits: VolcanoLimits,
): PlannedChange[] {
  const { resource = '', deserved } = observeVolcanoQueue(queue);
  const before = Math.max(deserved[resource] ?? 0, 1);
  const listOf = (count: number) => ({
    ...Object.fromEntries(
      ['cpu', 'memory'].flatMap(name => {
        const amount = scaleQuantity(
          deserved[name],
          name,
          Math.max(count, 1) / before,
        );
        return amount === undefined ? [] : [[name, amount]];
      }),
    ),
    [resource]: String(count),
  });
  // Without a number it has none: a merge patch removes what is null.
  return patchObject(QUEUE, queue, {
    spec: {
      deserved: listOf(limits.gpus),
      capability: limits.limit === undefined ? null : listOf(limits.limit),
      guarantee:
        limits.guaranteed === undefined
          ? null
          : { resource: { [resource]: String(limits.guaranteed) } },
    },
  });
}
