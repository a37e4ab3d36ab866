import {
  recordOf,
  recordsOf,
  textOf,
  type ClaimDetailLine,
} from '@berth/backstage-plugin-berth-node';
import { detailLines, placesOf, spreadOver, timeText } from '../shared/details';
import { backupBefore, type ObservedDatabase } from './observed';
import type { PerconaSystem } from './System';
import { valueAt } from './values';

/**
 * What a claim's page shows of every database of Percona's operators; what is
 * not known is left out.
 *
 * @internal
 */
export function sizeLines(
  system: PerconaSystem,
  { members, wanted, disk, nodes }: ObservedDatabase,
): ClaimDetailLine[] {
  const storageClass = valueAt(nodes, [
    ...system.nodes.disk,
    'storageClassName',
  ]);
  return detailLines([
    ['Instances', `${members.ready} of ${wanted} ready`],
    ['Storage', disk && `${disk} each`],
    ['Storage class', textOf(storageClass) ?? "the cluster's default"],
    ['Kept apart', keptApart(nodes)],
    ['Disruption budget', disruptionBudget(nodes, wanted)],
  ]);
}

/**
 * Where backups go, when they are made, and what one can go back to.
 *
 * @internal
 */
export function backupLines(database: ObservedDatabase): ClaimDetailLine[] {
  const { declared, restores } = database;
  const last = backupBefore(database);
  const [restore] = restores;
  if (!declared.storage) {
    return detailLines([['Backups', 'off: nothing can be restored']]);
  }
  return detailLines([
    ['Backups', declared.place ?? `to the storage ${declared.storage}`],
    [
      'Schedule',
      declared.schedules.map(({ schedule }) => schedule).join('; ') || 'none',
    ],
    [
      'Kept',
      declared.schedules
        .flatMap(({ keep }) => (keep ? [`${keep} backups`] : []))
        .join('; '),
    ],
    [
      'Between backups',
      declared.isPointInTime
        ? 'changes are archived'
        : 'nothing is archived: one can only go back to a backup',
    ],
    ['Last backup', timeText(last?.completed)],
    ['Restorable', windowText(database)],
    [
      'Last restore',
      restore && `${restore.name}: ${restore.state.toLowerCase()}`,
    ],
  ]);
}

/** From the first backup that is there until what was archived last. */
function windowText({
  backups,
  declared,
}: ObservedDatabase): string | undefined {
  const done = backups.filter(({ isDone }) => isDone);
  const times = done.map(({ completed }) => completed).sort();
  const [from] = times;
  const until = [
    ...times,
    ...done.flatMap(({ restorableTo, hasGap }) =>
      restorableTo && !hasGap ? [restorableTo] : [],
    ),
  ]
    .sort()
    .at(-1);
  if (!timeText(from)) {
    return undefined;
  }
  // One of the operators does not say how far its archive goes.
  const isTold = done.some(
    ({ restorableTo, hasGap }) => restorableTo ?? hasGap,
  );
  if (declared.isPointInTime && !isTold) {
    return `from ${timeText(from)} on`;
  }
  return declared.isPointInTime
    ? `from ${timeText(from)} until ${timeText(until)}`
    : `to ${
        times.length === 1 ? 'one backup' : `${times.length} backups`
      }, the first of ${timeText(from)}`;
}

/**
 * How the pods of a set keep apart, by the operators' short form and by
 * Kubernetes' own, which goes before it.
 *
 * @internal
 */
export function keptApart(nodes: Record<string, unknown>): string {
  const { advanced, antiAffinityTopologyKey: key } = recordOf(nodes.affinity);
  const affinity = recordOf(advanced ?? nodes.affinity);
  const { podAntiAffinity } = affinity;
  const {
    requiredDuringSchedulingIgnoredDuringExecution: required,
    preferredDuringSchedulingIgnoredDuringExecution: preferred,
  } = recordOf(podAntiAffinity);
  const places = [
    ...recordsOf(required).map(term => [term.topologyKey, 'required']),
    ...recordsOf(preferred).map(term => [
      recordOf(term.podAffinityTerm).topologyKey,
      'preferred',
    ]),
    ...(advanced === undefined && key !== 'none' ? [[key, 'required']] : []),
  ].flatMap(([topologyKey, kind]) =>
    textOf(topologyKey) ? [`${placesOf(String(topologyKey))} (${kind})`] : [],
  );
  return (
    [...places, ...spreadOver(nodes.topologySpreadConstraints)].join(', ') ||
    'no'
  );
}

function disruptionBudget(
  { podDisruptionBudget }: Record<string, unknown>,
  wanted: number,
): string {
  const { minAvailable, maxUnavailable = 1 } = recordOf(podDisruptionBudget);
  if (minAvailable !== undefined) {
    return `at least ${minAvailable} instances stay`;
  }
  return wanted === 1 && maxUnavailable === 1
    ? 'none: its node may be drained at any time'
    : `at most ${maxUnavailable} instance is taken away at a time`;
}

/**
 * How many of the proxies are ready; undefined where there are none.
 *
 * @internal
 */
export function proxyLine({ proxies }: ObservedDatabase): string | undefined {
  return proxies && `${proxies.ready} of ${proxies.size} ready`;
}
