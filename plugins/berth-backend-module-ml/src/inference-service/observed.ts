import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import {
  conditionsOf,
  countOf,
  recordOf,
  recordsOf,
  specOf,
  statusOf,
  textOf,
  type Condition,
} from '@berth/backstage-plugin-berth-node';
import { annotationsOf } from '../shared/objects';
import { kserve } from './kind';

/**
 * The share of the requests that a version of the model gets.
 *
 * @internal
 */
export interface TrafficShare {
  revision?: string;
  percent: number;
  isLatest: boolean;
}

/**
 * An InferenceService as far as Berth reads it.
 *
 * @internal
 */
export interface ObservedService {
  conditions: Map<string, Condition>;
  /** How the change of the model goes. */
  transition?: string;
  failure?: string;
  mode?: 'Knative' | 'Standard' | string;
  url?: string;
  insideUrl?: string;
  runtime?: string;
  /** Undefined where the model is written in a way of before. */
  model?: Record<string, unknown>;
  storageUri?: string;
  min: number;
  max?: number;
  /** Percent of the requests that the newest version is to get. */
  canary?: number;
  traffic: TrafficShare[];
  /** The version before the one that gets the requests. */
  previous?: string;
}

/** What earlier versions of KServe call the modes. */
const MODES: Record<string, string> = {
  Serverless: 'Knative',
  RawDeployment: 'Standard',
};

/**
 * Reads an InferenceService; what has another shape is left out.
 *
 * @internal
 */
export function observe(object: KubernetesObject): ObservedService {
  const predictor = recordOf(specOf(object).predictor);
  const status = statusOf(object);
  const modelStatus = recordOf(status.modelStatus);
  const component = recordOf(recordOf(status.components).predictor);
  const mode =
    textOf(status.deploymentMode) ??
    textOf(annotationsOf(object)[kserve.deploymentMode]);
  const model =
    typeof predictor.model === 'object' && predictor.model !== null
      ? recordOf(predictor.model)
      : undefined;
  return {
    conditions: new Map(conditionsOf(object).map(c => [c.type, c])),
    transition: textOf(modelStatus.transitionStatus),
    failure: textOf(recordOf(modelStatus.lastFailureInfo).message),
    mode: mode && Object.hasOwn(MODES, mode) ? MODES[mode] : mode,
    url: textOf(status.url),
    insideUrl: textOf(recordOf(status.address).url),
    runtime:
      textOf(status.servingRuntimeName) ??
      textOf(status.clusterServingRuntimeName),
    model,
    storageUri: textOf(model?.storageUri),
    min: countOf(predictor.minReplicas) ?? 1,
    max: countOf(predictor.maxReplicas),
    canary: countOf(predictor.canaryTrafficPercent),
    traffic: recordsOf(component.traffic).map(share => ({
      revision: textOf(share.revisionName),
      percent: countOf(share.percent) ?? 0,
      isLatest: share.latestRevision === true,
    })),
    previous: textOf(component.previousRolledoutRevision),
  };
}
