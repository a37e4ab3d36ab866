export { PipelineRuns } from './PipelineRuns';
export { isPipeline } from './usePipelines';
