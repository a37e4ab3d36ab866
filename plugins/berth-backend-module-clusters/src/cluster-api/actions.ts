import {
  createOfferingAction,
  recordOf,
  recordsOf,
  specOf,
  textOf,
  type ClaimObjects,
  type OfferingActionDefinition,
  type PlannedChange,
} from '@berth/backstage-plugin-berth-node';
import { kubernetesVersion } from '../shared/fields';
import { stepProblem } from '../shared/versions';
import { workers } from './input';
import { CLUSTER } from './kind';

/**
 * What can be done to a cluster after it is there.
 *
 * @internal
 */
export const actions: Record<string, OfferingActionDefinition> = {
  scale: createOfferingAction({
    title: 'Scale',
    description:
      'Adds or removes machines. What runs on one that goes is moved to others first.',
    destructive: true,
    input: zod => ({
      workers: workers(zod)
        .describe('How many machines there are to be for what runs on it.')
        .meta({ title: 'Machines' }),
    }),
    unavailable: objects =>
      paused(objects) ?? withoutTopology(objects) ?? withoutOnePool(objects),
    check: (input, objects) =>
      poolsOf(objects)[0]?.replicas === input.workers
        ? [
            {
              field: 'workers',
              message: `It has ${input.workers} already.`,
            },
          ]
        : undefined,
    plan: (input, objects) => {
      const [pool] = poolsOf(objects);
      return patch(objects, {
        // A list is replaced as a whole, so only as it was read.
        metadata: {
          resourceVersion: objects.primary.metadata.resourceVersion,
        },
        spec: {
          topology: {
            workers: {
              machineDeployments: [{ ...pool, replicas: input.workers }],
            },
          },
        },
      });
    },
  }),

  upgrade: createOfferingAction({
    title: 'Upgrade',
    description:
      'Goes to a newer Kubernetes, one minor version at a time and never back: machine by machine, each made anew.',
    destructive: true,
    input: zod => ({
      kubernetesVersion: kubernetesVersion(zod)
        .describe('The version that it is to have, such as v1.36.3.')
        .meta({ title: 'Kubernetes version' }),
    }),
    unavailable: objects => paused(objects) ?? withoutTopology(objects),
    check: (input, objects) => {
      const current = versionOf(objects);
      const message =
        current === input.kubernetesVersion
          ? `It has ${current} already.`
          : stepProblem('Kubernetes', current, input.kubernetesVersion);
      return message ? [{ field: 'kubernetesVersion', message }] : undefined;
    },
    plan: (input, objects) =>
      patch(objects, {
        spec: { topology: { version: input.kubernetesVersion } },
      }),
  }),

  pause: createOfferingAction({
    title: 'Pause management',
    description:
      'Tells Cluster API to leave the cluster as it is: no change, and no repair of a machine that fails. It runs on.',
    unavailable: objects =>
      paused(objects) ? 'It is left alone already.' : undefined,
    plan: (_input, objects) => patch(objects, { spec: { paused: true } }),
  }),

  resume: createOfferingAction({
    title: 'Resume management',
    description: 'Lets Cluster API look after the cluster again.',
    unavailable: objects => (paused(objects) ? undefined : 'It is not paused.'),
    plan: (_input, objects) => patch(objects, { spec: { paused: false } }),
  }),
};

function paused({ primary }: ClaimObjects): string | undefined {
  return specOf(primary).paused === true
    ? 'Its management is paused; resume it first.'
    : undefined;
}

function topologyOf({ primary }: ClaimObjects): Record<string, unknown> {
  return recordOf(specOf(primary).topology);
}

function versionOf(objects: ClaimObjects): string | undefined {
  return textOf(topologyOf(objects).version);
}

function poolsOf(objects: ClaimObjects): Array<Record<string, unknown>> {
  return recordsOf(recordOf(topologyOf(objects).workers).machineDeployments);
}

function withoutTopology(objects: ClaimObjects): string | undefined {
  return versionOf(objects)
    ? undefined
    : 'It is of no ClusterClass; change the objects that it refers to.';
}

function withoutOnePool(objects: ClaimObjects): string | undefined {
  return poolsOf(objects).length === 1
    ? undefined
    : 'It has several pools of machines, or none; change spec.topology.workers.';
}

// A merge patch, and no server-side apply: applying these fields alone would
// give up all others that the request applied.
function patch(
  { primary }: ClaimObjects,
  changes: Record<string, unknown>,
): PlannedChange[] {
  const name = String(primary.metadata.name);
  return [{ type: 'merge-patch', kind: CLUSTER, name, patch: changes }];
}
