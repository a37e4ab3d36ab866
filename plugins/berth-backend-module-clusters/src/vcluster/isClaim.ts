import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import { recordOf, specOf } from '@berth/backstage-plugin-berth-node';
import { APPLICATION, CHART, HELM_RELEASE, INSTANCE, VCLUSTER } from './kind';

/**
 * Whether an object asks for a virtual cluster: most Applications, HelmReleases
 * and Clusters of Cluster API are something else.
 *
 * @internal
 */
export function isClaim(object: KubernetesObject): boolean {
  const spec = specOf(object);
  switch (object.kind) {
    case APPLICATION.kind:
      // Mirrors of the repository keep the chart's name.
      return recordOf(spec.source).chart === CHART.name;
    case HELM_RELEASE.kind:
      return recordOf(recordOf(spec.chart).spec).chart === CHART.name;
    case INSTANCE.kind:
      return true;
    default:
      return recordOf(spec.controlPlaneRef).kind === VCLUSTER.kind;
  }
}
