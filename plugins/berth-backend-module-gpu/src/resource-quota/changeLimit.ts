import type {
  FieldError,
  KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import {
  createOfferingAction,
  type ClaimObjects,
  type OfferingActionDefinition,
} from '@berth/backstage-plugin-berth-node';
import { gpus } from '../shared/fields';
import { patchObject } from '../shared/patchObject';
import { setEndDate } from '../shared/term';
import { RESOURCE_QUOTA } from './kind';
import { observeQuota } from './observed';

/**
 * How a quota's one number lies in its keys.
 *
 * @internal
 */
export interface LimitKeys {
  /** The keys that hold the number; the first one is counted by. */
  keysOf(object: KubernetesObject): string[];
  /** What is counted, in the plural: `GPUs`. */
  noun: string;
}

/**
 * Raises a quota, lowers it, and sets its end.
 *
 * @internal
 */
export function quotaActions(
  limit: LimitKeys,
): Record<string, OfferingActionDefinition> {
  const { noun } = limit;
  const input = (describe: string) => (zod: Parameters<typeof gpus>[0]) => ({
    gpus: gpus(zod).describe(describe).meta({ title: noun }),
  });
  return {
    raise: createOfferingAction({
      title: 'Raise',
      description: `Allows more ${noun}. What waits for them starts as far as some are free.`,
      permission: 'platform',
      input: input(`How many ${noun} there are to be.`),
      check: (wanted, objects) => checkRaise(wanted.gpus, objects, limit),
      plan: (wanted, objects) => planLimit(wanted.gpus, objects, limit),
    }),
    lower: createOfferingAction({
      title: 'Lower',
      description: `Allows fewer ${noun}, and not fewer than are in use: what runs would go on, and nothing new could start.`,
      permission: 'platform',
      input: input(`How many ${noun} there are to be, at least those in use.`),
      check: (wanted, objects) => checkLower(wanted.gpus, objects, limit),
      plan: (wanted, objects) => planLimit(wanted.gpus, objects, limit),
    }),
    'set-end-date': setEndDate(RESOURCE_QUOTA),
  };
}

function checkRaise(
  wanted: number,
  { primary }: ClaimObjects,
  limit: LimitKeys,
): FieldError[] | undefined {
  const { current } = countsOf(primary, limit);
  return wanted > current
    ? undefined
    : refuse(`There are ${current} ${limit.noun} already; ask for more.`);
}

function checkLower(
  wanted: number,
  { primary }: ClaimObjects,
  limit: LimitKeys,
): FieldError[] | undefined {
  const { current, used } = countsOf(primary, limit);
  if (wanted >= current) {
    return refuse(`There are ${current} ${limit.noun}; ask for fewer.`);
  }
  return wanted >= used
    ? undefined
    : refuse(
        `${used} ${limit.noun} are in use; end ${
          used - wanted
        } of them first, or ask for at least ${used}.`,
      );
}

function countsOf(object: KubernetesObject, limit: LimitKeys) {
  const { wanted, used } = observeQuota(object);
  const [key] = limit.keysOf(object);
  return { current: wanted[key] ?? 0, used: used[key] ?? 0 };
}

function planLimit(
  wanted: number,
  { primary }: ClaimObjects,
  limit: LimitKeys,
) {
  const hard = Object.fromEntries(
    limit.keysOf(primary).map(key => [key, String(wanted)]),
  );
  return patchObject(RESOURCE_QUOTA, primary, { spec: { hard } });
}

function refuse(message: string): FieldError[] {
  return [{ field: 'gpus', message }];
}
