export { PipelineRuns } from './PipelineRuns';
export { StoredPipelines } from './StoredPipelines';
export { isPipeline } from './usePipelines';
