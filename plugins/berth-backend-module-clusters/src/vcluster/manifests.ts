import type {
  KubernetesObject,
  ResourceKind,
} from '@berth/backstage-plugin-berth-common';
import type { ManifestContext } from '@berth/backstage-plugin-berth-node';
import { stringify } from 'yaml';
import { CLUSTER } from '../cluster-api/kind';
import { formOf, type Form } from './delivery';
import type { VirtualClusterInput } from './input';
import {
  APPLICATION,
  CHART,
  HELM_RELEASE,
  HELM_REPOSITORY,
  INSTANCE,
  loft,
  VCLUSTER,
} from './kind';
import { chartValues } from './values';

interface Asked {
  input: VirtualClusterInput;
  context: ManifestContext;
  values: Record<string, unknown>;
}

const writers: Record<Form, (asked: Asked) => KubernetesObject[]> = {
  argocd: application,
  flux: helmRelease,
  'cluster-api': vclusterOfClusterApi,
  platform: instance,
};

/**
 * The objects that an input asks for, in the form that the cluster can take.
 *
 * @internal
 */
export function manifests(
  input: VirtualClusterInput,
  context: ManifestContext,
): KubernetesObject[] {
  const values = chartValues(input, context);
  return writers[formOf(input, context)]({ input, context, values });
}

/**
 * An Application in the tenant's own namespace, and in its own project, so
 * that Argo CD itself holds it to what the project allows.
 */
function application({ input, context, values }: Asked): KubernetesObject[] {
  const { name, namespace, tenant } = context;
  return [
    {
      ...ofKind(APPLICATION),
      metadata: {
        name,
        // What it has made goes with it.
        finalizers: ['resources-finalizer.argocd.argoproj.io'],
      },
      spec: {
        project: input.argocdProject ?? tenant,
        source: {
          repoURL: CHART.repository,
          chart: CHART.name,
          targetRevision: input.chartVersion,
          helm: { releaseName: name, valuesObject: values },
        },
        destination: { server: 'https://kubernetes.default.svc', namespace },
        syncPolicy: {
          automated: { prune: true, selfHeal: true },
          retry: { limit: 5 },
        },
      },
    },
  ];
}

function helmRelease({ input, context, values }: Asked): KubernetesObject[] {
  const { name, namespace } = context;
  const repository = `${name}-charts`;
  return [
    {
      ...ofKind(HELM_REPOSITORY),
      metadata: { name: repository },
      spec: { interval: '1h', url: CHART.repository },
    },
    {
      ...ofKind(HELM_RELEASE),
      metadata: { name },
      spec: {
        interval: '10m',
        // Else it would be called after the namespace, too, and with it every
        // name that is derived from it.
        releaseName: name,
        targetNamespace: namespace,
        chart: {
          spec: {
            chart: CHART.name,
            version: input.chartVersion,
            sourceRef: { kind: HELM_REPOSITORY.kind, name: repository },
          },
        },
        install: { remediation: { retries: 3 } },
        upgrade: { remediation: { retries: 3 } },
        values,
      },
    },
  ];
}

/** Its provider installs the chart under the VCluster's own name. */
function vclusterOfClusterApi({
  input,
  context,
  values,
}: Asked): KubernetesObject[] {
  const { name } = context;
  const reference = { apiGroup: VCLUSTER.group, kind: VCLUSTER.kind, name };
  return [
    {
      ...ofKind(VCLUSTER),
      metadata: { name },
      spec: { helmRelease: helmReleaseOf(input, values) },
    },
    {
      ...ofKind(CLUSTER),
      metadata: { name },
      spec: { controlPlaneRef: reference, infrastructureRef: reference },
    },
  ];
}

function instance({ input, context, values }: Asked): KubernetesObject[] {
  const { name, namespace } = context;
  const { sleep, ...ofChart } = values;
  return [
    {
      ...ofKind(INSTANCE),
      metadata: {
        name,
        ...(input.sleepAfter && {
          annotations: { [loft.sleepAfter]: secondsOf(input.sleepAfter) },
        }),
      },
      spec: {
        displayName: name,
        template: { helmRelease: helmReleaseOf(input, ofChart) },
        clusterRef: {
          cluster: input.platformCluster,
          namespace,
          virtualCluster: name,
        },
      },
    },
  ];
}

/** Values as text, which the older of these APIs take as well. */
function helmReleaseOf(
  input: VirtualClusterInput,
  values: Record<string, unknown>,
) {
  return {
    chart: {
      name: CHART.name,
      repo: CHART.repository,
      version: input.chartVersion,
    },
    values: stringify(values, { aliasDuplicateObjects: false }),
  };
}

function ofKind({ group, version, kind }: ResourceKind) {
  return { apiVersion: `${group}/${version}`, kind };
}

function secondsOf(duration: string): string {
  const amount = Number(duration.slice(0, -1));
  return String(amount * (duration.endsWith('h') ? 3600 : 60));
}
