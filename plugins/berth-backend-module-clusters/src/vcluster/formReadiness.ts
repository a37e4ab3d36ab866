import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import {
  camelCaseReason,
  conditionReadiness,
  conditionsOf,
  isObserved,
  NO_STATUS,
  NOT_OBSERVED,
  phaseReadiness,
  recordOf,
  recordsOf,
  specOf,
  statusOf,
  textOf,
  type Readiness,
} from '@berth/backstage-plugin-berth-node';
import { isDeepStrictEqual } from 'node:util';
import { judgeCluster } from '../cluster-api/readiness';
import type { Form } from './delivery';

/**
 * What whatever installs a virtual cluster says of the installation.
 *
 * @internal
 */
export function formReadiness(
  form: Form,
  primary: KubernetesObject,
  vcluster: KubernetesObject | undefined,
): Readiness {
  switch (form) {
    case 'argocd':
      return judgeApplication(primary);
    case 'flux':
      return judgeHelmRelease(primary);
    case 'platform':
      return judgeInstance(primary);
    default:
      return judgeClusterOfClusterApi(primary, vcluster);
  }
}

const healthSentences: Record<string, string> = {
  Progressing: 'Argo CD has applied it and waits until it runs.',
  Missing: 'Argo CD has not made its objects yet.',
  Degraded: 'Argo CD says that it does not run well.',
  Suspended: 'Argo CD says that something of it is suspended.',
};

/**
 * An Application by its sync, its health and its last operation. It has no
 * observedGeneration: it says which source it was compared with instead.
 *
 * @internal
 */
export function judgeApplication(object: KubernetesObject): Readiness {
  const status = statusOf(object);
  const { status: sync, comparedTo } = recordOf(status.sync);
  const { status: health, message: healthMessage } = recordOf(status.health);
  const operation = recordOf(status.operationState);
  const error = recordsOf(status.conditions).find(({ type }) =>
    String(type).endsWith('Error'),
  );
  if (error) {
    return {
      phase: 'Failed',
      reason: textOf(error.type) ?? 'Error',
      message: `Argo CD cannot go on: ${textOf(error.message) ?? error.type}`,
    };
  }
  if (!sync && !health) {
    return NO_STATUS;
  }
  const compared = recordOf(recordOf(comparedTo).source);
  if (
    compared.repoURL !== undefined &&
    !isSameSource(compared, recordOf(specOf(object).source))
  ) {
    return NOT_OBSERVED;
  }
  if (operation.phase === 'Failed' || operation.phase === 'Error') {
    return {
      phase: 'Failed',
      reason: `Sync${operation.phase}`,
      message: `Argo CD could not apply it: ${
        textOf(operation.message) ?? 'it says no reason'
      }`,
    };
  }
  if (sync === 'OutOfSync') {
    return {
      phase: 'Provisioning',
      reason: 'OutOfSync',
      message: 'Argo CD has not applied the latest change yet.',
    };
  }
  if (sync !== 'Synced') {
    return {
      phase: 'Unknown',
      reason: camelCaseReason(`Sync ${sync ?? 'unknown'}`),
      message:
        'Argo CD cannot tell whether the cluster has what was asked for.',
    };
  }
  return phaseReadiness(object, {
    value: health ?? 'Unknown',
    phases: {
      Healthy: 'Ready',
      Progressing: 'Provisioning',
      Missing: 'Provisioning',
      Degraded: 'Degraded',
      Suspended: 'Suspended',
    },
    message: textOf(healthMessage) ?? healthSentences[String(health)],
  });
}

function isSameSource(
  a: Record<string, unknown>,
  b: Record<string, unknown>,
): boolean {
  return (
    a.targetRevision === b.targetRevision &&
    isDeepStrictEqual(
      recordOf(a.helm).valuesObject,
      recordOf(b.helm).valuesObject,
    )
  );
}

/**
 * A HelmRelease by its condition Ready; Stalled is final, and a suspended one
 * is left as it is.
 *
 * @internal
 */
export function judgeHelmRelease(object: KubernetesObject): Readiness {
  if (specOf(object).suspend === true) {
    return {
      phase: 'Suspended',
      reason: 'ReconciliationSuspended',
      message:
        'Somebody has told Flux to leave this cluster alone (spec.suspend), so that no change happens. Resume it to go on.',
    };
  }
  const stalled = conditionsOf(object).find(
    ({ type, status }) => type === 'Stalled' && status === 'True',
  );
  if (stalled && isObserved(object, stalled)) {
    return {
      phase: 'Failed',
      reason: stalled.reason ?? 'Stalled',
      message: `Flux has given up: ${stalled.message ?? 'it says no reason'}`,
    };
  }
  return conditionReadiness(object, {
    type: 'Ready',
    failedReasons: [
      'InstallFailed',
      'UpgradeFailed',
      'TestFailed',
      'RollbackSucceeded',
      'RollbackFailed',
      'UninstallFailed',
      'UninstallSucceeded',
      'ArtifactFailed',
      'ValuesError',
      'InvalidChartReference',
      'RetriesExceeded',
      'AccessDenied',
    ],
  });
}

function judgeInstance(object: KubernetesObject): Readiness {
  const { phase, message } = statusOf(object);
  return phaseReadiness(object, {
    value: phase,
    phases: {
      Ready: 'Ready',
      Pending: 'Provisioning',
      Sleeping: 'Suspended',
      Failed: 'Failed',
    },
    message:
      textOf(message) ??
      (phase === 'Pending' ? 'vCluster Platform is installing it.' : undefined),
  });
}

function judgeClusterOfClusterApi(
  cluster: KubernetesObject,
  vcluster: KubernetesObject | undefined,
): Readiness {
  const { phase, message } = vcluster ? statusOf(vcluster) : {};
  if (vcluster && phase === 'Failed' && isObserved(vcluster)) {
    return {
      phase: 'Failed',
      reason: 'HelmChartFailed',
      message: `The provider could not install it: ${
        textOf(message) ?? 'it says no reason'
      }`,
    };
  }
  return judgeCluster(cluster);
}
