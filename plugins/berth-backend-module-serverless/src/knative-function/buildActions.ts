import {
  createOfferingAction,
  type ClaimObjects,
  type OfferingActionDefinition,
} from '@berth/backstage-plugin-berth-node';
import { buildNoted } from './build/build';
import { BUILD_NOTE, TASK_RUN } from './build/kind';
import { buildsIn } from './build/observed';
import { revision } from './build/source';
import { taskRunOf } from './build/taskRun';
import { DEPLOYED_AT } from './kind';
import { observe } from './observed';
import { newTemplate, patch } from './patch';
import { followLatest, mainRevision, withShare } from './traffic';
import { percent } from './trafficActions';

/**
 * What makes an image of a function's source.
 *
 * @internal
 */
export const buildActions: Record<string, OfferingActionDefinition> = {
  build: createOfferingAction({
    title: 'Build again',
    description:
      'Builds the source as it is now, and makes a revision of the image. What serves goes on until that is ready.',
    input: zod => ({
      revision: revision(zod)
        .optional()
        .describe(
          'Another branch, tag or commit to build from now on; the same unless given.',
        )
        .meta({ title: 'Revision' }),
      percent: percent(zod)
        .default(100)
        .describe(
          'How much of the traffic it gets: less than 100 makes it a canary beside what serves now.',
        )
        .meta({ title: 'Percent of the traffic' }),
    }),
    unavailable: objects => {
      if (!buildNoted(objects.primary)) {
        return 'It was not asked for with a source; deploy an image instead.';
      }
      return running(objects)
        ? 'A build goes on; wait for it, or cancel it.'
        : undefined;
    },
    check: (input, { primary }) =>
      input.percent < 100 && !mainRevision(observe(primary))
        ? [
            {
              field: 'percent',
              message: 'Nothing serves yet that could take the rest.',
            },
          ]
        : undefined,
    plan: (input, objects, { now }) => {
      const noted = buildNoted(objects.primary)!;
      const build = { ...noted, revision: input.revision ?? noted.revision };
      const stamp = now.toISOString().replace(/\D/g, '').slice(0, 14);
      const image = `${build.repository}:build-${stamp}`;
      return [
        // First what fails when somebody was faster: a build can wait.
        ...patch(
          objects,
          {
            template: newTemplate(objects, {
              container: { image },
              annotations: { [DEPLOYED_AT]: now.toISOString() },
            }),
            traffic:
              input.percent === 100
                ? followLatest()
                : withShare(observe(objects.primary), {
                    target: { latestRevision: true },
                    percent: input.percent,
                  }),
          },
          { [BUILD_NOTE]: JSON.stringify(build) },
        ),
        {
          type: 'create',
          object: taskRunOf(build, {
            name: `${objects.primary.metadata.name}-build-${stamp}`,
            image,
          }),
        },
      ];
    },
  }),

  'cancel-build': createOfferingAction({
    title: 'Cancel the build',
    description:
      'Ends the build that goes on. What serves goes on; build again or deploy an image afterwards.',
    unavailable: objects =>
      running(objects) ? undefined : 'No build goes on.',
    plan: (_input, objects) => [
      {
        type: 'merge-patch',
        kind: TASK_RUN,
        name: running(objects)!.name,
        patch: { spec: { status: 'TaskRunCancelled' } },
      },
    ],
  }),
};

function running({ children }: ClaimObjects) {
  return buildsIn(children).find(({ state }) => state === 'running');
}
