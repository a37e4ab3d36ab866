export * from './ClaimsSection';
export * from './ClaimsView';
export * from './useClaimRows';
