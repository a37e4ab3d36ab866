import type {
  ClaimDetailLine,
  ClaimObjects,
} from '@berth/backstage-plugin-berth-node';
import { linesOf } from '../shared/objects';
import { queueOf } from '../shared/queue';
import { observe } from './observed';

/**
 * What a claim's page shows of a Workspace; what is not known is left out.
 *
 * @internal
 */
export function details({ primary }: ClaimObjects): ClaimDetailLine[] {
  const workspace = observe(primary);
  const { namespace, name } = primary.metadata;
  return linesOf([
    ['Kind', workspace.kind],
    ['Environment', optionOf(workspace.image, workspace.desiredImage)],
    [
      'Pod configuration',
      optionOf(workspace.podConfig, workspace.desiredPodConfig),
    ],
    ['Path', `/workspace/connect/${namespace}/${name}/`],
    ['Queue', queueOf(primary)],
    ['Last used', timeOf(workspace.lastActivity)],
    ['Paused since', timeOf(workspace.pausedSince)],
    [
      'Waits for a restart',
      workspace.pendingRestart ? 'yes, until it is paused and resumed' : '',
    ],
  ]);
}

function optionOf(
  chosen: string | undefined,
  desired: string | undefined,
): string | undefined {
  return chosen && desired && chosen !== desired
    ? `${chosen}, to be replaced by ${desired}`
    : chosen;
}

function timeOf(seconds: number): string | undefined {
  // Beyond that no Date can be made of it.
  return seconds > 0 && seconds < 8.64e12
    ? new Date(seconds * 1000).toISOString()
    : undefined;
}
