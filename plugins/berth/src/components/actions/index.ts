export * from './ClaimActions';
