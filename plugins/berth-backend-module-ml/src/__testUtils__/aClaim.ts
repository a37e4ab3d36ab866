import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import type {
  ClaimObjects,
  Offering,
} from '@berth/backstage-plugin-berth-node';

/** What a test changes of {@link aClaim}. */
export interface ClaimChanges {
  input?: object;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  generation?: number;
  metadata?: Record<string, unknown>;
  /** Merged into the spec, deeply. */
  spec?: Record<string, unknown>;
  status?: Record<string, unknown>;
  children?: KubernetesObject[];
}

/** Where the claims of tests are. */
export const context = {
  cluster: 'sandbox',
  tenant: 'data-science',
  namespace: 'research',
  name: 'demo',
};

/** The objects that an offering writes for an input. */
export function written(
  offering: Offering,
  input: object = {},
): KubernetesObject[] {
  return offering.manifests(offering.parseInput(input), context);
}

/** A claim as an offering writes it, with the changes, in generation 2. */
export function aClaim(
  offering: Offering,
  changes: ClaimChanges = {},
): ClaimObjects {
  const object = written(offering, changes.input).find(
    ({ kind }) => kind === offering.primary.kind,
  )!;
  const { labels, annotations } = object.metadata;
  return {
    primary: {
      ...object,
      metadata: {
        ...object.metadata,
        generation: changes.generation ?? 2,
        labels: { ...(labels as object), ...changes.labels },
        annotations: { ...(annotations as object), ...changes.annotations },
        ...changes.metadata,
      },
      spec: merged(object.spec, changes.spec),
      ...(changes.status && { status: changes.status }),
    },
    children: changes.children ?? [],
  };
}

/** A condition, True unless something else is said. */
export function condition(type: string, more: Record<string, unknown> = {}) {
  return { type, status: 'True', ...more };
}

/** The place of a job in its queue. */
export function aWorkload(
  changes: {
    active?: boolean;
    conditions?: Array<Record<string, unknown>>;
  } = {},
): KubernetesObject {
  return {
    apiVersion: 'kueue.x-k8s.io/v1beta2',
    kind: 'Workload',
    metadata: { name: 'job-demo-1234', namespace: 'research' },
    spec: { queueName: 'team-a', active: changes.active ?? true },
    status: { conditions: changes.conditions ?? [] },
  };
}

/** The reason and message with which an action refuses. */
export function refusal(run: () => unknown): string | undefined {
  try {
    run();
  } catch (error) {
    return (error as Error).message;
  }
  return undefined;
}

function merged(base: unknown, change: unknown): unknown {
  if (!isRecord(base) || !isRecord(change)) {
    return change === undefined ? base : change;
  }
  const keys = new Set([...Object.keys(base), ...Object.keys(change)]);
  return Object.fromEntries(
    [...keys].map(key => [
      key,
      key in change ? merged(base[key], change[key]) : base[key],
    ]),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
