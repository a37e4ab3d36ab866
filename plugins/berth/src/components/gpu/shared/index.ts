export * from './SharedQuotasLink';
export * from './SharedQuotasPage';
