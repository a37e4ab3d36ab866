import { randomUUID } from 'node:crypto';
import { ApiError } from '../ApiError';
import type { Fields } from '../listing';
import type { ApiRequest, Router } from '../Router';
import {
  bodyOf,
  message,
  onlyFields,
  text,
  timestamp,
  type ServerParts,
} from '../ServerParts';
import type { StoredExperiment } from '../types';
import { experimentIn } from './experimentIn';
import { listInPlace } from './listInPlace';

const experimentFields: Fields<StoredExperiment> = {
  experiment_id: ({ id }) => id,
  id: ({ id }) => id,
  name: ({ displayName }) => displayName,
  display_name: ({ displayName }) => displayName,
  created_at: ({ createdAt }) => createdAt,
  last_run_created_at: ({ lastRunCreatedAt }) => lastRunCreatedAt,
  description: ({ description }) => description,
  namespace: ({ namespace }) => namespace,
  storage_state: ({ archived }) => (archived ? 'ARCHIVED' : 'AVAILABLE'),
};

/**
 * The ExperimentService.
 *
 * @internal
 */
export function experimentRoutes(router: Router, parts: ServerParts): void {
  const { state } = parts;

  router.add('GET', '/experiments', request =>
    listInPlace({
      parts,
      request,
      resource: 'experiments',
      items: () => state.experiments,
      fields: experimentFields,
      as: 'experiments',
      toApi: apiExperiment,
    }),
  );

  router.add('POST', '/experiments', async request => {
    const body = bodyOf(request);
    onlyFields(body, [
      'experiment_id',
      'display_name',
      'description',
      'namespace',
    ]);
    const namespace = parts.namespace(text(body.namespace));
    const displayName = text(body.display_name);
    if (!displayName) {
      throw ApiError.invalid('Experiment must have a non-empty name');
    }
    await parts.allow(request, {
      namespace,
      verb: 'create',
      resource: 'experiments',
      name: displayName,
    });
    const created = createExperiment(parts, {
      displayName,
      description: text(body.description),
      namespace,
    });
    return apiExperiment(created);
  });

  router.add('GET', '/experiments/{experiment_id}', async request =>
    apiExperiment(await allowed(parts, request, 'get')),
  );

  router.add('DELETE', '/experiments/{experiment_id}', async request => {
    const { id } = await allowed(parts, request, 'delete');
    state.experiments = state.experiments.filter(other => other.id !== id);
    parts.changed();
    return {};
  });

  router.add('POST', '/experiments/{experiment_id}:archive', async request => {
    const experiment = await allowed(parts, request, 'archive');
    experiment.archived = true;
    for (const run of state.runs) {
      run.archived ||= run.experimentId === experiment.id;
    }
    for (const job of state.recurringRuns) {
      job.enabled &&= job.experimentId !== experiment.id;
    }
    parts.changed();
    return {};
  });

  router.add(
    'POST',
    '/experiments/{experiment_id}:unarchive',
    async request => {
      (await allowed(parts, request, 'unarchive')).archived = false;
      parts.changed();
      return {};
    },
  );
}

/**
 * The experiment of a run that names none, made when it is needed.
 *
 * @throws ApiError in multi-user mode, where there is none
 * @internal
 */
export function defaultExperiment(parts: ServerParts): StoredExperiment {
  if (parts.multiUser) {
    throw ApiError.invalid('Experiment id can not be empty in multi-user mode');
  }
  return (
    parts.state.experiments.find(
      ({ displayName }) => displayName === 'Default',
    ) ??
    createExperiment(parts, {
      displayName: 'Default',
      description:
        'All runs created without specifying an experiment will be grouped here.',
      namespace: '',
    })
  );
}

function createExperiment(
  parts: ServerParts,
  fields: Pick<StoredExperiment, 'displayName' | 'description' | 'namespace'>,
): StoredExperiment {
  const { state } = parts;
  const { displayName, namespace } = fields;
  if (
    state.experiments.some(
      other =>
        other.displayName === displayName && other.namespace === namespace,
    )
  ) {
    throw new ApiError(
      6,
      `Already exist error: Failed to create a new experiment. The name ${displayName} already exists. Please specify a new name`,
    );
  }
  const created: StoredExperiment = {
    ...fields,
    id: randomUUID(),
    createdAt: parts.now(),
    lastRunCreatedAt: 0,
    archived: false,
  };
  state.experiments.push(created);
  parts.changed();
  return created;
}

async function allowed(
  parts: ServerParts,
  request: ApiRequest,
  verb: string,
): Promise<StoredExperiment> {
  const experiment = experimentIn(parts.state, request.params.experiment_id);
  await parts.allow(request, {
    namespace: experiment.namespace,
    verb,
    resource: 'experiments',
    name: experiment.displayName,
  });
  return experiment;
}

function apiExperiment(experiment: StoredExperiment): object {
  return message({
    experiment_id: experiment.id,
    display_name: experiment.displayName,
    description: experiment.description,
    created_at: timestamp(experiment.createdAt),
    namespace: experiment.namespace,
    storage_state: experiment.archived ? 'ARCHIVED' : 'AVAILABLE',
    last_run_created_at: timestamp(experiment.lastRunCreatedAt),
  });
}
