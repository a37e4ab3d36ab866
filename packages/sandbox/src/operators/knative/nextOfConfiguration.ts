import type { KubernetesObject } from '../../kubernetes/types';
import { conditions, ownedBy, type NextStep } from '../StatusController';
import {
  conditionOf,
  kinds,
  labelOf,
  labels,
  type Configuration,
  type Revision,
} from './types';

/**
 * What Knative does next with a Configuration: each generation of it is a
 * revision, which never changes.
 *
 * @internal
 */
export function nextOfConfiguration(
  configuration: Configuration,
  related: KubernetesObject[],
): NextStep {
  const revisions = related as Revision[];
  const wanted = revisionOf(configuration);
  const name = wanted.metadata.name;
  const latest = revisions.find(one => one.metadata.name === name);
  const [ready] = revisions
    .filter(one => conditionOf(one)?.status === 'True')
    .sort((a, b) => generationOf(b) - generationOf(a));
  const {
    status = 'Unknown',
    reason = '',
    message = '',
  } = conditionOf(latest) ?? {};
  return {
    objects: latest ? [] : [wanted],
    status: {
      observedGeneration: configuration.metadata.generation,
      latestCreatedRevisionName: name,
      ...(ready && { latestReadyRevisionName: ready.metadata.name }),
      conditions: conditions(configuration, [
        status === 'False'
          ? {
              type: 'Ready',
              status,
              reason: 'RevisionFailed',
              message: `Revision "${name}" failed with message: ${message}.`,
            }
          : {
              type: 'Ready',
              status: status === 'True' ? 'True' : 'Unknown',
              reason,
              message,
            },
      ]),
    },
  };
}

function revisionOf(configuration: Configuration) {
  const { metadata, spec } = configuration;
  const { generation = 1, namespace } = metadata;
  const { template } = spec;
  const name =
    template.metadata?.name ??
    `${metadata.name}-${String(generation).padStart(5, '0')}`;
  return {
    ...kinds.revision,
    metadata: {
      name,
      namespace,
      labels: {
        ...template.metadata?.labels,
        [labels.service]: labelOf(configuration, labels.service) ?? '',
        [labels.configuration]: metadata.name!,
        [labels.generation]: String(generation),
      },
      annotations: template.metadata?.annotations ?? {},
      ownerReferences: ownedBy(configuration),
    },
    spec: template.spec,
  };
}

function generationOf(revision: Revision): number {
  return Number(labelOf(revision, labels.generation) ?? 0);
}
