import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { initRepoAndPush } from '@backstage/plugin-scaffolder-node';
import { backoffMs, type Clock } from '../berth/clock';
import { repositoryExists } from './checkRepository';
import { forgeError } from './forgeError';
import type { GiteaForge } from './GiteaForge';
import type { RepositoryTarget } from './repositoryTarget';

/** Until the forge shows what it has taken. */
const SHOWN_WITHIN_MS = 60_000;

/**
 * How a repository is made.
 *
 * @internal
 */
export interface Publication {
  target: RepositoryTarget;
  /** Whose content it gets */
  folder: string;
  description: string;
  private: boolean;
  branch: string;
  message: string;
  author: { name?: string; email?: string };
  /** Of the task; its commit is known again by it */
  taskId: string;
}

/**
 * A repository with its first commit.
 *
 * @internal
 */
export type PublishedRepository = {
  remoteUrl: string;
  repoContentsUrl: string;
  commitHash: string;
};

/**
 * Makes a repository, pushes a folder to it, and waits until it can be read.
 *
 * @remarks
 * Safe to run again after a crash at any instant. A repository that is empty
 * is filled, and one that has a commit of this task is left as it is: the
 * commit says so itself, for it may be there before anybody has noted it.
 *
 * @throws ConflictError with code `repository-exists` where somebody else's
 * content is there
 * @internal
 */
export async function publishRepository(options: {
  forge: GiteaForge;
  publication: Publication;
  clock: Clock;
  logger: LoggerService;
  signal: AbortSignal;
}): Promise<PublishedRepository> {
  const { forge, publication, logger } = options;
  const { target, branch, taskId } = publication;
  const { owner, name } = target;
  const line = `Scaffolder-Task: ${taskId}`;
  const made = {
    remoteUrl: `${forge.url}/${owner}/${name}.git`,
    repoContentsUrl: `${forge.url}/${owner}/${name}/src/branch/${branch}/`,
  };

  await forge.ensureRepository(target, publication);
  if ((await forge.look(target)) === 'filled') {
    await untilShown(options);
    const commitHash = await forge.findCommit(target, { branch, line });
    if (!commitHash) {
      throw repositoryExists(target);
    }
    logger.info(`${made.remoteUrl} is there already, made by this task.`);
    return { ...made, commitHash };
  }
  const commitHash = await push({ ...options, ...made, line });
  logger.info(`Pushed ${commitHash} to ${made.remoteUrl}.`);
  await untilShown(options);
  return { ...made, commitHash };
}

/** The forge takes a push, and then takes note of it. */
async function untilShown(options: {
  forge: GiteaForge;
  publication: Publication;
  clock: Clock;
  signal: AbortSignal;
}): Promise<void> {
  const { forge, publication, clock, signal } = options;
  const { target, branch } = publication;
  const deadline = clock.now() + SHOWN_WITHIN_MS;
  for (let looks = 1; !(await forge.hasBranch(target, branch)); looks += 1) {
    signal.throwIfAborted();
    if (clock.now() > deadline) {
      throw forgeError(
        'forge-unreachable',
        `The Git forge ${target.host} does not show what is in ${target.owner}/${target.name}`,
        'Run the task again when it does: it goes on where it stopped.',
      );
    }
    await clock.sleep(backoffMs(looks) / 4, signal);
  }
}

async function push(options: {
  forge: GiteaForge;
  publication: Publication;
  logger: LoggerService;
  remoteUrl: string;
  line: string;
}): Promise<string> {
  const { forge, publication, logger, remoteUrl, line } = options;
  const { folder, branch, message, author } = publication;
  // Of an earlier run that came less far.
  await rm(join(folder, '.git'), { recursive: true, force: true });
  try {
    const { commitHash } = await initRepoAndPush({
      dir: folder,
      remoteUrl,
      auth: forge.account,
      defaultBranch: branch,
      commitMessage: `${message}\n\n${line}`,
      gitAuthorInfo: author,
      logger: quieter(logger),
    });
    return commitHash;
  } catch (error) {
    throw forgeError(
      'forge-unreachable',
      `The source could not be pushed to ${remoteUrl}: ${
        (error as Error).message
      }`,
      'Run the task again: it goes on where it stopped.',
    );
  }
}

/** What the push tells is of no use in a task's log: what fails is thrown too. */
function quieter(logger: LoggerService): LoggerService {
  const quiet: LoggerService = {
    debug: (message, meta) => logger.debug(message, meta),
    info: (message, meta) => logger.debug(message, meta),
    warn: (message, meta) => logger.debug(String(message), meta),
    error: (message, meta) => logger.debug(String(message), meta),
    child: () => quiet,
  };
  return quiet;
}
