import { argoCd } from './argo-cd';
import { argoWorkflows } from './argo-workflows';
import { capsule } from './capsule';
import { cloudNativePg } from './cloudnative-pg';
import { clusterApi } from './cluster-api';
import { crossplane } from './crossplane';
import { crunchyPgo } from './crunchy-pgo';
import { definedKinds } from './defined-kinds';
import { flux } from './flux';
import { kaiScheduler } from './kai-scheduler';
import { kamaji } from './kamaji';
import { keda } from './keda';
import { katib } from './katib';
import { kserve } from './kserve';
import { kro } from './kro';
import { kubeflowNotebooks } from './kubeflow-notebooks';
import { kubeflowPipelines } from './kubeflow-pipelines';
import { kubeflowProfiles } from './kubeflow-profiles';
import { kubeflowTrainer } from './kubeflow-trainer';
import { kubeflowTrainingOperator } from './kubeflow-training-operator';
import { kubeflowWorkspaces } from './kubeflow-workspaces';
import { knative } from './knative';
import { openFaas } from './openfaas';
import { perconaStandIns } from './percona';
import { spinKube } from './spinkube';
import type { StandIn } from './StandIn';
import { tekton } from './tekton';
import { virtualClusters } from './vcluster';
import { zalandoPostgres } from './zalando-postgres';
import { kueue } from './kueue';
import { volcano } from './volcano';

/**
 * Every operator that is simulated.
 *
 * @internal
 */
export const standIns: StandIn[] = [
  cloudNativePg,
  zalandoPostgres,
  crunchyPgo,
  ...perconaStandIns,
  knative,
  tekton,
  argoCd,
  flux,
  clusterApi,
  kamaji,
  kubeflowPipelines,
  virtualClusters,
  kubeflowNotebooks,
  keda,
  kserve,
  kueue,
  capsule,
  volcano,
  kaiScheduler,
  kubeflowTrainer,
  kubeflowTrainingOperator,
  spinKube,
  argoWorkflows,
  katib,
  openFaas,
  kubeflowWorkspaces,
  kubeflowProfiles,
  definedKinds,
  crossplane,
  kro,
];

/**
 * Those that a sandbox has: all of them, or the ones that are named.
 *
 * @throws Error that names the one that there is not
 * @internal
 */
export function chooseStandIns(chosen: string[] | undefined): StandIn[] {
  if (!chosen) {
    return standIns;
  }
  return chosen.map(name => {
    const found = standIns.find(standIn => standIn.name === name);
    if (!found) {
      throw new Error(
        `There is no stand-in '${name}'; there are ${standIns
          .map(standIn => standIn.name)
          .join(', ')}`,
      );
    }
    return found;
  });
}
