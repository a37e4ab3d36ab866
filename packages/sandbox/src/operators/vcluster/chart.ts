import { createHash } from 'node:crypto';
import { stringify } from 'yaml';
import { base64 } from '../../kubernetes/kubeconfig';
import type { KubernetesObject } from '../../kubernetes/types';
import { labelsOf, type Release } from './Release';
import { configSecret, vcluster } from './names';
import { chartPolicies } from './chartPolicies';
import { readValues, type ChartValues } from './chartValues';

/**
 * The objects that vCluster's chart makes of its values, as far as anything
 * here looks at them: the workload, its Services, its configuration, its guard
 * rails.
 *
 * @param installedBy - apiVersion, kind, namespace and name of what asks for it
 * @internal
 */
export function renderChart(
  release: Release,
  installedBy: string,
): KubernetesObject[] {
  const values = readValues(release.values);
  const digest = createHash('sha256')
    .update(JSON.stringify([release.version, release.values]))
    .digest('hex')
    .slice(0, 16);
  const common = { release, values };
  return [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: meta(common, 'vc-') },
    {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: meta(common, configSecret('')),
      type: 'Opaque',
      data: { 'config.yaml': base64(stringify(release.values)) },
    },
    service(common, ''),
    service(common, '-headless'),
    ...chartPolicies(common),
    ...(values.etcd ? [etcd(common, values.etcd)] : []),
    workload(common, { installedBy, digest }),
  ].map(object => ({
    ...object,
    metadata: { ...object.metadata, namespace: release.namespace },
  }));
}

interface Common {
  release: Release;
  values: ChartValues;
}

function meta(
  { release }: Common,
  prefix = '',
  suffix = '',
  app = 'vcluster',
): KubernetesObject['metadata'] {
  return {
    name: `${prefix}${release.name}${suffix}`,
    labels: labelsOf(release, app),
  };
}

function service(common: Common, suffix: '' | '-headless'): KubernetesObject {
  const { release, values } = common;
  const headless = suffix !== '';
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: meta(common, '', suffix),
    spec: {
      ...(headless ? { clusterIP: 'None' } : { type: values.serviceType }),
      ports: [{ name: 'https', port: 443, targetPort: 8443, protocol: 'TCP' }],
      selector: selectorOf(release),
    },
  };
}

function workload(
  common: Common,
  notes: { installedBy: string; digest: string },
): KubernetesObject {
  const { release, values } = common;
  const { claim } = values;
  const metadata = meta(common);
  return {
    apiVersion: 'apps/v1',
    kind: claim ? 'StatefulSet' : 'Deployment',
    metadata: {
      ...metadata,
      labels: { ...metadata.labels, ...values.labels },
      annotations: {
        ...values.annotations,
        [vcluster.installedBy]: notes.installedBy,
        [vcluster.digest]: notes.digest,
      },
    },
    spec: {
      replicas: values.replicas,
      selector: { matchLabels: selectorOf(release) },
      ...(claim && {
        serviceName: `${release.name}-headless`,
        podManagementPolicy: 'Parallel',
        persistentVolumeClaimRetentionPolicy: {
          whenDeleted: claim.retentionPolicy,
          whenScaled: 'Retain',
        },
        volumeClaimTemplates: [volumeClaim(claim)],
      }),
      template: {
        metadata: {
          labels: { ...selectorOf(release), ...values.podLabels },
          annotations: { vClusterConfigHash: notes.digest },
        },
        spec: {
          serviceAccountName: `vc-${release.name}`,
          automountServiceAccountToken: false,
          terminationGracePeriodSeconds: 15,
          ...values.scheduling,
          securityContext: values.podSecurityContext,
          containers: [
            {
              name: 'syncer',
              image: `ghcr.io/loft-sh/vcluster-pro:${release.version}`,
              ports: [{ name: 'https', containerPort: 8443 }],
              resources: values.resources,
              securityContext: values.containerSecurityContext,
              volumeMounts: [{ name: 'data', mountPath: '/data' }],
            },
          ],
          ...(!claim && { volumes: [{ name: 'data', emptyDir: {} }] }),
        },
      },
    },
  };
}

function etcd(
  common: Common,
  settings: NonNullable<ChartValues['etcd']>,
): KubernetesObject {
  const { release, values } = common;
  const labels = {
    [vcluster.app]: 'vcluster-etcd',
    [vcluster.release]: release.name,
  };
  const metadata = meta(common, '', '-etcd', 'vcluster-etcd');
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: {
      ...metadata,
      labels: { ...metadata.labels, ...settings.labels },
      annotations: settings.annotations,
    },
    spec: {
      replicas: settings.replicas,
      serviceName: `${release.name}-headless`,
      podManagementPolicy: 'Parallel',
      persistentVolumeClaimRetentionPolicy: {
        whenDeleted: settings.claim.retentionPolicy,
        whenScaled: 'Retain',
      },
      selector: { matchLabels: labels },
      volumeClaimTemplates: [volumeClaim(settings.claim)],
      template: {
        metadata: { labels },
        spec: {
          automountServiceAccountToken: false,
          ...values.scheduling,
          securityContext: settings.podSecurityContext,
          containers: [
            {
              name: 'etcd',
              image: 'registry.k8s.io/etcd:3.6.8-0',
              resources: settings.resources,
              securityContext: settings.containerSecurityContext,
              volumeMounts: [{ name: 'data', mountPath: '/var/lib/etcd' }],
            },
          ],
        },
      },
    },
  };
}

function volumeClaim(claim: NonNullable<ChartValues['claim']>) {
  return {
    metadata: { name: 'data' },
    spec: {
      accessModes: ['ReadWriteOnce'],
      ...(claim.storageClass && { storageClassName: claim.storageClass }),
      resources: { requests: { storage: claim.size } },
    },
  };
}

function selectorOf(release: Release) {
  return { [vcluster.app]: 'vcluster', [vcluster.release]: release.name };
}
