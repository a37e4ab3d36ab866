import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import { labelsOf, standsAlone } from '../shared/objects';

/**
 * Whether a Workflow is somebody's own: those that a schedule, an experiment or
 * Kubeflow Pipelines has made belong there.
 *
 * @internal
 */
export function isClaim(object: KubernetesObject): boolean {
  const labels = labelsOf(object);
  return (
    standsAlone(object) &&
    labels['pipeline/runid'] === undefined &&
    labels['workflows.argoproj.io/cron-workflow'] === undefined
  );
}
