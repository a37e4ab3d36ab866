import type { KubernetesObject } from '../../kubernetes/types';
import { simulatedStatus } from '../defined-kinds/simulatedStatus';
import { conditions, ownedBy, type NextStep } from '../StatusController';
import { render } from './render';
import { labels, type Instance, type ResourceGraphDefinition } from './types';

/**
 * What kro does next with an instance: it makes the resources of the graph, as
 * far as they can be filled in, and is active.
 *
 * @internal
 */
export function nextOfInstance(
  definition: ResourceGraphDefinition,
  instance: Instance,
): NextStep {
  const { schema } = definition.spec;
  const scope: Record<string, unknown> = { schema: instance };
  const resources = (definition.spec.resources ?? []).flatMap(
    ({ id, template }) => {
      const resource = render(template, scope) as KubernetesObject | undefined;
      scope[id] = resource;
      return resource?.metadata?.name
        ? [owned(instance, definition, resource)]
        : [];
    },
  );
  const isNew = instance.status?.state === undefined;
  const ready = isNew ? 'False' : 'True';
  const reason = isNew ? 'Progressing' : 'Ready';
  return {
    objects: resources,
    status: {
      ...instance.status,
      ...(!isNew && {
        ...(render(schema.status ?? {}, scope) as object),
        ...simulatedStatus(definition, instance),
      }),
      state: isNew ? 'IN_PROGRESS' : 'ACTIVE',
      conditions: conditions(
        instance,
        [
          { type: 'InstanceManaged', status: 'True', reason: 'Managed' },
          { type: 'GraphResolved', status: 'True', reason: 'Resolved' },
          { type: 'ResourcesReady', status: ready, reason },
          { type: 'Ready', status: ready, reason },
        ],
        { observedGeneration: true },
      ),
    },
  };
}

function owned(
  instance: Instance,
  definition: ResourceGraphDefinition,
  resource: KubernetesObject,
): KubernetesObject {
  const { metadata } = resource;
  return {
    ...resource,
    metadata: {
      namespace: instance.metadata.namespace,
      ...metadata,
      labels: {
        ...metadata.labels,
        [labels.owned]: 'true',
        [labels.definition]: definition.metadata.name!,
        [labels.instance]: instance.metadata.name!,
      },
      ownerReferences: ownedBy(instance),
    },
  };
}
