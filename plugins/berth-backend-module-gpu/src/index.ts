/**
 * GPU quota and queues as Berth offerings.
 *
 * @packageDocumentation
 */

export { gpuFeature as default } from './feature';
export { offerings as gpuOfferings } from './offerings';
export { capsulePoolClaim } from './capsule-pool-claim';
export { deviceQuota } from './dra-quota';
export { kaiQueue } from './kai-queue';
export { kueueQueue } from './kueue-queue';
export { gpuQuota } from './quota';
export { gpuRoutes } from './routes';
export { volcanoQueue } from './volcano-queue';
