export * from './anOffering';
