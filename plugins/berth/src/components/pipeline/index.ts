export { PipelineRuns } from './PipelineRuns';
export { RecurringLeft } from './RecurringLeft';
export { StoredPipelines } from './StoredPipelines';
export { isPipeline } from './usePipelines';
