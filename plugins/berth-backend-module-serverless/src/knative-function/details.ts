import type {
  ClaimDetailLine,
  ClaimObjects,
} from '@berth/backstage-plugin-berth-node';
import { brokerOf } from '../knative-broker/observed';
import { describeFilter } from '../knative/trigger';
import { buildNoted, type Build } from './build/build';
import { buildsIn, type ObservedBuild } from './build/observed';
import { observe, revisionsIn } from './observed';
import { isPinned } from './traffic';

/**
 * What a claim's page shows of a function; what is not known is left out.
 *
 * @internal
 */
export function details({
  primary,
  children,
}: ClaimObjects): ClaimDetailLine[] {
  const fn = observe(primary);
  const counts = revisionsIn(children).flatMap(
    ({ instances }) => instances ?? [],
  );
  const served = fn.actual.filter(({ percent = 0 }) => percent > 0);
  const source = buildNoted(primary);
  const [build] = buildsIn(children);
  const lines: Array<[string, string | undefined]> = [
    ['Image', fn.image],
    ['Source', source && sourceOf(source)],
    ['Last build', build && describeBuild(build)],
    ['Runtime', fn.runtime],
    ['Instances', instancesOf(counts)],
    [
      'Scales',
      `${fn.min} to ${fn.max ?? 'any number'}${
        fn.metric ? `, by ${fn.metric}` : ''
      }`,
    ],
    [
      'Traffic',
      served
        .map(({ percent, revisionName }) => `${percent} % to ${revisionName}`)
        .join(', '),
    ],
    [
      'New revisions',
      isPinned(fn) ? 'get no traffic: it is pinned' : undefined,
    ],
    ['Latest revision', fn.latestCreated],
    [
      'Events',
      children
        .filter(({ kind }) => kind === 'Trigger')
        .map(trigger => `${describeFilter(trigger)} of ${brokerOf(trigger)}`)
        .join('; '),
    ],
  ];
  return lines.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}

function instancesOf(counts: number[]): string | undefined {
  if (counts.length === 0) {
    return undefined;
  }
  const running = counts.reduce((sum, count) => sum + count, 0);
  return running === 0
    ? 'none: asleep until the next request'
    : String(running);
}

function sourceOf({ url, revision, path }: Build): string {
  return `${url} at ${revision}${path ? `, folder ${path}` : ''}`;
}

function describeBuild({ state, commit, step }: ObservedBuild): string {
  switch (state) {
    case 'succeeded':
      return commit ? `of commit ${commit.slice(0, 12)}` : 'succeeded';
    case 'failed':
      return `failed${step ? ` in its step ${step.name}` : ''}`;
    default:
      return `goes on${step ? `: ${step.name}` : ''}`;
  }
}
