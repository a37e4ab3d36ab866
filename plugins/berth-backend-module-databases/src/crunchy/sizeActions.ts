import {
  createOfferingAction,
  recordOf,
  specOf,
  textOf,
  type ClaimObjects,
  type OfferingActionDefinition,
} from '@berth/backstage-plugin-berth-node';
import { checkGrowth, checkInstances, sizeElsewhere } from '../shared/change';
import { instances, storage } from '../shared/fields';
import { observe } from './observed';
import { patchSet, severalSets, stopped } from './patch';

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
    unavailable: objects => stopped(objects) ?? severalSets(objects),
    check: (input, objects) => {
      const { dynamicConfiguration } = recordOf(
        specOf(objects.primary).patroni,
      );
      const patroni = recordOf(dynamicConfiguration);
      return checkInstances({
        wanted: input.instances,
        current: observe(objects).wanted,
        synchronousReplicas:
          patroni.synchronous_mode === true
            ? patroni.synchronous_node_count ?? 1
            : undefined,
      });
    },
    plan: (input, objects) => patchSet(objects, { replicas: input.instances }),
  }),

  'resize-storage': createOfferingAction({
    title: 'Enlarge storage',
    description:
      'Gives each instance a larger disk, where the storage class can. A disk never shrinks.',
    input: zod => ({
      storage: storage(zod)
        .describe('New size of the disk of each instance, such as 50Gi.')
        .meta({ title: 'Storage of each instance' }),
    }),
    unavailable: objects =>
      stopped(objects) ??
      severalSets(objects) ??
      sizeElsewhere(
        sizeOfDisk(objects),
        'spec.instances[0].dataVolumeClaimSpec',
      ),
    check: (input, objects) =>
      checkGrowth(input.storage, sizeOfDisk(objects) ?? '0'),
    plan: (input, objects) => {
      const [set = {}] = observe(objects).sets;
      const disk = recordOf(set.dataVolumeClaimSpec);
      const { requests, ...others } = recordOf(disk.resources);
      return patchSet(objects, {
        dataVolumeClaimSpec: {
          ...disk,
          resources: {
            ...others,
            requests: { ...recordOf(requests), storage: input.storage },
          },
        },
      });
    },
  }),
};

function sizeOfDisk(objects: ClaimObjects): string | undefined {
  const [set = {}] = observe(objects).sets;
  const { resources } = recordOf(set.dataVolumeClaimSpec);
  return textOf(recordOf(recordOf(resources).requests).storage);
}
