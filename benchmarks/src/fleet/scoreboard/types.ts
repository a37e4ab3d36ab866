import type { JsonObject } from '@backstage/types';
import type { FaultProxy, Sandbox } from '@berth/sandbox';
import type { ClusterAccess } from '@berth/test-utils/processes';

/**
 * What a case has come to.
 *
 * @public
 */
export interface ScoreboardRow {
  case: string;
  expected: string;
  /** By the subject's name */
  found: Record<string, string>;
  right: Record<string, boolean>;
}

/**
 * An object as a subject's catalog shows it.
 *
 * @internal
 */
export interface ShownObject {
  cluster: string;
  namespace: string;
  name: string;
  /** Entity ref */
  owner: string;
}

/**
 * What a subject's catalog shows.
 *
 * @internal
 */
export interface Shown {
  objects: ShownObject[];
  /** Names of Systems, which are what namespaces and tenants are shown as */
  systems: string[];
}

/**
 * What is put to the test: a backend that shows what is in clusters.
 *
 * @public
 */
export interface Subject {
  /**
   * Whether it keeps connections open on which it is told of changes, so that
   * it asks again only when these end
   */
  watches: boolean;
  /** Starts it; does not wait until it answers */
  start(): void;
  /** Ends it as a power cut would */
  kill(): Promise<void>;
  untilReady(): Promise<void>;
  shown(): Promise<Shown>;
  /** The form in which objects of the scoreboard's kind `Cache` are asked for, if any */
  form(): Promise<JsonObject | undefined>;
  /** Resolves when it has had its time to see what is there now */
  settle(options?: { signal?: AbortSignal }): Promise<void>;
  /**
   * Of one that polls, how many polls it has ended; of another one it is the
   * catalog that tells when it has seen everything
   */
  polls?(): number;
}

/**
 * Makes subjects of one sort.
 *
 * @public
 */
export interface SubjectType {
  name: string;
  /** Does what may take minutes, before anything is started */
  prepare?(): Promise<void>;
  /** Makes what it needs on a cluster, and gives the token of its account */
  access(cluster: Sandbox): Promise<string>;
  create(options: {
    /** Keeps its databases and its log */
    folder: string;
    clusters: ClusterAccess[];
  }): Promise<Subject>;
}

/**
 * A subject among others, with what stands before each of its clusters.
 *
 * @internal
 */
export interface Contestant extends Subject {
  name: string;
  /** In the clusters' order, and of nobody else */
  proxies: FaultProxy[];
}

/**
 * What the cases play with.
 *
 * @internal
 */
export interface Arena {
  clusters: [Sandbox, Sandbox];
  contestants: Contestant[];
}

/**
 * What one subject did in one case.
 *
 * @internal
 */
export interface Finding {
  found: string;
  right: boolean;
}

/**
 * One case. All contestants go through it at once.
 *
 * @internal
 */
export interface ScoreboardCase {
  case: string;
  expected: string;
  run(arena: Arena): Promise<Record<string, Finding>>;
}
