import {
  addResources,
  berthError,
  compareQuantities,
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
import { buildOf, firstImage, type Build } from './build/build';
import { BUILD_NOTE, TASK_RUN } from './build/kind';
import type { ResolvedBuildSettings } from './build/settings';
import { taskRunOf, usageOfBuild } from './build/taskRun';
import { isHpa, type FunctionInput } from './input';
import { plans, type PlanId } from './plans';

/** What Knative's proxy beside each instance requests unless it is changed. */
const QUEUE_PROXY_CPU = '25m';

/**
 * The Service that an input asks for, the build of its image where it has a
 * source, the mapping of its domain, and its subscription to a broker. Neither
 * its traffic nor the name of its revisions is written: the actions and Knative
 * decide those.
 *
 * The name of the image is known before it is built, so that the Service can be
 * there from the start: Knative looks for the image again until it is there.
 *
 * @internal
 */
export function manifests(
  input: FunctionInput,
  context: ManifestContext,
  settings: ResolvedBuildSettings,
): KubernetesObject[] {
  const { name, serves } = context;
  const build = builtBy(input, context, settings);
  const image = build ? firstImage(build) : input.image;
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
      ...(build && { annotations: { [BUILD_NOTE]: JSON.stringify(build) } }),
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
          ...(build?.registrySecret && {
            imagePullSecrets: [{ name: build.registrySecret }],
          }),
          containers: [containerOf(input, image)],
        },
      },
    },
  };
  return [
    ...(build ? [taskRunOf(build, { name: `${name}-build`, image })] : []),
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
    ...largest(
      multiplyResources(instance, input.maxScale),
      input.source.url ? usageOfBuild(input.source) : {},
    ),
    // One for its address, and two for the revision that serves.
    services: '3',
  };
}

/** Nothing runs before it is built, so that the two do not add up. */
function largest(functions: ResourceList, build: ResourceList): ResourceList {
  const rooms = Object.entries(functions).map(([name, amount]) => {
    const other = build[name];
    const isMore = other !== undefined && compareQuantities(other, amount) > 0;
    return [name, isMore ? other : amount];
  });
  return Object.fromEntries(rooms);
}

/**
 * The build of a source; undefined where there is none to build.
 *
 * @throws InputError with code `input-invalid` where it cannot be built
 */
function builtBy(
  { source }: FunctionInput,
  context: ManifestContext,
  settings: ResolvedBuildSettings,
): Build | undefined {
  if (!source.url) {
    return undefined;
  }
  if (context.serves?.(TASK_RUN) === false) {
    throw refused(
      'source.url',
      'This cluster has no Tekton, which builds images: leave the repository out and give an image, such as one that func build --push has made.',
    );
  }
  const build = buildOf(source, context, settings);
  if (!build) {
    throw refused(
      'source.image',
      'Say where the built image goes: the platform team has configured no registry for this cluster.',
    );
  }
  return build;
}

function refused(field: string, message: string): Error {
  return berthError('input-invalid', {
    message: `${field}: ${message}`,
    fields: [{ field, message }],
  });
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

function containerOf(input: FunctionInput, image: string) {
  const variables = [
    ...Object.entries(input.env).map(([name, value]) => ({ name, value })),
    ...Object.entries(input.secretEnv).map(([name, reference]) => {
      const [secret, key] = reference.split('/');
      return { name, valueFrom: { secretKeyRef: { name: secret, key } } };
    }),
  ];
  return {
    image,
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
    throw refused(
      'broker',
      'This cluster has no Knative Eventing, and no broker.',
    );
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
