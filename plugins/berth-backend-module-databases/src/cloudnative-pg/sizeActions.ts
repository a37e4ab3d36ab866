import {
  createOfferingAction,
  recordOf,
  specOf,
  type OfferingActionDefinition,
} from '@berth/backstage-plugin-berth-node';
import {
  checkGrowth,
  checkInstances,
  patchPrimary,
  sizeElsewhere,
} from '../shared/change';
import { instances, storage } from '../shared/fields';
import { CLUSTER } from './kind';
import { observe } from './observed';
import { asleep } from './unavailable';

/**
 * How many instances there are, and how large their disks.
 *
 * @internal
 */
export const sizeActions: Record<string, OfferingActionDefinition> = {
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
    check: (input, { primary }) =>
      checkInstances({
        wanted: input.instances,
        current: observe(primary).wanted,
        synchronousReplicas: recordOf(
          recordOf(specOf(primary).postgresql).synchronous,
        ).number,
      }),
    plan: (input, objects) =>
      patchPrimary(CLUSTER, objects, { spec: { instances: input.instances } }),
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
    unavailable: objects =>
      asleep(objects) ??
      sizeElsewhere(observe(objects.primary).storageSize, 'spec.storage.size'),
    check: (input, { primary }) =>
      // sizeElsewhere has made sure that there is a size to compare with.
      checkGrowth(input.storage, observe(primary).storageSize ?? '0'),
    plan: (input, objects) =>
      patchPrimary(CLUSTER, objects, {
        spec: { storage: { size: input.storage } },
      }),
  }),
};
