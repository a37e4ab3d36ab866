import { randomUUID } from 'node:crypto';
import type { ServerParts } from './ServerParts';
import { planRun } from './simulation/planRun';
import { checkParameters } from './template';
import type { StoredRun } from './types';

const MAX_CACHED = 5_000;

/**
 * Begins a run: what becomes of it is decided here.
 *
 * @throws ApiError when its parameters do not fit the pipeline
 * @internal
 */
export function createRun(
  parts: ServerParts,
  fields: Omit<StoredRun, 'id' | 'createdAt' | 'archived' | 'plan'>,
): StoredRun {
  const { template, runtimeConfig, namespace } = fields;
  checkParameters(template, runtimeConfig.parameters);
  const now = parts.now();
  const run: StoredRun = {
    ...fields,
    id: randomUUID(),
    createdAt: now,
    archived: false,
    plan: planRun({
      spec: template.spec,
      parameters: {
        ...defaultsOf(fields),
        ...runtimeConfig.parameters,
      },
      startsAt: now + parts.stepMs,
      stepMs: parts.stepMs,
      attempt: 1,
      isCached: cacheOf(parts, namespace),
    }),
  };
  parts.state.runs.push(run);
  const experiment = parts.state.experiments.find(
    ({ id }) => id === fields.experimentId,
  );
  if (experiment) {
    experiment.lastRunCreatedAt = now;
  }
  parts.changed();
  return run;
}

/**
 * Runs again what has failed of a run, and what did not run for it.
 *
 * @internal
 */
export function retryRun(parts: ServerParts, run: StoredRun): void {
  const { template, runtimeConfig, plan, namespace } = run;
  run.plan = planRun({
    spec: template.spec,
    parameters: { ...defaultsOf(run), ...runtimeConfig.parameters },
    startsAt: parts.now() + parts.stepMs,
    stepMs: parts.stepMs,
    attempt: plan.attempt + 1,
    previous: plan.nodes,
    isCached: cacheOf(parts, namespace),
  });
  delete run.terminatedAt;
  parts.changed();
}

function defaultsOf({ template }: Pick<StoredRun, 'template'>) {
  const parameters = template.spec.root.inputDefinitions?.parameters ?? {};
  return Object.fromEntries(
    Object.entries(parameters).map(([name, { defaultValue }]) => [
      name,
      defaultValue,
    ]),
  );
}

function cacheOf({ state }: ServerParts, namespace: string) {
  const known = (state.cached[namespace] ??= []);
  return (fingerprint: string) => {
    if (known.includes(fingerprint)) {
      return true;
    }
    known.push(fingerprint);
    known.splice(0, Math.max(0, known.length - MAX_CACHED));
    return false;
  };
}
