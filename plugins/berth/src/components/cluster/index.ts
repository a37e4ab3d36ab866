export { ContentsList } from './ContentsList';
export { Kubeconfigs } from './Kubeconfigs';
export { isTenantCluster } from './useTenantCluster';
export { WorkloadsCard } from './WorkloadsCard';
