import type { KubernetesObject } from '../../kubernetes/types';
import type { ChartValues } from './chartValues';
import { vcluster } from './names';
import { labelsOf, type Release } from './Release';

/**
 * The guard rails that the chart makes of its `policies`.
 *
 * @internal
 */
export function chartPolicies(options: {
  release: Release;
  values: ChartValues;
}): KubernetesObject[] {
  const { release, values } = options;
  const labels = labelsOf(release);
  const name = `vc-${release.name}`;
  return [
    ...(values.quota
      ? [
          {
            apiVersion: 'v1',
            kind: 'ResourceQuota',
            metadata: { name, labels },
            spec: { hard: values.quota },
          },
        ]
      : []),
    ...(values.limitRange
      ? [
          {
            apiVersion: 'v1',
            kind: 'LimitRange',
            metadata: { name, labels },
            spec: { limits: [{ type: 'Container', ...values.limitRange }] },
          },
        ]
      : []),
    ...(values.networkPolicy ? networkPolicies(release, labels) : []),
  ];
}

function networkPolicies(
  release: Release,
  labels: Record<string, string>,
): KubernetesObject[] {
  const ofControlPlane = {
    podSelector: { matchLabels: { [vcluster.release]: release.name } },
  };
  const ofWorkloads = {
    podSelector: { matchLabels: { [vcluster.managedBy]: release.name } },
  };
  const anywhere = { ipBlock: { cidr: '0.0.0.0/0' } };
  const policy = (name: string, spec: object): KubernetesObject => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, labels },
    spec: { policyTypes: ['Ingress', 'Egress'], ...spec },
  });
  return [
    policy(`vc-work-${release.name}`, {
      ...ofWorkloads,
      ingress: [{ from: [ofControlPlane, ofWorkloads] }],
      egress: [{ to: [ofControlPlane, ofWorkloads, anywhere] }],
    }),
    policy(`vc-cp-${release.name}`, {
      ...ofControlPlane,
      ingress: [{ from: [ofControlPlane, ofWorkloads] }],
      egress: [{ to: [ofControlPlane, ofWorkloads, anywhere] }],
    }),
  ];
}
