import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import {
  countOf,
  recordOf,
  recordsOf,
  specOf,
  statusOf,
  textOf,
  textsOf,
  type ClaimObjects,
} from '@berth/backstage-plugin-berth-node';
import { DEPLOYMENT } from './kind';

/**
 * A SpinApp as far as Berth reads it.
 *
 * @internal
 */
export interface ObservedApp {
  image?: string;
  executor?: string;
  autoscaled: boolean;
  wanted: number;
  ready: number;
  /** Whether SpinKube has said anything of it. */
  reported: boolean;
  components: string[];
  /** Its variables as they are written there, references included. */
  variables: Array<Record<string, unknown>>;
  /** The Deployment that runs it, where it is there. */
  deployment?: KubernetesObject;
  /** Whether its Deployment is of the image that it is to have. */
  isDeployed: boolean;
  /** How many replicas its Deployment is to have. */
  deployed?: number;
}

/**
 * Reads a SpinApp; what has another shape is left out.
 *
 * @internal
 */
export function observe({ primary, children }: ClaimObjects): ObservedApp {
  const spec = specOf(primary);
  const status = statusOf(primary);
  const deployment = children.find(({ kind }) => kind === DEPLOYMENT.kind);
  const deployed = deployment ? specOf(deployment) : {};
  const pod = recordOf(recordOf(deployed.template).spec);
  const [container = {}] = recordsOf(pod.containers);
  const image = textOf(spec.image);
  return {
    image,
    executor: textOf(spec.executor),
    autoscaled: spec.enableAutoscaling === true,
    wanted: countOf(spec.replicas) ?? 0,
    ready: countOf(status.readyReplicas) ?? 0,
    reported: Object.keys(status).length > 0,
    components: textsOf(spec.components),
    variables: recordsOf(spec.variables),
    deployment,
    // In a container that brings Spin along, the app is an argument.
    isDeployed:
      container.image === image ||
      textsOf(container.args).includes(image ?? ''),
    deployed: countOf(deployed.replicas),
  };
}
