export { serverlessRoutes } from './serverlessRoutes';
