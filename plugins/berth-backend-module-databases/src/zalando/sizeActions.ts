import {
  createOfferingAction,
  recordOf,
  specOf,
  type OfferingActionDefinition,
} from '@berth/backstage-plugin-berth-node';
import {
  checkGrowth,
  checkInstances,
  refuse,
  sizeElsewhere,
} from '../shared/change';
import { instances, storage } from '../shared/fields';
import { majorStepProblem, POSTGRES_VERSIONS } from '../shared/postgres';
import { spilo } from './kind';
import { volumeSize } from './manifests';
import { observe } from './observed';
import { patch, paused } from './patch';

/**
 * How many instances there are, how large their disks, and of which version.
 *
 * @internal
 */
export const sizeActions: Record<string, OfferingActionDefinition> = {
  scale: createOfferingAction({
    title: 'Scale',
    description:
      "Adds or removes replicas; the primary stays. The disk of a replica that goes is kept or deleted as the operator is configured, and the operator's own limits hold.",
    input: zod => ({
      instances: instances(zod)
        .describe('How many instances there are to be, the primary included.')
        .meta({ title: 'Instances' }),
    }),
    unavailable: paused,
    check: (input, objects) => {
      const patroni = recordOf(specOf(objects.primary).patroni);
      return checkInstances({
        wanted: input.instances,
        current: observe(objects).wanted,
        synchronousReplicas:
          patroni.synchronous_mode === true
            ? patroni.synchronous_node_count ?? 1
            : undefined,
      });
    },
    plan: (input, objects) =>
      patch(objects, { spec: { numberOfInstances: input.instances } }),
  }),

  'resize-storage': createOfferingAction({
    title: 'Enlarge storage',
    description:
      'Gives each instance a larger disk, in the way that the operator is configured for (storage_resize_mode). A disk never shrinks.',
    input: zod => ({
      storage: storage(zod)
        .describe('New size of the disk of each instance, such as 50Gi.')
        .meta({ title: 'Storage of each instance' }),
    }),
    unavailable: objects =>
      paused(objects) ??
      sizeElsewhere(observe(objects).size, 'spec.volume.size'),
    check: (input, objects) =>
      checkGrowth(input.storage, observe(objects).size ?? '0'),
    plan: (input, objects) =>
      patch(objects, { spec: { volume: { size: volumeSize(input.storage) } } }),
  }),

  'change-version': createOfferingAction({
    title: 'Change version',
    description:
      "Goes to a newer major version of PostgreSQL, in place: the instances restart, and the database is away while it is upgraded, usually for less than a minute. It never goes back. Minor versions come with the operator's image. Where the operator upgrades by hand only (major_version_upgrade_mode off), the platform team has to finish it.",
    destructive: true,
    input: zod => ({
      version: zod
        .enum(POSTGRES_VERSIONS)
        .describe('Which major version it is to have.')
        .meta({ title: 'PostgreSQL version' }),
    }),
    unavailable: paused,
    check: ({ version }, objects) => {
      const { version: current, upgradeFailed } = observe(objects);
      // Setting a failed one back is how it is tried again.
      if (version === current) {
        return refuse('version', `It has ${current} already.`);
      }
      const problem = upgradeFailed
        ? undefined
        : majorStepProblem(Number(current ?? 0), Number(version));
      return problem ? refuse('version', problem) : undefined;
    },
    plan: ({ version }, objects) =>
      patch(objects, {
        ...(observe(objects).upgradeFailed && {
          metadata: { annotations: { [spilo.upgradeFailed]: null } },
        }),
        spec: { postgresql: { version } },
      }),
  }),
};
