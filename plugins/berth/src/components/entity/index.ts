export * from './annotations';
export * from './ClaimEntityCard';
export * from './EntityContents';
export * from './TenantEntityCard';
