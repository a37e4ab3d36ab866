import { settingsOf } from '../../kubeflow-pipelines/modes';
import type { PipelinesMode } from '../../types';
import type { StandIn } from '../StandIn';

/**
 * A stand-in as it is where Kubeflow Pipelines is installed in that mode: with
 * its pipelines in its database there are no objects of them, and their kinds
 * are not served.
 *
 * @internal
 */
export function standInFor(standIn: StandIn, mode: PipelinesMode): StandIn {
  const isWithoutKinds =
    standIn.name === 'kubeflow-pipelines' &&
    settingsOf(mode).store === 'database';
  return isWithoutKinds ? { ...standIn, manifest: undefined } : standIn;
}
