import { argoCdRules } from './argoCd';
import { argoEvents } from './argoEvents';
import { argoRollouts } from './argoRollouts';
import { argoWorkflows } from './argoWorkflows';
import { certManager } from './certManager';
import { cloudNativePg } from './cloudNativePg';
import { cloudResources } from './cloudResources';
import { clusterApi } from './clusterApi';
import { configSync } from './configSync';
import { confluent } from './confluent';
import { crossplane } from './crossplane';
import { databases } from './databases';
import { dataProcessing } from './dataProcessing';
import { delivery } from './delivery';
import { elastic } from './elastic';
import { externalDns } from './externalDns';
import { externalSecrets } from './externalSecrets';
import { flux } from './flux';
import { gatekeeper } from './gatekeeper';
import { gatewayApi } from './gatewayApi';
import { karmada } from './karmada';
import { karpenter } from './karpenter';
import { keda } from './keda';
import { keptn } from './keptn';
import { knative } from './knative';
import { kro } from './kro';
import { kserve } from './kserve';
import { kubeflow } from './kubeflow';
import { kubernetesApi } from './kubernetesApi';
import { kubernetesApps } from './kubernetesApps';
import { kubernetesAutoscaling } from './kubernetesAutoscaling';
import { kubernetesBatch } from './kubernetesBatch';
import { kubernetesCore } from './kubernetesCore';
import { kubernetesPod } from './kubernetesPod';
import { kubeVirt } from './kubeVirt';
import { kueue } from './kueue';
import { kyverno } from './kyverno';
import { networking } from './networking';
import { observability } from './observability';
import { openClusterManagement } from './openClusterManagement';
import { openFaas } from './openFaas';
import { openShift } from './openShift';
import { percona } from './percona';
import { platforms } from './platforms';
import { rabbitMq } from './rabbitMq';
import { rancher } from './rancher';
import { sealedSecrets } from './sealedSecrets';
import { secretsAndIdentity } from './secretsAndIdentity';
import { spinKube } from './spinKube';
import { storage } from './storage';
import { strimzi } from './strimzi';
import { tekton } from './tekton';
import { tenancy } from './tenancy';
import type { SystemRules } from './types';
import { velero } from './velero';
import { volcano } from './volcano';
import { volumeSnapshots } from './volumeSnapshots';
import { zalando } from './zalando';

/**
 * Every system whose kinds Berth knows how to judge.
 *
 * @internal
 */
export const systems: SystemRules[] = [
  kubernetesApps,
  kubernetesBatch,
  kubernetesPod,
  kubernetesCore,
  kubernetesApi,
  kubernetesAutoscaling,
  argoCdRules,
  argoEvents,
  argoRollouts,
  argoWorkflows,
  certManager,
  cloudNativePg,
  ...cloudResources,
  clusterApi,
  configSync,
  confluent,
  crossplane,
  ...databases,
  ...dataProcessing,
  ...delivery,
  elastic,
  externalDns,
  externalSecrets,
  flux,
  gatekeeper,
  gatewayApi,
  karmada,
  karpenter,
  keda,
  keptn,
  knative,
  kro,
  kserve,
  kubeflow,
  kubeVirt,
  kueue,
  kyverno,
  ...networking,
  ...observability,
  openClusterManagement,
  openFaas,
  ...openShift,
  percona,
  ...platforms,
  rabbitMq,
  ...rancher,
  sealedSecrets,
  ...secretsAndIdentity,
  spinKube,
  ...storage,
  strimzi,
  tekton,
  ...tenancy,
  velero,
  volcano,
  volumeSnapshots,
  zalando,
];
