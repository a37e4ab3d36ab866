import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { withReadableErrors } from '../berth/withReadableErrors';
import { checkRepository } from '../forge/checkRepository';
import type { ForgeAccess } from '../forge/ForgeAccess';
import { repositoryTarget } from '../forge/repositoryTarget';
import { repositoryCheckExamples } from './repositoryActions.examples';

/**
 * The action `berth:repository:check`, which a template runs before it asks for
 * anything that would be left over if the repository could not be made.
 *
 * @remarks
 * Once it has passed in a task it passes there again: a later run finds what
 * the earlier one has made.
 *
 * @internal
 */
export function createRepositoryCheckAction(options: { forges: ForgeAccess }) {
  const { forges } = options;
  return createTemplateAction({
    id: 'berth:repository:check',
    description:
      'Finds out whether a repository can be made at a Gitea forge, and makes nothing: the forge and the organization are there, the portal may make repositories in it, and the name is free. To be run before anything is asked for that belongs to the repository.',
    examples: repositoryCheckExamples,
    supportsDryRun: true,
    schema: {
      input: {
        repoUrl: z =>
          z.string({
            description:
              'Where it is to be: host?owner=ORGANIZATION&repo=NAME.',
          }),
      },
    },
    handler: ctx =>
      withReadableErrors(async () => {
        const target = repositoryTarget(ctx.input.repoUrl);
        const { host, owner, name } = target;
        const forge = forges.forgeOf(target, { signal: ctx.signal });
        await ctx.checkpoint({
          key: `berth.repository.check.${host}.${owner}.${name}`,
          fn: async () => {
            await checkRepository(forge, target);
            return true;
          },
        });
        ctx.logger.info(`${owner}/${name} can be made at ${host}.`);
      }),
  });
}
