import {
  compareQuantities,
  isQuantity,
  type FieldError,
} from '@berth/backstage-plugin-berth-common';
import {
  createOfferingAction,
  recordOf,
  specOf,
  type ClaimObjects,
  type OfferingActionDefinition,
  type PlannedChange,
} from '@berth/backstage-plugin-berth-node';
import { instances, storage } from './input';
import { CLUSTER, cnpg } from './kind';
import { hibernationAsked, observe } from './observed';

/**
 * What can be done to a database after it is there.
 *
 * @internal
 */
export const actions: Record<string, OfferingActionDefinition> = {
  scale: createOfferingAction({
    title: 'Scale',
    description:
      'Adds or removes replicas. A replica that goes takes its disk with it; the primary stays.',
    input: zod => ({
      instances: instances(zod)
        .describe('How many instances there are to be, the primary included.')
        .meta({ title: 'Instances' }),
    }),
    unavailable: asleep,
    check: (input, objects) => checkInstances(input.instances, objects),
    plan: (input, objects) =>
      patch(objects, { spec: { instances: input.instances } }),
  }),

  'resize-storage': createOfferingAction({
    title: 'Enlarge storage',
    description:
      'Gives each instance a larger disk, while it runs where the storage class can. A disk never shrinks.',
    input: zod => ({
      storage: storage(zod)
        .describe('New size of the disk of each instance, such as 50Gi.')
        .meta({ title: 'Storage of each instance' }),
    }),
    unavailable: objects => asleep(objects) ?? storageElsewhere(objects),
    check: (input, objects) => checkStorage(input.storage, objects),
    plan: (input, objects) =>
      patch(objects, { spec: { storage: { size: input.storage } } }),
  }),

  hibernate: createOfferingAction({
    title: 'Hibernate',
    description:
      'Stops all instances and keeps their disks. Nobody can connect until it is resumed; CPU and memory are free for others meanwhile.',
    destructive: true,
    unavailable: ({ primary }) =>
      hibernationAsked(observe(primary))
        ? 'It hibernates already, or is about to.'
        : undefined,
    plan: (_input, objects) => annotate(objects, cnpg.hibernation, 'on'),
  }),

  resume: createOfferingAction({
    title: 'Resume',
    description: 'Starts the instances of a hibernated database again.',
    unavailable: ({ primary }) =>
      hibernationAsked(observe(primary)) ? undefined : 'It does not hibernate.',
    plan: (_input, objects) => annotate(objects, cnpg.hibernation, 'off'),
  }),

  restart: createOfferingAction({
    title: 'Restart',
    description:
      'Restarts the instances one by one, the primary last. Open sessions are lost, and writes fail for some seconds; with one instance the database is away meanwhile.',
    destructive: true,
    unavailable: asleep,
    plan: (_input, objects, { now }) =>
      annotate(objects, cnpg.restartedAt, now.toISOString()),
  }),
};

function asleep({ primary }: ClaimObjects): string | undefined {
  return hibernationAsked(observe(primary))
    ? 'It hibernates; resume it first.'
    : undefined;
}

function storageElsewhere({ primary }: ClaimObjects): string | undefined {
  const { storageSize } = observe(primary);
  return storageSize && isQuantity(storageSize)
    ? undefined
    : 'Its size is not written in spec.storage.size, so that Berth cannot tell what is larger.';
}

function checkInstances(wanted: number, { primary }: ClaimObjects) {
  const current = observe(primary).wanted;
  const { synchronous } = recordOf(specOf(primary).postgresql);
  const { number: replicas } = recordOf(synchronous);
  if (wanted === current) {
    return refuse('instances', `It has ${current} already.`);
  }
  return typeof replicas === 'number' && wanted <= replicas
    ? refuse(
        'instances',
        `Writes wait for ${replicas} synchronous replicas, so that more than ${replicas} instances are needed.`,
      )
    : undefined;
}

function checkStorage(wanted: string, { primary }: ClaimObjects) {
  // storageElsewhere has made sure that there is a size to compare with.
  const current = observe(primary).storageSize ?? '0';
  return compareQuantities(wanted, current) > 0
    ? undefined
    : refuse('storage', `A disk can only grow, and it has ${current} now.`);
}

function refuse(field: string, message: string): FieldError[] {
  return [{ field, message }];
}

function annotate(
  objects: ClaimObjects,
  annotation: string,
  value: string,
): PlannedChange[] {
  return patch(objects, { metadata: { annotations: { [annotation]: value } } });
}

// A merge patch, and no server-side apply: applying these fields alone would
// give up all others that the request applied.
function patch(
  { primary }: ClaimObjects,
  changes: Record<string, unknown>,
): PlannedChange[] {
  const { name } = observe(primary);
  return [{ type: 'merge-patch', kind: CLUSTER, name, patch: changes }];
}
