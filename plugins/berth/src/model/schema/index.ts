export * from './fields';
export * from './types';
export * from './validate';
