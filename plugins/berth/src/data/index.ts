export * from './Announcer';
export * from './BerthProviders';
export * from './Clock';
export * from './hooks';
export * from './LiveUpdates';
export * from './queryKeys';
export * from './useTask';
