import {
  addResources,
  berthError,
  multiplyResources,
  type KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import type {
  ManifestContext,
  ResourceList,
} from '@berth/backstage-plugin-berth-node';
import {
  apiVersionOf,
  DOMAIN_MAPPING,
  scaling,
  SERVICE,
  servingLabels,
  TRIGGER,
} from '../knative/kinds';
import { triggerOf } from '../knative/trigger';
import { isHpa, type FunctionInput } from './input';
import { plans, type PlanId } from './plans';

/** What Knative's proxy beside each instance requests unless it is changed. */
const QUEUE_PROXY_CPU = '25m';

/**
 * The Service that an input asks for, the mapping of its domain, and its
 * subscription to a broker. Neither
 * its traffic nor the name of its revisions is written: the actions and Knative
 * decide those.
 *
 * @internal
 */
export function manifests(
  input: FunctionInput,
  { name, serves }: ManifestContext,
): KubernetesObject[] {
  const service: KubernetesObject = {
    apiVersion: apiVersionOf(SERVICE),
    kind: SERVICE.kind,
    metadata: {
      name,
      labels: {
        'backstage.io/kubernetes-id': name,
        ...(input.visibility === 'private' && {
          [servingLabels.visibility]: 'cluster-local',
        }),
      },
    },
    spec: {
      template: {
        metadata: {
          labels: { 'backstage.io/kubernetes-id': name },
          annotations: scalingOf(input),
        },
        spec: {
          automountServiceAccountToken: false,
          containerConcurrency: input.concurrencyLimit,
          timeoutSeconds: input.timeoutSeconds,
          containers: [containerOf(input)],
        },
      },
    },
  };
  return [
    service,
    ...(input.domain ? [domainMapping(input.domain, name)] : []),
    ...(input.broker ? [subscription(input, name, serves)] : []),
  ];
}

/**
 * What a function takes when it runs with as many instances as it may.
 *
 * @internal
 */
export function usage(input: FunctionInput): ResourceList {
  const { cpu, memory } = plans[input.plan].resources;
  const instance = addResources(
    { 'requests.cpu': cpu, 'requests.memory': memory },
    { 'limits.memory': memory, pods: '1' },
    { 'requests.cpu': QUEUE_PROXY_CPU },
  );
  return {
    ...multiplyResources(instance, input.maxScale),
    // One for its address, and two for the revision that serves.
    services: '3',
  };
}

function scalingOf(input: FunctionInput): Record<string, string> {
  const hpa = isHpa(input);
  return {
    [scaling.class]: `${hpa ? 'hpa' : 'kpa'}.autoscaling.knative.dev`,
    [scaling.metric]: input.scaleOn,
    ...(input.target !== undefined && {
      [scaling.target]: String(input.target),
    }),
    [scaling.min]: String(input.minScale),
    [scaling.max]: String(input.maxScale),
    [scaling.initial]: String(input.initialScale),
    ...(input.activationScale > 1 && {
      [scaling.activation]: String(input.activationScale),
    }),
    ...(input.keepWarmMinutes > 0 && {
      [scaling.keepWarm]: `${input.keepWarmMinutes}m`,
    }),
  };
}

/**
 * What an instance of a size gets. Memory is limited to what is requested, so
 * that it is never the first to be evicted; CPU is not, so that it starts
 * quickly.
 *
 * @internal
 */
export function resourcesOf(plan: PlanId) {
  const { cpu, memory } = plans[plan].resources;
  return { requests: { cpu, memory }, limits: { memory } };
}

function containerOf(input: FunctionInput) {
  const variables = [
    ...Object.entries(input.env).map(([name, value]) => ({ name, value })),
    ...Object.entries(input.secretEnv).map(([name, reference]) => {
      const [secret, key] = reference.split('/');
      return { name, valueFrom: { secretKeyRef: { name: secret, key } } };
    }),
  ];
  return {
    image: input.image,
    ports: [{ containerPort: input.port }],
    ...(variables.length > 0 && { env: variables }),
    ...(input.secretsFrom.length > 0 && {
      envFrom: input.secretsFrom.map(name => ({ secretRef: { name } })),
    }),
    resources: resourcesOf(input.plan),
    // As the "restricted" Pod Security level asks for.
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      runAsNonRoot: true,
      seccompProfile: { type: 'RuntimeDefault' },
    },
  };
}

function subscription(
  { broker = '', eventTypes }: FunctionInput,
  name: string,
  serves: ManifestContext['serves'] = () => true,
): KubernetesObject {
  if (!serves(TRIGGER)) {
    const message = 'This cluster has no Knative Eventing, and no broker.';
    throw berthError('input-invalid', {
      message: `broker: ${message}`,
      fields: [{ field: 'broker', message }],
    });
  }
  return triggerOf({
    name,
    broker,
    functionName: name,
    filter: { types: eventTypes, attributes: {} },
  });
}

function domainMapping(domain: string, name: string): KubernetesObject {
  return {
    apiVersion: apiVersionOf(DOMAIN_MAPPING),
    kind: DOMAIN_MAPPING.kind,
    metadata: { name: domain },
    spec: {
      ref: { apiVersion: apiVersionOf(SERVICE), kind: SERVICE.kind, name },
    },
  };
}
