import type { Readiness } from '../../offerings/types';
import { countOf } from '../../reading/values';
import { NOT_OBSERVED } from '../observed';
import { judgeConditions } from './shared/byConditions';
import { configuration } from './shared/configuration';
import { specIsTrue, suspendedBy } from './shared/paused';
import type { Judge, SystemRules } from './types';

/** Reasons with which Ready is False while it only waits. */
const WAITING = ['DependencyNotReady', 'Progressing', 'ProgressingWithRetry'];

/**
 * Ready sums up: Unknown while a reconciliation runs, False when the last one
 * has failed, also while Flux tries again (Reconciling is True then). Stalled
 * is True where it will not try again.
 *
 * While it fails, `status.observedGeneration` stays behind, down to -1, so that
 * each condition's own generation counts; what is Ready has both.
 */
const reconciled: Judge = seen => {
  const paused = suspendedBy(specIsTrue('suspend'), seen);
  if (paused) {
    return paused;
  }
  const judged: Readiness = judgeConditions(seen.conditions, {
    ready: ['Ready'],
    failing: { Stalled: 'Failed' },
    waiting: WAITING,
  });
  const observed = countOf(seen.status.observedGeneration);
  const behind =
    observed !== undefined &&
    seen.generation !== undefined &&
    observed < seen.generation;
  return judged.phase === 'Ready' && behind ? NOT_OBSERVED : judged;
};

/** A Helm repository of OCI images is read by charts; nobody reports on it. */
const helmRepository: Judge = seen =>
  seen.spec.type === 'oci' && seen.conditions.list.length === 0
    ? suspendedBy(specIsTrue('suspend'), seen) ?? configuration(seen)
    : reconciled(seen);

/** The Flux Operator is paused by an annotation. */
const operated: Judge = seen =>
  suspendedBy(
    ({ annotations }) =>
      annotations['fluxcd.controlplane.io/reconcile'] === 'disabled'
        ? 'An annotation has disabled its reconciliation.'
        : undefined,
    seen,
  ) ?? reconciled(seen);

/** Alert and Provider have no status since v1beta3. */
const notification: Judge = seen =>
  suspendedBy(specIsTrue('suspend'), seen) ??
  (seen.conditions.list.length > 0 ? reconciled(seen) : configuration(seen));

/**
 * Flux (https://fluxcd.io/flux/components/).
 *
 * @internal
 */
export const flux: SystemRules = {
  system: 'flux',
  generationByCondition: true,
  groups: {
    'helm.toolkit.fluxcd.io': { '*': reconciled },
    'kustomize.toolkit.fluxcd.io': { '*': reconciled },
    'source.toolkit.fluxcd.io': {
      HelmRepository: helmRepository,
      '*': reconciled,
    },
    'source.extensions.fluxcd.io': { '*': reconciled },
    'image.toolkit.fluxcd.io': { '*': reconciled },
    'notification.toolkit.fluxcd.io': {
      Receiver: reconciled,
      '*': notification,
    },
    'fluxcd.controlplane.io': { '*': operated },
    'infra.contrib.fluxcd.io': { '*': reconciled },
  },
};
