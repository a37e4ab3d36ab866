export * from './BerthApi';
export * from './berthApiRef';
