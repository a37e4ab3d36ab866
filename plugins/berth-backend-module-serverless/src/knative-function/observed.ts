import type {
  ClaimPhase,
  KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import {
  conditionsOf,
  countOf,
  judgeObject,
  recordOf,
  recordsOf,
  specOf,
  statusOf,
  textOf,
} from '@berth/backstage-plugin-berth-node';
import { scaling, servingLabels } from '../knative/kinds';
import { trafficOf, type TrafficTarget } from './trafficOf';

/**
 * A revision as far as Berth reads it.
 *
 * @internal
 */
export interface ObservedRevision {
  name: string;
  generation: number;
  createdAt?: string;
  image?: string;
  phase: ClaimPhase;
  message: string;
  /** The image as Knative has found it, by its digest. */
  digest?: string;
  /** Why its image is not there, and since when that is said. */
  missingImage?: { since: string };
  /** How many instances run; undefined when Knative has not said. */
  instances?: number;
}

/**
 * A function as far as Berth reads it.
 *
 * @internal
 */
export interface ObservedFunction {
  name: string;
  isPrivate: boolean;
  container: Record<string, unknown>;
  /** The language that `func.yaml` names, where `func` has deployed it. */
  runtime?: string;
  /** The name that somebody has given to the next revision, which pins it. */
  templateName?: string;
  image?: string;
  metric?: string;
  min: number;
  /** Undefined where there is no bound. */
  max?: number;
  latestCreated?: string;
  latestReady?: string;
  /** As it is wanted: all to the latest revision where nothing is said. */
  wanted: TrafficTarget[];
  /** As Knative has it. */
  actual: TrafficTarget[];
  url?: string;
  insideUrl?: string;
}

/**
 * Reads a Knative Service; what has another shape is left out.
 *
 * @internal
 */
export function observe(object: KubernetesObject): ObservedFunction {
  const spec = specOf(object);
  const status = statusOf(object);
  const template = recordOf(spec.template);
  const templateMetadata = recordOf(template.metadata);
  const annotations = recordOf(templateMetadata.annotations);
  const [container = {}] = recordsOf(recordOf(template.spec).containers);
  const labels = recordOf(object.metadata.labels);
  const wanted = trafficOf(spec.traffic);
  return {
    name: String(object.metadata.name),
    isPrivate: labels[servingLabels.visibility] === 'cluster-local',
    container,
    runtime: textOf(labels['function.knative.dev/runtime']),
    templateName: textOf(templateMetadata.name),
    image: textOf(container.image),
    metric: textOf(annotations[scaling.metric]),
    min: numberIn(annotations[scaling.min]) ?? 0,
    // Knative's 0 is no bound.
    max: numberIn(annotations[scaling.max]) || undefined,
    latestCreated: textOf(status.latestCreatedRevisionName),
    latestReady: textOf(status.latestReadyRevisionName),
    wanted:
      wanted.length > 0 ? wanted : [{ latestRevision: true, percent: 100 }],
    actual: trafficOf(status.traffic),
    url: textOf(status.url),
    insideUrl: textOf(recordOf(status.address).url),
  };
}

/**
 * The revisions among objects, the newest first.
 *
 * @internal
 */
export function revisionsIn(objects: KubernetesObject[]): ObservedRevision[] {
  return objects
    .filter(({ kind }) => kind === 'Revision')
    .map(object => {
      const { metadata } = object;
      const [container = {}] = recordsOf(specOf(object).containers);
      const { phase, message } = judgeObject(object);
      return {
        name: String(metadata.name),
        generation:
          numberIn(recordOf(metadata.labels)[servingLabels.generation]) ?? 0,
        createdAt: textOf(metadata.creationTimestamp),
        image: textOf(container.image),
        phase,
        message,
        digest: digestOf(statusOf(object)),
        missingImage: missingImageOf(object),
        instances: countOf(statusOf(object).actualReplicas),
      };
    })
    .sort((a, b) => b.generation - a.generation || (a.name < b.name ? 1 : -1));
}

function digestOf(status: Record<string, unknown>): string | undefined {
  const [container = {}] = recordsOf(status.containerStatuses);
  return textOf(container.imageDigest)?.split('@')[1];
}

function missingImageOf(object: KubernetesObject) {
  const missing = conditionsOf(object).find(
    ({ type, status, reason }) =>
      type === 'ContainerHealthy' &&
      status === 'False' &&
      reason === 'ContainerMissing',
  );
  return missing && { since: missing.lastTransitionTime ?? '' };
}

function numberIn(value: unknown): number | undefined {
  const text = textOf(value);
  const number = text === undefined ? NaN : Number(text);
  return Number.isFinite(number) ? number : undefined;
}
