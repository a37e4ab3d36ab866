import {
  berthAnnotations,
  type FieldError,
} from '@berth/backstage-plugin-berth-common';
import {
  createOfferingAction,
  recordOf,
  type ClaimObjects,
  type PlannedChange,
} from '@berth/backstage-plugin-berth-node';
import { stepProblem } from '../shared/versions';
import { changeValues } from './changeValues';
import { kubernetesVersionOf } from './details';
import {
  observe,
  replicasOf,
  setValues,
  type ObservedVirtualCluster,
} from './observed';
import { quotaOf } from './policies';
import type { PlanId } from './plans';
import { planIn } from './planOf';
import { resourcesOf } from './size';
import { isAsleep } from './sleepActions';
import { valuesUnreachable } from './unavailable';
import { KUBERNETES_VERSIONS } from './versions';

/**
 * Gives a virtual cluster the resources of another plan. Its disk and its
 * number of replicas stay: Kubernetes lets neither be changed in place.
 *
 * @internal
 */
export const resize = createOfferingAction({
  title: 'Resize',
  description:
    'Gives the control plane the CPU and memory of another size and, where the namespace is limited, the quota of it. Its replicas restart; its disk and their number stay.',
  input: zod => ({
    plan: zod
      .enum(['small', 'medium', 'large'])
      .describe('The size that it is to have.')
      .meta({ title: 'Size' }),
  }),
  unavailable: unchangeable,
  check: ({ plan }, objects) =>
    planIn(objects) === plan
      ? refuse('plan', `It is ${plan} already.`)
      : undefined,
  plan: ({ plan }, objects) => resizeTo(plan, objects),
});

/**
 * Changes the version of vCluster or of Kubernetes.
 *
 * @internal
 */
export const upgrade = createOfferingAction({
  title: 'Upgrade',
  description:
    'Goes to a newer version of Kubernetes or of vCluster, one minor version at a time and never back. The API server is away for a minute, unless there are three replicas; what runs inside goes on.',
  destructive: true,
  input: zod => ({
    kubernetesVersion: zod
      .enum(KUBERNETES_VERSIONS)
      .optional()
      .describe('The Kubernetes that its API server is to be.')
      .meta({ title: 'Kubernetes version' }),
    chartVersion: zod
      .string()
      .regex(/^0\.[0-9]{1,3}\.[0-9]{1,3}$/, 'Write a version such as 0.36.2.')
      .optional()
      .describe(
        'The vCluster that it is to be, such as 0.36.2. Read its release notes first when you go to another minor version.',
      )
      .meta({ title: 'vCluster version' }),
  }),
  unavailable: unchangeable,
  check: (input, objects) => checkUpgrade(input, objects),
  plan: (input, objects) => upgradeTo(input, objects),
});

interface UpgradeInput {
  kubernetesVersion?: string;
  chartVersion?: string;
}

function checkUpgrade(
  input: UpgradeInput,
  objects: ClaimObjects,
): FieldError[] | undefined {
  const { values, chartVersion } = observe(objects);
  const current = kubernetesVersionOf(values);
  if (!input.kubernetesVersion && !input.chartVersion) {
    return refuse('kubernetesVersion', 'Say which version it is to have.');
  }
  if (
    (input.kubernetesVersion ?? current) === current &&
    (input.chartVersion ?? chartVersion) === chartVersion
  ) {
    return refuse(
      input.kubernetesVersion ? 'kubernetesVersion' : 'chartVersion',
      'It has that version already.',
    );
  }
  const problems = [
    {
      field: 'kubernetesVersion',
      message:
        input.kubernetesVersion &&
        stepProblem('Kubernetes', current, input.kubernetesVersion),
    },
    {
      field: 'chartVersion',
      message:
        input.chartVersion &&
        stepProblem('vCluster', chartVersion, input.chartVersion),
    },
  ];
  return problems.flatMap(({ field, message }) =>
    message ? [{ field, message }] : [],
  );
}

function upgradeTo(
  input: UpgradeInput,
  objects: ClaimObjects,
): PlannedChange[] {
  const cluster = observe(objects);
  const { place, values } = cluster;
  if (!place) {
    return [];
  }
  const version = input.chartVersion;
  return [
    changeValues(
      place,
      values,
      input.kubernetesVersion
        ? {
            controlPlane: {
              distro: { k8s: { version: input.kubernetesVersion } },
            },
          }
        : {},
      version ? chartPatch(cluster, version) : {},
    ),
  ];
}

/** Where each form names the chart's version. */
function chartPatch(
  { form }: ObservedVirtualCluster,
  version: string,
): Record<string, unknown> {
  switch (form) {
    case 'argocd':
      return { spec: { source: { targetRevision: version } } };
    case 'flux':
      return { spec: { chart: { spec: { version } } } };
    case 'platform':
      return { spec: { template: { helmRelease: { chart: { version } } } } };
    default:
      return { spec: { helmRelease: { chart: { version } } } };
  }
}

function resizeTo(plan: PlanId, objects: ClaimObjects): PlannedChange[] {
  const { place, values, primary } = observe(objects);
  if (!place) {
    return [];
  }
  const quota = recordOf(recordOf(values.policies).resourceQuota);
  const isPrimary =
    place.name === primary.metadata.name && place.kind.kind === primary.kind;
  const annotated = {
    metadata: { annotations: { [berthAnnotations.plan]: plan } },
  };
  return [
    changeValues(
      place,
      values,
      {
        controlPlane: { statefulSet: { resources: resourcesOf(plan) } },
        ...(quota.enabled === true && {
          policies: {
            resourceQuota: { quota: quotaOfPlan(values, quota, plan) },
          },
        }),
      },
      isPrimary ? annotated : {},
    ),
    ...(isPrimary ? [] : [annotate(primary, annotated)]),
  ];
}

/** The quota of a plan, with the GPUs and replicas that it has. */
function quotaOfPlan(
  values: Record<string, unknown>,
  quota: Record<string, unknown>,
  plan: PlanId,
): Record<string, string> {
  const gpus = Number(recordOf(quota.quota)['requests.nvidia.com/gpu']);
  const { persistence } = setValues(values);
  return quotaOf({
    plan,
    gpus: Number.isInteger(gpus) ? gpus : 0,
    highAvailability: (replicasOf(setValues(values)) ?? 1) > 1,
    persistence: recordOf(recordOf(persistence).volumeClaim).enabled !== false,
  });
}

function annotate(
  primary: ClaimObjects['primary'],
  patch: Record<string, unknown>,
): PlannedChange {
  const [group, version] = primary.apiVersion.split('/');
  return {
    type: 'merge-patch',
    kind: { group, version, kind: primary.kind, plural: 'clusters' },
    name: String(primary.metadata.name),
    patch,
  };
}

function unchangeable(objects: ClaimObjects): string | undefined {
  const cluster = observe(objects);
  return isAsleep(cluster)
    ? 'It sleeps; wake it first.'
    : valuesUnreachable(cluster);
}

function refuse(field: string, message: string): FieldError[] {
  return [{ field, message }];
}
