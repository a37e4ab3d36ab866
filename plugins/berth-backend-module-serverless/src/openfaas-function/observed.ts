import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import {
  countOf,
  recordOf,
  specOf,
  statusOf,
  textOf,
  textsOf,
  type ClaimObjects,
} from '@berth/backstage-plugin-berth-node';
import { DEFAULT_GATEWAY, DEPLOYMENT, GATEWAY, scaling } from './kind';

// OpenFaaS's own bounds where a function does not say.
const DEFAULT_MIN = 1;
const DEFAULT_MAX = 20;

/**
 * A Function as far as Berth reads it.
 *
 * @internal
 */
export interface ObservedFunction {
  image?: string;
  /** What it is called at the gateway. */
  name: string;
  min: number;
  max: number;
  scalesToZero: boolean;
  environment: Record<string, unknown>;
  secrets: string[];
  schedule?: string;
  topic?: string;
  gateway: string;
  /** Whether OpenFaaS has said anything of it. */
  reported: boolean;
  /** The Deployment that runs it, where it is there. */
  deployment?: KubernetesObject;
  /** How many replicas its Deployment is to have, and has ready. */
  wanted?: number;
  ready: number;
}

/**
 * Reads a Function; what has another shape is left out.
 *
 * @internal
 */
export function observe({ primary, children }: ClaimObjects): ObservedFunction {
  const spec = specOf(primary);
  const labels = recordOf(spec.labels);
  const annotations = recordOf(spec.annotations);
  const own = recordOf(primary.metadata.annotations);
  const deployment = children.find(({ kind }) => kind === DEPLOYMENT.kind);
  return {
    image: textOf(spec.image),
    name: textOf(spec.name) ?? String(primary.metadata.name),
    min: numberOf(labels[scaling.min]) ?? DEFAULT_MIN,
    max: numberOf(labels[scaling.max]) ?? DEFAULT_MAX,
    scalesToZero: labels[scaling.zero] === 'true',
    environment: recordOf(spec.environment),
    secrets: textsOf(spec.secrets),
    schedule: textOf(annotations.schedule),
    topic: textOf(annotations.topic),
    gateway: textOf(own[GATEWAY]) ?? DEFAULT_GATEWAY,
    reported: Object.keys(statusOf(primary)).length > 0,
    deployment,
    wanted: deployment && (countOf(specOf(deployment).replicas) ?? 1),
    ready: deployment ? countOf(statusOf(deployment).readyReplicas) ?? 0 : 0,
  };
}

function numberOf(value: unknown): number | undefined {
  const text = textOf(value);
  return text === undefined ? undefined : countOf(Number(text));
}
