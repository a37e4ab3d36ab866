import type {
  ApiRequirement,
  ManifestContext,
} from '@berth/backstage-plugin-berth-node';
import { CLUSTER } from '../cluster-api/kind';
import type { VirtualClusterInput } from './input';
import { APPLICATION, HELM_RELEASE, INSTANCE, VCLUSTER } from './kind';

/**
 * What installs a virtual cluster and keeps it.
 *
 * @internal
 */
export type Form = Exclude<VirtualClusterInput['delivery'], 'auto'>;

/**
 * The APIs that each form needs; of those that a cluster serves the first is
 * taken.
 *
 * @internal
 */
export const forms: Array<{ form: Form; requires: ApiRequirement[] }> = [
  { form: 'argocd', requires: [{ ...APPLICATION, providedBy: 'Argo CD' }] },
  { form: 'flux', requires: [{ ...HELM_RELEASE, providedBy: 'Flux' }] },
  {
    form: 'cluster-api',
    requires: [
      {
        ...VCLUSTER,
        providedBy: "Cluster API with vCluster's provider",
      },
      { ...CLUSTER, providedBy: 'Cluster API' },
    ],
  },
  {
    form: 'platform',
    requires: [{ ...INSTANCE, providedBy: 'vCluster Platform' }],
  },
];

/**
 * The form that an input comes to on a cluster: what is asked for, else the
 * first that the cluster serves, else the first.
 *
 * @internal
 */
export function formOf(
  { delivery }: Pick<VirtualClusterInput, 'delivery'>,
  { serves }: Pick<ManifestContext, 'serves'>,
): Form {
  if (delivery !== 'auto') {
    return delivery;
  }
  const served = forms.find(({ requires }) =>
    requires.every(api => serves?.(api) ?? true),
  );
  return (served ?? forms[0]).form;
}
