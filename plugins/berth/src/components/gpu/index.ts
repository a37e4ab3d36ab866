export * from './GpusLink';
export * from './GpusPage';
export * from './ImpactOfAction';
export * from './ImpactOfRequest';
export * from './shared';
export * from './TenantGpusCard';
