export * from './EmptyState';
export * from './Loading';
export * from './LoadError';
export * from './RefreshError';
