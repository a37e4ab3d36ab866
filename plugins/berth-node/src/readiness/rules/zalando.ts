import { byPhase } from './shared/byPhase';
import { configuration } from './shared/configuration';
import { kinds, type SystemRules } from './types';

/**
 * Zalando's postgres-operator. A failed update or synchronisation leaves the
 * database running as it was; a failed creation leaves none
 * (https://postgres-operator.readthedocs.io/en/latest/reference/cluster_manifest/).
 *
 * @internal
 */
export const zalando: SystemRules = {
  system: 'zalando',
  groups: {
    'acid.zalan.do': {
      postgresql: byPhase({
        value: ({ status }) => status.PostgresClusterStatus,
        phases: {
          Creating: 'Provisioning',
          Updating: 'Provisioning',
          Running: 'Ready',
          CreateFailed: 'Failed',
          UpdateFailed: 'Degraded',
          SyncFailed: 'Degraded',
          Invalid: 'Failed',
        },
        pausedBy: ({ spec }) =>
          spec.numberOfInstances === 0
            ? 'It is asked for no instance, so that nothing runs.'
            : undefined,
      }),
      ...kinds(configuration, 'OperatorConfiguration', 'PostgresTeam'),
    },
  },
};
