/**
 * The largest file that is taken, in bytes. Kubeflow Pipelines itself takes
 * 32 MiB, but each run becomes one object of Argo Workflows with the pipeline
 * in it, and those end at about 700 kB (apiserver/model/pipeline_version.go).
 *
 * @internal
 */
export const MAX_PIPELINE_BYTES = 700_000;

/** No pipeline that people draw has more levels of loops and conditions. */
export const MAX_DEPTH = 12;

/** More tasks than that are no graph that anybody can read. */
export const MAX_TASKS = 500;
