import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import {
  conditionsOf,
  countOf,
  recordOf,
  recordsOf,
  specOf,
  statusOf,
  textOf,
  textsOf,
  type ClaimObjects,
  type Condition,
} from '@berth/backstage-plugin-berth-node';
import { ofKind, newestFirst } from '../shared/children';
import { PG_UPGRADE, REPO } from './kind';

/**
 * A PostgresCluster as far as Berth reads it, whoever wrote it.
 *
 * @internal
 */
export interface ObservedCluster {
  object: KubernetesObject;
  name: string;
  namespace: string;
  isShutdown: boolean;
  isPaused: boolean;
  /** Over all sets of instances. */
  wanted: number;
  ready: number;
  updated: number;
  /** The sets as they are asked for. */
  sets: Array<Record<string, unknown>>;
  version?: number;
  /** The version whose data there is, after an upgrade of it. */
  upgradedTo?: number;
  /** Whether there has ever been a database. */
  isInitialized: boolean;
  conditions: Map<string, Condition>;
  users: Array<{ name: string; databases: string[] }>;
  repos: Array<Record<string, unknown>>;
  /** What goes on with the newest PGUpgrade. */
  upgrade?: KubernetesObject;
}

/**
 * Reads a claim's objects; what has another shape is left out.
 *
 * @internal
 */
export function observe({ primary, children }: ClaimObjects): ObservedCluster {
  const spec = specOf(primary);
  const status = statusOf(primary);
  const sets = recordsOf(spec.instances);
  const seen = recordsOf(status.instances);
  const sum = (counts: Array<number | undefined>) =>
    counts.reduce<number>((total, count) => total + (count ?? 0), 0);
  const [upgrade] = newestFirst(ofKind(children, PG_UPGRADE));
  return {
    object: primary,
    name: String(primary.metadata.name),
    namespace: textOf(primary.metadata.namespace) ?? '',
    isShutdown: spec.shutdown === true,
    isPaused: spec.paused === true,
    wanted: sum(sets.map(set => countOf(set.replicas) ?? 1)),
    ready: sum(seen.map(set => countOf(set.readyReplicas))),
    updated: sum(
      seen.map(set => countOf(set.updatedReplicas) ?? countOf(set.replicas)),
    ),
    sets,
    version: countOf(spec.postgresVersion),
    upgradedTo: countOf(status.postgresVersion) || upgradedBy(upgrade),
    isInitialized:
      textOf(recordOf(status.patroni).systemIdentifier) !== undefined,
    conditions: new Map(conditionsOf(primary).map(c => [c.type, c])),
    users: recordsOf(spec.users).flatMap(({ name, databases }) =>
      textOf(name)
        ? [{ name: String(name), databases: textsOf(databases) }]
        : [],
    ),
    repos: recordsOf(recordOf(recordOf(spec.backups).pgbackrest).repos),
    upgrade,
  };
}

/** The version that an upgrade says that it has brought the data to. */
function upgradedBy(upgrade: KubernetesObject | undefined): number | undefined {
  const succeeded =
    upgrade &&
    conditionsOf(upgrade).some(
      ({ type, status }) => type === 'Succeeded' && status === 'True',
    );
  return succeeded ? countOf(specOf(upgrade).toPostgresVersion) : undefined;
}

/**
 * The repository that backups go to.
 *
 * @internal
 */
export function repoOf({ repos }: ObservedCluster) {
  return repos.find(({ name }) => name === REPO) ?? repos[0];
}
