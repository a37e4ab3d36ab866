import {
  createTemplateAction,
  getRepoSourceDirectory,
} from '@backstage/plugin-scaffolder-node';
import type { Clock } from '../berth/clock';
import { withReadableErrors } from '../berth/withReadableErrors';
import { checkRepository } from '../forge/checkRepository';
import type { ForgeAccess } from '../forge/ForgeAccess';
import { publishRepository } from '../forge/publishRepository';
import { repositoryTarget } from '../forge/repositoryTarget';
import { repositoryPublishExamples } from './repositoryActions.examples';

/**
 * The action `berth:repository:publish`, which makes a repository of the
 * workspace. Unlike `publish:gitea` it may be run again, whatever there is
 * already of what it makes.
 *
 * @internal
 */
export function createRepositoryPublishAction(options: {
  forges: ForgeAccess;
  clock: Clock;
}) {
  const { forges, clock } = options;
  return createTemplateAction({
    id: 'berth:repository:publish',
    description:
      'Makes a repository at a Gitea forge, in an organization that is there, and pushes the workspace to it. May be run again: it goes on with what it finds of an earlier run, and never touches what others have put there.',
    examples: repositoryPublishExamples,
    supportsDryRun: true,
    schema: {
      input: {
        repoUrl: z =>
          z.string({
            description:
              'Where it is to be: host?owner=ORGANIZATION&repo=NAME.',
          }),
        description: z =>
          z.string({ description: 'What the forge says it is.' }).optional(),
        sourcePath: z =>
          z
            .string({
              description:
                'The folder of the workspace that it is made of. Default: all of it.',
            })
            .optional(),
        visibility: z =>
          z
            .enum(['private', 'public'], { description: 'Who may read it.' })
            .default('private'),
        defaultBranch: z =>
          z.string({ description: 'The branch.' }).default('main'),
        commitMessage: z =>
          z
            .string({ description: 'The message of the first commit.' })
            .default('Initial commit'),
      },
      output: {
        remoteUrl: z => z.string({ description: 'What Git clones.' }),
        repoContentsUrl: z =>
          z.string({ description: 'Its files, as people see them.' }),
        commitHash: z => z.string({ description: 'The first commit.' }),
      },
    },
    handler: ctx =>
      withReadableErrors(async () => {
        const {
          repoUrl,
          description = '',
          sourcePath,
          // The scaffolder checks an input by its schema and fills nothing in.
          visibility = 'private',
          defaultBranch: branch = 'main',
          commitMessage: message = 'Initial commit',
        } = ctx.input;
        const target = repositoryTarget(repoUrl);
        const { host, owner, name } = target;
        const forge = forges.forgeOf(target, { signal: ctx.signal });
        if (ctx.isDryRun) {
          await checkRepository(forge, target);
          ctx.logger.info(`Would make ${owner}/${name} at ${host}.`);
          return;
        }
        const made = await ctx.checkpoint({
          key: `berth.repository.publish.${host}.${owner}.${name}`,
          fn: () =>
            publishRepository({
              forge,
              clock,
              logger: ctx.logger,
              signal: ctx.signal ?? new AbortController().signal,
              publication: {
                ...{ target, description, branch, message },
                folder: getRepoSourceDirectory(ctx.workspacePath, sourcePath),
                private: visibility === 'private',
                author: forges.author,
                taskId: ctx.task.id,
              },
            }),
        });
        ctx.output('remoteUrl', made.remoteUrl);
        ctx.output('repoContentsUrl', made.repoContentsUrl);
        ctx.output('commitHash', made.commitHash);
      }),
  });
}
