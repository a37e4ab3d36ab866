import { textOf } from '../../reading/values';
import { byConditions, judgeConditions } from './shared/byConditions';
import { configuration } from './shared/configuration';
import type { Observed } from './shared/observe';
import { suspendedBy } from './shared/paused';
import { fromCondition } from './shared/verdict';
import { kinds, type Judge, type SystemRules } from './types';

/** Synced is False with this reason while the annotation pauses it. */
function pausedBy({ annotations, conditions }: Observed): string | undefined {
  return conditions.get('Synced')?.reason === 'ReconcilePaused' ||
    textOf(annotations['crossplane.io/paused']) === 'true'
    ? 'Its reconciliation is paused.'
    : undefined;
}

/**
 * Managed and composite resources, and claims: Synced says whether the last
 * reconciliation went well, Ready whether what is there can be used. The last
 * asynchronous operation of a provider can fail on its own.
 */
export const managed: Judge = seen => {
  const { conditions } = seen;
  const paused = suspendedBy(pausedBy, seen);
  if (paused) {
    return paused;
  }
  const synced = conditions.get('Synced');
  if (synced?.status === 'False' && !synced.stale) {
    return fromCondition('Degraded', synced);
  }
  const operation = ['LastAsyncOperation', 'AsyncOperation']
    .map(type => conditions.get(type))
    .find(one => one?.status === 'False' && /fail/i.test(one.reason ?? ''));
  if (operation && !operation.stale) {
    return fromCondition('Degraded', operation);
  }
  const ready = conditions.get('Ready');
  if (ready?.status === 'False' && ready.reason === 'Deleting') {
    return fromCondition('Deleting', ready, 'It is being deleted.');
  }
  return judgeConditions(conditions, {
    ready: synced ? ['Ready', 'Synced'] : ['Ready'],
    waiting: ['Creating', 'Waiting', 'Pending'],
  });
};

/** Packages: Installed once a revision is active, Healthy once it works. */
const packaged = byConditions({
  ready: ['Healthy', 'Installed'],
  waiting: ['UnpackingPackage'],
});

const packageRevision: Judge = ({ conditions }) =>
  judgeConditions(conditions, {
    ready: conditions.get('RuntimeHealthy')
      ? ['RevisionHealthy', 'RuntimeHealthy']
      : [conditions.get('Healthy') ? 'Healthy' : 'RevisionHealthy'],
  });

/** A definition that serves claims has to offer them too. */
const definition: Judge = ({ conditions, spec }) =>
  judgeConditions(conditions, {
    ready: spec.claimNames ? ['Established', 'Offered'] : ['Established'],
    whenFalse: 'Provisioning',
  });

/** Inactive, which is the default, it makes no kind until somebody wants it. */
const managedDefinition: Judge = seen => {
  const established = seen.conditions.get('Established');
  return established?.reason === 'InactiveManagedResource' &&
    seen.conditions.isFalse('Established') &&
    seen.spec.state !== 'Active'
    ? fromCondition('Suspended', established)
    : definition(seen);
};

const operation = byConditions({
  ready: ['Succeeded'],
  whenFalse: 'Failed',
});

const fromSuspend = {
  phase: 'Suspended',
  reason: 'Paused',
  message: 'Somebody has set spec.suspend; it starts no operations.',
} as const;

const scheduledOperation: Judge = seen =>
  seen.spec.suspend === true
    ? { ...fromSuspend }
    : judgeConditions(seen.conditions, {
        ready: [
          'Synced',
          ...['Scheduling', 'Watching'].filter(type =>
            seen.conditions.get(type),
          ),
        ],
      });

const CONFIGURATION = kinds(
  configuration,
  'ProviderConfig',
  'ProviderConfigUsage',
  'ClusterProviderConfig',
  'StoreConfig',
  'EnvironmentConfig',
);

/**
 * Crossplane (https://docs.crossplane.io/latest/managed-resources/). Providers'
 * resources end in `.crossplane.io` or `.upbound.io`.
 *
 * @internal
 */
export const crossplane: SystemRules = {
  system: 'crossplane',
  groups: {
    'pkg.crossplane.io': {
      ...kinds(packaged, 'Provider', 'Configuration', 'Function'),
      ...kinds(
        packageRevision,
        'ProviderRevision',
        'ConfigurationRevision',
        'FunctionRevision',
      ),
      '*': configuration,
    },
    'apiextensions.crossplane.io': {
      CompositeResourceDefinition: definition,
      ManagedResourceDefinition: managedDefinition,
      Usage: byConditions({ ready: ['Ready'] }),
      '*': configuration,
    },
    'protection.crossplane.io': { '*': byConditions({ ready: ['Ready'] }) },
    'ops.crossplane.io': {
      Operation: operation,
      ...kinds(scheduledOperation, 'CronOperation', 'WatchOperation'),
    },
    '*.crossplane.io': { ...CONFIGURATION, '*': managed },
    '*.upbound.io': { ...CONFIGURATION, '*': managed },
  },
};
