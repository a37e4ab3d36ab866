import { berthAnnotations } from '@berth/backstage-plugin-berth-common';
import {
  createOfferingAction,
  type OfferingActionDefinition,
} from '@berth/backstage-plugin-berth-node';
import { image } from '../shared/fields';
import { mergePatch } from '../shared/mergePatch';
import { environment, replicas, variableName } from './input';
import { FUNCTION, scaling } from './kind';
import { boundsProblem } from './manifests';
import { observe } from './observed';
import { resourcesOf } from './plans';

/**
 * What can be done to a function of OpenFaaS after it is there.
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
      mergePatch(FUNCTION, objects, { spec: { image: input.image } }),
  }),

  scale: createOfferingAction({
    title: 'Change scaling',
    description:
      'Changes how many replicas there are at least and at most, and whether it may sleep. What is not given stays.',
    input: zod => ({
      minReplicas: replicas(zod)
        .optional()
        .describe('It never goes below, but to zero where it may.')
        .meta({ title: 'At least' }),
      maxReplicas: replicas(zod)
        .optional()
        .describe('It never goes above.')
        .meta({ title: 'At most' }),
      scaleToZero: zod
        .boolean()
        .optional()
        .describe('Run nothing while nobody calls it.')
        .meta({ title: 'Scale to zero' }),
    }),
    check: (input, objects) => {
      if (Object.values(input).every(value => value === undefined)) {
        return [{ field: 'minReplicas', message: 'Say what is to change.' }];
      }
      const { min, max } = observe(objects);
      const message = boundsProblem(
        input.minReplicas ?? min,
        input.maxReplicas ?? max,
      );
      return message ? [{ field: 'minReplicas', message }] : undefined;
    },
    plan: ({ minReplicas, maxReplicas, scaleToZero }, objects) =>
      mergePatch(FUNCTION, objects, {
        spec: {
          labels: {
            ...(minReplicas !== undefined && {
              [scaling.min]: String(minReplicas),
            }),
            ...(maxReplicas !== undefined && {
              [scaling.max]: String(maxReplicas),
            }),
            ...(scaleToZero !== undefined && {
              [scaling.zero]: String(scaleToZero),
            }),
          },
        },
      }),
  }),

  resize: createOfferingAction({
    title: 'Resize',
    description:
      'Gives each replica the CPU and memory of another size. Replicas are replaced one after the other.',
    input: zod => ({
      plan: zod
        .enum(['small', 'medium', 'large'])
        .describe('The size that each replica is to have.')
        .meta({ title: 'Size' }),
    }),
    plan: (input, objects) =>
      mergePatch(FUNCTION, objects, {
        metadata: { annotations: { [berthAnnotations.plan]: input.plan } },
        spec: resourcesOf(input.plan),
      }),
  }),

  'set-variables': createOfferingAction({
    title: 'Set variables',
    description:
      'Sets or removes variables and replaces the replicas one after the other. What is not named stays.',
    input: zod => ({
      environment: environment(zod)
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
    check: input =>
      Object.keys(input.environment).length === 0 && input.remove.length === 0
        ? [{ field: 'environment', message: 'Say what is to change.' }]
        : undefined,
    plan: (input, objects) =>
      mergePatch(FUNCTION, objects, {
        spec: {
          environment: {
            ...Object.fromEntries(input.remove.map(name => [name, null])),
            ...input.environment,
          },
        },
      }),
  }),
};
