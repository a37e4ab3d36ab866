import { berthAnnotations } from '@berth/backstage-plugin-berth-common';
import {
  createOfferingAction,
  type OfferingActionDefinition,
} from '@berth/backstage-plugin-berth-node';
import { image } from '../shared/fields';
import { asRead, mergePatch } from '../shared/mergePatch';
import { replicas, variableName, variables } from './input';
import { SPIN_APP } from './kind';
import { observe } from './observed';
import { resourcesOf } from './plans';

/**
 * What can be done to a Spin app after it is there.
 *
 * @internal
 */
export const actions: Record<string, OfferingActionDefinition> = {
  deploy: createOfferingAction({
    title: 'Deploy image',
    description:
      'Runs another image. Replicas are replaced one after the other, and the old ones answer until the new ones do.',
    input: zod => ({
      image: image(zod)
        .describe('The image to run from now on.')
        .meta({ title: 'Image' }),
    }),
    check: (input, objects) =>
      observe(objects).image === input.image
        ? [{ field: 'image', message: 'It runs this image already.' }]
        : undefined,
    plan: (input, objects) =>
      mergePatch(SPIN_APP, objects, { spec: { image: input.image } }),
  }),

  scale: createOfferingAction({
    title: 'Scale',
    description:
      'Sets the number of replicas. What an autoscaler has scaled is scaled by hand from then on: delete the autoscaler too.',
    input: zod => ({
      replicas: replicas(zod)
        .describe('How many replicas there are to be.')
        .meta({ title: 'Replicas' }),
    }),
    check: (input, objects) => {
      const { autoscaled, wanted } = observe(objects);
      return !autoscaled && wanted === input.replicas
        ? [{ field: 'replicas', message: `It has ${wanted} already.` }]
        : undefined;
    },
    plan: (input, objects) =>
      mergePatch(SPIN_APP, objects, {
        spec: { enableAutoscaling: false, replicas: input.replicas },
      }),
  }),

  autoscale: createOfferingAction({
    title: 'Leave to an autoscaler',
    description:
      'Leaves the number of replicas to an autoscaler of the Deployment, which has the name of the app. Until there is one it stays as it is.',
    unavailable: objects =>
      observe(objects).autoscaled
        ? 'It is left to an autoscaler already.'
        : undefined,
    // SpinKube refuses a number besides.
    plan: (_input, objects) =>
      mergePatch(SPIN_APP, objects, {
        spec: { enableAutoscaling: true, replicas: null },
      }),
  }),

  resize: createOfferingAction({
    title: 'Resize',
    description:
      'Gives each replica the CPU and memory of another size. Replicas are replaced one after the other; their number stays.',
    input: zod => ({
      plan: zod
        .enum(['small', 'medium', 'large'])
        .describe('The size that each replica is to have.')
        .meta({ title: 'Size' }),
    }),
    plan: (input, objects) =>
      mergePatch(SPIN_APP, objects, {
        metadata: { annotations: { [berthAnnotations.plan]: input.plan } },
        spec: { resources: resourcesOf(input.plan) },
      }),
  }),

  'set-variables': createOfferingAction({
    title: 'Set variables',
    description:
      'Sets or removes variables and replaces the replicas one after the other. What is not named stays.',
    input: zod => ({
      variables: variables(zod)
        .default({})
        .describe('Variables with their new values. Nothing secret.')
        .meta({ title: 'Variables' }),
      remove: zod
        .array(variableName(zod))
        .max(100)
        .default([])
        .describe('Variables that are no longer set.')
        .meta({ title: 'Remove' }),
    }),
    check: ({ variables: changed, remove }) =>
      Object.keys(changed).length === 0 && remove.length === 0
        ? [{ field: 'variables', message: 'Say what is to change.' }]
        : undefined,
    plan: ({ variables: changed, remove }, objects) => {
      const kept = observe(objects).variables.filter(
        ({ name }) =>
          !remove.includes(String(name)) &&
          !Object.hasOwn(changed, String(name)),
      );
      const added = Object.entries(changed).map(([name, value]) => ({
        name,
        value,
      }));
      return mergePatch(SPIN_APP, objects, {
        ...asRead(objects),
        spec: { variables: [...kept, ...added] },
      });
    },
  }),
};
