import {
  multiplyResources,
  type KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import type {
  ManifestContext,
  ResourceList,
} from '@berth/backstage-plugin-berth-node';
import type { SpinAppInput } from './input';
import { SPIN_APP } from './kind';
import { planReplicas, plans, resourcesOf } from './plans';

/**
 * The SpinApp that an input asks for.
 *
 * @internal
 */
export function manifests(
  input: SpinAppInput,
  { name }: ManifestContext,
): KubernetesObject[] {
  const { runtimeConfigSecret, healthPath, components, pullSecrets } = input;
  const variables = variablesOf(input);
  return [
    {
      apiVersion: `${SPIN_APP.group}/${SPIN_APP.version}`,
      kind: SPIN_APP.kind,
      metadata: { name, labels: { 'backstage.io/kubernetes-id': name } },
      spec: {
        image: input.image,
        executor: input.executor,
        ...(input.autoscaled
          ? { enableAutoscaling: true }
          : { replicas: replicasOf(input) }),
        resources: resourcesOf(input.plan),
        podLabels: { 'backstage.io/kubernetes-id': name },
        ...(variables.length > 0 && { variables }),
        ...(components.length > 0 && { components }),
        ...(pullSecrets.length > 0 && {
          imagePullSecrets: pullSecrets.map(secret => ({ name: secret })),
        }),
        ...(runtimeConfigSecret && {
          runtimeConfig: { loadFromSecret: runtimeConfigSecret },
        }),
        ...(healthPath && {
          checks: {
            readiness: { httpGet: { path: healthPath } },
            liveness: { httpGet: { path: healthPath } },
          },
        }),
      },
    },
  ];
}

/**
 * What an app takes of a quota: its replicas, and its Service. One that an
 * autoscaler scales begins with one.
 *
 * @internal
 */
export function usage(input: SpinAppInput): ResourceList {
  const { cpu, memory } = plans[input.plan].resources;
  return {
    ...multiplyResources(
      {
        'requests.cpu': cpu,
        'requests.memory': memory,
        'limits.memory': memory,
        pods: '1',
      },
      input.autoscaled ? 1 : replicasOf(input),
    ),
    services: '1',
  };
}

function replicasOf(input: SpinAppInput): number {
  return input.replicas ?? planReplicas[input.plan];
}

function variablesOf(input: SpinAppInput): object[] {
  return [
    ...Object.entries(input.variables).map(([name, value]) => ({
      name,
      value,
    })),
    ...Object.entries(input.secretVariables).map(([name, reference]) => {
      const slash = reference.indexOf('/');
      return {
        name,
        valueFrom: {
          secretKeyRef: {
            name: reference.slice(0, slash),
            key: reference.slice(slash + 1),
          },
        },
      };
    }),
  ];
}
