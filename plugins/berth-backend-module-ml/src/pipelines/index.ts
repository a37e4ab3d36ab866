export { kubeflowPipeline } from './offering';
export { pipelineRoutes } from './routes/pipelineRoutes';
