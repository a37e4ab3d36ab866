export { KubernetesAccess, TOKEN_AUDIENCE } from './Access';
export type { Access, Attempt } from './Access';
export { ApiError } from './ApiError';
export { PipelinesServer } from './PipelinesServer';
export type { PipelinesServerOptions } from './PipelinesServer';
export { emptyState, type ServerState } from './ServerState';
export { KubernetesPipelines } from './stores/KubernetesPipelines';
