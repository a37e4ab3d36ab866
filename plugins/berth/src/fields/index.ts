export * from './BerthEngineField';
export * from './BerthNameField';
export * from './BerthOfferingField';
export * from './BerthOfferingInputField';
export * from './BerthTenantField';
export * from './schemas';
export * from './types';
export * from './validation';
