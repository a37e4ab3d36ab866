export * from './components';
export * from './fields';
export * from './plugin';
export * from './conditions';
