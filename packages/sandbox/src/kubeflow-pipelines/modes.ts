import type { PipelinesMode } from '../types';

/**
 * Every way in which Kubeflow Pipelines can be installed.
 *
 * @public
 */
export const pipelinesModes: readonly PipelinesMode[] = [
  'kubernetes',
  'database',
  'kubernetes-multi-user',
  'database-multi-user',
];

/**
 * What a mode comes to.
 *
 * @internal
 */
export function settingsOf(mode: PipelinesMode): {
  store: 'kubernetes' | 'database';
  multiUser: boolean;
} {
  return {
    store: mode.startsWith('database') ? 'database' : 'kubernetes',
    multiUser: mode.endsWith('multi-user'),
  };
}
