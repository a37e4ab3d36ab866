import { unknownPhase } from '../phaseReadiness';
import { byConditions, judgeConditions } from './shared/byConditions';
import { verdict } from './shared/verdict';
import { textOf } from '../../reading/values';
import type { Judge, SystemRules } from './types';

/** ResourceGraphDefinition: its state, and the conditions that explain it. */
const definition: Judge = ({ conditions, status }) => {
  const failed = conditions.list.find(one => one.status === 'False');
  const state = textOf(status.state);
  if (state === 'Inactive') {
    return verdict(
      'Degraded',
      failed?.reason ?? 'Inactive',
      failed?.message ?? 'kro does not serve it.',
    );
  }
  if (state && state !== 'Active') {
    return verdict('Unknown', state, unknownPhase(state));
  }
  return conditions.get('Ready')
    ? judgeConditions(conditions, { ready: ['Ready'] })
    : judgeConditions(conditions, {
        ready: conditions.list.map(({ type }) => type),
      });
};

/** What people make of a definition: its state in capitals. */
const STATES: Record<string, ReturnType<Judge>['phase']> = {
  ACTIVE: 'Ready',
  IN_PROGRESS: 'Provisioning',
  DELETING: 'Deleting',
  FAILED: 'Degraded',
  ERROR: 'Degraded',
};

/**
 * Instances of a definition, of whatever kind it names.
 *
 * @internal
 */
export const instance: Judge = seen => {
  const state = textOf(seen.status.state);
  const ready = seen.conditions.get('Ready');
  if (state && !Object.hasOwn(STATES, state)) {
    return verdict('Unknown', state, unknownPhase(state));
  }
  if (state && STATES[state] !== 'Ready') {
    return verdict(
      STATES[state],
      state,
      ready?.message ?? `kro reports it ${state}.`,
    );
  }
  return byConditions({
    ready: [ready ? 'Ready' : 'InstanceSynced'],
    whenFalse: 'Provisioning',
  })(seen);
};

/**
 * kro (https://kro.run/docs/concepts/resource-group-definitions). Instances of a
 * definition are in the group `kro.run` unless it names another.
 *
 * @internal
 */
export const kro: SystemRules = {
  system: 'kro',
  groups: {
    'kro.run': { ResourceGraphDefinition: definition, '*': instance },
    'internal.kro.run': { GraphRevision: byConditions({ ready: ['Ready'] }) },
  },
};
