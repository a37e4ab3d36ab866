export * from './ObjectsPanel';
