export * from './ConnectionCard';
