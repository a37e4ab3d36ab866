import { vcluster } from './names';

/**
 * An installation of vCluster's chart.
 *
 * @internal
 */
export interface Release {
  name: string;
  namespace: string;
  version: string;
  values: Record<string, unknown>;
}

/**
 * The labels on everything that the chart makes.
 *
 * @internal
 */
export function labelsOf(release: Release, app = 'vcluster') {
  return {
    [vcluster.app]: app,
    chart: `vcluster-${release.version}`.replace(/\+/g, '_'),
    [vcluster.release]: release.name,
    heritage: 'Helm',
  };
}
