import { berthAnnotations } from '@berth/backstage-plugin-berth-common';
import {
  createOfferingAction,
  recordOf,
  specOf,
  type ClaimObjects,
  type OfferingActionDefinition,
} from '@berth/backstage-plugin-berth-node';
import type { z } from 'zod';
import {
  checkGrowth,
  checkInstances,
  refuse,
  sizeElsewhere,
} from '../shared/change';
import { storage } from '../shared/fields';
import { oddInstances, plan } from './input';
import { observe } from './observed';
import { nodesWith, patchSpec, paused, severalSets } from './patch';
import { planByRequests, plans, resources } from './plans';
import type { PerconaSystem } from './System';
import { mapWith } from './values';

/**
 * The sizes that a system's databases come in.
 *
 * @internal
 */
export interface Sizes {
  instances: (zod: typeof z) => z.ZodType<number>;
  plans: typeof plans;
}

const ODD_SIZES: Sizes = { instances: oddInstances, plans };

/**
 * How many instances there are, and how large.
 *
 * @internal
 */
export function sizeActions(
  system: PerconaSystem,
  sizes: Sizes = ODD_SIZES,
): Record<string, OfferingActionDefinition> {
  const { count, disk, permit, field } = system.nodes;
  return {
    scale: createOfferingAction({
      title: 'Scale',
      description:
        'Adds or removes instances, one at a time. The disk of one that goes is kept, and taken up again when it comes back.',
      input: zod => ({
        instances: sizes
          .instances(zod)
          .describe('How many instances there are to be.')
          .meta({ title: 'Instances' }),
      }),
      unavailable: objects =>
        paused(system, objects) ?? severalSets(system, objects),
      check: ({ instances }, objects) =>
        checkInstances({
          wanted: instances,
          current: observe(system, objects).wanted,
        }),
      plan: ({ instances }, objects) =>
        patchSpec(system, objects, {
          spec: {
            ...permit(instances, specOf(objects.primary)),
            ...nodesWith(system, objects, { [count]: instances }),
          },
        }),
    }),

    resize: createOfferingAction({
      title: 'Resize',
      description:
        'Gives each instance the CPU and memory of another size, and restarts them one by one. Disks and the number of instances stay.',
      destructive: true,
      input: zod => ({
        plan: plan(zod)
          .describe('The size whose CPU and memory it is to have.')
          .meta({ title: 'Size' }),
      }),
      unavailable: objects =>
        paused(system, objects) ?? severalSets(system, objects),
      check: (input, objects) =>
        planOf(system, objects, sizes) === input.plan
          ? refuse('plan', 'It has this size already.')
          : undefined,
      plan: (input, objects) =>
        patchSpec(system, objects, {
          annotations: { [berthAnnotations.plan]: input.plan },
          spec: nodesWith(system, objects, {
            resources: resources(sizes.plans[input.plan].resources),
          }),
        }),
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
        paused(system, objects) ??
        severalSets(system, objects) ??
        sizeElsewhere(
          observe(system, objects).disk,
          `spec.${field}.${disk.join('.')}`,
        ),
      check: (input, objects) =>
        checkGrowth(input.storage, observe(system, objects).disk ?? '0'),
      plan: (input, objects) =>
        patchSpec(system, objects, {
          spec: {
            ...system.nodes.grow,
            ...nodesWith(
              system,
              objects,
              mapWith(
                [...disk, 'resources', 'requests', 'storage'],
                input.storage,
              ),
            ),
          },
        }),
    }),
  };
}

/**
 * The plan of a claim, by what its instances ask for.
 *
 * @internal
 */
export function planOf(
  system: PerconaSystem,
  objects: ClaimObjects,
  sizes: Sizes = ODD_SIZES,
): string | undefined {
  const { requests } = recordOf(observe(system, objects).nodes.resources);
  return planByRequests(recordOf(requests), sizes.plans);
}
