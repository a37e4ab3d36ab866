import { recordOf, recordsOf, textOf } from '../../reading/values';
import { NO_STATUS } from '../observed';
import { byPhase } from './shared/byPhase';
import { configuration } from './shared/configuration';
import { verdict } from './shared/verdict';
import { kinds, type Judge, type SystemRules } from './types';

const PHASES = {
  Pending: 'Provisioning',
  Progressing: 'Provisioning',
  Unknown: 'Unknown',
  Succeeded: 'Ready',
  // An evaluation has failed and does not hold it up.
  Warning: 'Degraded',
  Failed: 'Failed',
  // A newer version has taken its place.
  Deprecated: 'Suspended',
} as const;

const version = byPhase({
  value: ({ status }) => status.status,
  phases: PHASES,
  message: ({ status }) => {
    const phase = textOf(status.currentPhase);
    return phase ? `It is ${status.status} in the phase ${phase}.` : undefined;
  },
});

const task = byPhase({ value: ({ status }) => status.status, phases: PHASES });

const evaluation = byPhase({
  value: ({ status }) => status.overallStatus,
  phases: PHASES,
});

/** Once completed it has passed, passed with warnings, or not. */
const analysis: Judge = ({ status }) => {
  const state = textOf(status.state);
  if (state !== 'Completed') {
    return state === undefined || ['Pending', 'Progressing'].includes(state)
      ? verdict('Provisioning', state ?? 'NoStatus', 'It is being analysed.')
      : verdict('Unknown', state, `Keptn reports '${state}'.`);
  }
  if (status.pass === true) {
    return verdict('Ready', 'Passed', 'The analysis has passed.');
  }
  return status.warning === true
    ? verdict('Degraded', 'Warning', 'The analysis has ended with a warning.')
    : verdict('Failed', 'NotPassed', 'The analysis has not passed.');
};

/** A metric is there when its last query has brought a value. */
const metric: Judge = ({ status }) => {
  const error =
    textOf(status.errMsg) ??
    recordsOf(status.intervalResults)
      .map(result => textOf(result.errMsg))
      .find(message => message !== undefined);
  if (error) {
    return verdict('Degraded', 'QueryFailed', error);
  }
  const value =
    textOf(status.value) ??
    textOf(recordOf(recordsOf(status.intervalResults)[0]).value);
  return value
    ? verdict('Ready', 'Measured', `The last value is ${value}.`)
    : { ...NO_STATUS, message: 'No value has been measured yet.' };
};

/**
 * Keptn, which has had no release since 2025
 * (https://keptn.sh/stable/docs/reference/api-reference/lifecycle/v1/).
 *
 * @internal
 */
export const keptn: SystemRules = {
  system: 'keptn',
  groups: {
    'lifecycle.keptn.sh': {
      ...kinds(
        version,
        'KeptnAppVersion',
        'KeptnWorkloadInstance',
        'KeptnWorkloadVersion',
      ),
      KeptnTask: task,
      KeptnEvaluation: evaluation,
      '*': configuration,
    },
    'metrics.keptn.sh': {
      KeptnMetric: metric,
      Analysis: analysis,
      '*': configuration,
    },
    'options.keptn.sh': { '*': configuration },
  },
};
