import type { FieldError } from '@berth/backstage-plugin-berth-common';
import type { AutoscalerInput } from './input';
import { measuresReplicas, triggerKinds } from './triggerKinds';

/**
 * What the fields of an autoscaler have to be to each other.
 *
 * @internal
 */
export function check(input: AutoscalerInput): FieldError[] {
  const { trigger, moreTriggers = [] } = input;
  const kind = triggerKinds[trigger];
  const types = [trigger, ...moreTriggers.map(({ type }) => type)];
  const usesSecret =
    kind.secretKeys.length > 0 ||
    moreTriggers.some(({ useSecret }) => useSecret);
  const missing = kind.needs.filter(field => input[field] === undefined);
  return [
    ...missing.map(field => ({
      field,
      message: `Scaling by ${trigger} needs it.`,
    })),
    ...problem('target', targetProblem(trigger, input.target)),
    ...problem(
      'minReplicas',
      boundsProblem(types, input.minReplicas, input.maxReplicas),
    ),
    ...problem('timezone', zoneProblem(input.timezone)),
    ...problem(
      'end',
      trigger === 'cron' && input.start === input.end
        ? 'The hours end when they begin.'
        : undefined,
    ),
    ...problem(
      'secret',
      input.secret && !usesSecret
        ? `Scaling by ${trigger} takes nothing from a Secret.`
        : undefined,
    ),
    ...problem('secretKeys', keysProblem(input)),
    ...problem('sasl', signInProblem(input)),
    ...problem('fallbackReplicas', fallbackProblem(types, input)),
    ...problem(
      'moreTriggers',
      !input.secret && moreTriggers.some(({ useSecret }) => useSecret)
        ? 'One of them uses the Secret, and none is named.'
        : undefined,
    ),
  ];
}

/**
 * What is wrong with a target, in a sentence; undefined where nothing is.
 *
 * @internal
 */
export function targetProblem(
  trigger: keyof typeof triggerKinds,
  value: number | undefined,
): string | undefined {
  return value !== undefined &&
    !triggerKinds[trigger].fractional &&
    !Number.isInteger(value)
    ? `Scaling by ${trigger} takes whole numbers.`
    : undefined;
}

/**
 * What is wrong with the bounds of something that is scaled by triggers of
 * these types; undefined where nothing is.
 *
 * @internal
 */
export function boundsProblem(
  types: unknown[],
  min: number,
  max: number,
): string | undefined {
  if (min > max) {
    return `At least ${min} and at most ${max} do not fit.`;
  }
  return min === 0 && types.every(measuresReplicas)
    ? 'At least 1: cpu and memory cannot tell when there is something to do again.'
    : undefined;
}

function zoneProblem(timezone: string): string | undefined {
  try {
    Intl.DateTimeFormat('en', { timeZone: timezone });
    return undefined;
  } catch {
    return `There is no time zone '${timezone}'.`;
  }
}

function keysProblem({ secret, secretKeys = [], trigger }: AutoscalerInput) {
  if (!secret) {
    return secretKeys.length > 0 ? 'No Secret is named.' : undefined;
  }
  const names = secretKeys.map(text => text.split('=')[0]);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice) {
    return `${twice} is there twice.`;
  }
  return secretKeys.length === 0 &&
    triggerKinds[trigger].secretKeys.length === 0
    ? 'Say what the other triggers take from the Secret.'
    : undefined;
}

function signInProblem({ trigger, sasl, secret }: AutoscalerInput) {
  return trigger === 'kafka' && sasl !== 'none' && !secret
    ? 'Signing in needs a Secret with username and password.'
    : undefined;
}

function fallbackProblem(
  types: string[],
  { fallbackReplicas, maxReplicas, moreTriggers = [] }: AutoscalerInput,
): string | undefined {
  if (fallbackReplicas === undefined) {
    return undefined;
  }
  if (fallbackReplicas > maxReplicas) {
    return `At most ${maxReplicas}, as said above.`;
  }
  // KEDA's own condition: one trigger at least whose metric is an average.
  const [trigger] = types;
  const averaged =
    !measuresReplicas(trigger) ||
    moreTriggers.some(
      ({ type, metricType = 'AverageValue' }) =>
        !measuresReplicas(type) && metricType === 'AverageValue',
    );
  return averaged
    ? undefined
    : 'Neither cpu nor memory can fall back; take another trigger besides.';
}

function problem(field: string, message: string | undefined): FieldError[] {
  return message ? [{ field, message }] : [];
}
