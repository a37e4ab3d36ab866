import {
  createOfferingAction,
  type ClaimObjects,
  type OfferingActionDefinition,
} from '@berth/backstage-plugin-berth-node';
import { checkPipeline } from './check';
import { compiled, description, title, version } from './input';
import { PIPELINE, PIPELINE_VERSION } from './kind';
import { versionsOf } from './observed';
import { versionObject } from './versionObject';

/**
 * What can be done to a pipeline after it is there. Runs are no actions: they
 * are things of their own, which Kubeflow Pipelines keeps.
 *
 * @internal
 */
export const actions: Record<string, OfferingActionDefinition> = {
  'add-version': createOfferingAction({
    title: 'Add a version',
    description:
      'Adds a state of the pipeline beside those that are there. Recurring runs that name no version take it from then on.',
    input: zod => ({
      pipeline: compiled(zod),
      version: version(zod)
        .describe('What it is called; none of this pipeline has that name yet.')
        .meta({ title: 'Version' }),
      description: description(zod)
        .optional()
        .describe('What is new in it.')
        .meta({ title: 'Description' }),
    }),
    check: (input, objects) => [
      ...checkPipeline(input.pipeline),
      ...(versionsOf(objects).some(({ name }) => name === input.version)
        ? [
            {
              field: 'version',
              message: `There is a version '${input.version}' already, and versions do not change. Choose another name.`,
            },
          ]
        : []),
    ],
    plan: (input, objects) => [
      {
        type: 'create',
        object: versionObject({
          pipelineName: nameOf(objects),
          version: input.version,
          description: input.description,
          text: input.pipeline,
        }),
      },
    ],
  }),

  'remove-version': createOfferingAction({
    title: 'Remove a version',
    description:
      'Deletes one version. Runs of it that are there stay; recurring runs that name it fail from then on.',
    destructive: true,
    input: zod => ({
      version: version(zod)
        .describe('The version that goes.')
        .meta({ title: 'Version' }),
    }),
    unavailable: objects =>
      versionsOf(objects).length < 2
        ? 'It has no other version; delete the pipeline instead.'
        : undefined,
    check: (input, objects) =>
      versionsOf(objects).some(({ name }) => name === input.version)
        ? undefined
        : [
            {
              field: 'version',
              message: `There is none of that name. There are ${versionsOf(
                objects,
              )
                .map(({ name }) => name)
                .join(', ')}.`,
            },
          ],
    plan: (input, objects) =>
      versionsOf(objects)
        .filter(({ name }) => name === input.version)
        .map(({ objectName }) => ({
          type: 'delete',
          kind: PIPELINE_VERSION,
          name: objectName,
        })),
  }),

  describe: createOfferingAction({
    title: 'Change title and description',
    description: 'Changes what people see; its name stays.',
    input: zod => ({
      title: title(zod)
        .min(1, 'Write a title.')
        .describe('What people see instead of its name.')
        .meta({ title: 'Title' }),
      description: description(zod)
        .optional()
        .describe('What it is for.')
        .meta({ title: 'Description' }),
    }),
    plan: (input, objects) => [
      {
        type: 'merge-patch',
        kind: PIPELINE,
        name: nameOf(objects),
        patch: {
          spec: {
            displayName: input.title,
            ...(input.description !== undefined && {
              description: input.description,
            }),
          },
        },
      },
    ],
  }),
};

function nameOf({ primary }: ClaimObjects): string {
  return String(primary.metadata.name);
}
