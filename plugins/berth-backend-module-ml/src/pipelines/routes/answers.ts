import { schemaOfParameters } from '../ir/parameters';
import { graphOf } from '../ir/graph';
import type { CompiledPipeline } from '../ir/types';
import type { ApiRun, ApiVersion } from '../rest/types';
import { runActions, runStateOf, runSummary } from '../runs/runSummary';
import type { RunNode } from '../runs/taskStates';

/** @internal */
export function versionAnswer(version: ApiVersion) {
  const { documents: _, ...rest } = version;
  return rest;
}

/**
 * What a form for a run and a drawing of the pipeline need.
 *
 * @internal
 */
export function pipelineAnswer(pipeline: CompiledPipeline) {
  const { name, description, sdkVersion, parameters, taskCount, images } =
    pipeline;
  return {
    name,
    ...(description && { description }),
    ...(sdkVersion && { sdkVersion }),
    taskCount,
    images,
    inputSchema: schemaOfParameters(parameters),
    graph: graphOf(pipeline.spec),
  };
}

/**
 * A run in a list: its state is the API's word, for its tasks are not asked.
 *
 * @internal
 */
export function runLine(run: ApiRun) {
  const { tasks: _, documents: __, message: ___, ...rest } = run;
  const state = runStateOf(run);
  return { ...rest, state, actions: runActions(state) };
}

/** @internal */
export function runAnswer(
  run: ApiRun,
  nodes: RunNode[],
  pipeline: CompiledPipeline | undefined,
) {
  const { state, message } = runSummary(run, nodes);
  return {
    ...runLine(run),
    state,
    message,
    actions: runActions(state),
    nodes,
    ...(pipeline && { inputSchema: schemaOfParameters(pipeline.parameters) }),
  };
}
