export * from './layOut';
