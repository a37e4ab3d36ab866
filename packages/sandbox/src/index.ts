/**
 * A real Kubernetes control plane, its nodes and companions, for the portal,
 * tests and benchmarks.
 *
 * @packageDocumentation
 */
export { startSandbox } from './startSandbox';
export type {
  ForgeOptions,
  IdentityProviderOptions,
  KubernetesIdentity,
  PipelinesMode,
  Sandbox,
  SandboxForge,
  SandboxIdentityProvider,
  SandboxOptions,
  SandboxProfile,
} from './types';
export { pipelinesModes } from './kubeflow-pipelines/modes';
export { SandboxError, type SandboxErrorCode } from './errors';
export {
  demoOrgFile,
  kubernetesIdentity,
  readDemoPeople,
  type DemoPerson,
} from './demo/people';
export { samplePipelineFile } from './demo/pipelines';
export { simulationAnnotations } from './operators/cloudnative-pg/phases';
export {
  KubernetesClient,
  type ObjectList,
} from './kubernetes/KubernetesClient';
export type {
  ConnectionOptions,
  HttpRequest,
} from './kubernetes/HttpConnection';
export { KubernetesError, isNotFound } from './kubernetes/KubernetesError';
export type {
  KindReference,
  KubernetesObject,
  ObjectMeta,
  ObjectReference,
  OwnerReference,
  WatchEvent,
} from './kubernetes/types';
export { kubectl } from './kubectl';
export { parseKubeconfig } from './kubernetes/kubeconfig';
export { startIdentityProviderAlone } from './external/startIdentityProviderAlone';
export { FaultProxy } from './faults/FaultProxy';
export type { AskedOf, Fault, ProxyTraffic, RequestVerb } from './faults/types';
