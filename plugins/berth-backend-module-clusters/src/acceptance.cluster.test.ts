import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import { describeAcceptance } from '@berth/offering-tests';
import type { ServedApi } from '@berth/backstage-plugin-berth-node';
import fc from 'fast-check';
import { workloadCluster } from './cluster-api';
import { hostedControlPlane } from './kamaji';
import { virtualCluster } from './vcluster';

const delivery = (form: string) => fc.constant(form);

const without =
  (...groups: string[]) =>
  ({ group }: ServedApi) =>
    !groups.includes(group);

const asleep = (primary: KubernetesObject): KubernetesObject => {
  const copy = structuredClone(primary) as any;
  const values = copy.spec.source.helm.valuesObject;
  values.controlPlane.statefulSet.annotations = { 'loft.sh/paused': 'true' };
  return copy;
};

const withoutReplicas = (primary: KubernetesObject): KubernetesObject => {
  const copy = structuredClone(primary) as any;
  copy.spec.controlPlane.deployment.replicas = 0;
  return copy;
};

const paused = (primary: KubernetesObject): KubernetesObject => ({
  ...primary,
  spec: { ...(primary.spec as object), paused: true },
});

describeAcceptance({
  cases: [
    {
      offering: virtualCluster,
      fields: { delivery: delivery('auto') },
      // vCluster Platform publishes no definition: its form is tried on ours.
      contexts: [
        {},
        { serves: without('argoproj.io') },
        { serves: without('argoproj.io', 'helm.toolkit.fluxcd.io') },
      ],
      actions: {
        sleep: {},
        wake: { prepare: asleep },
        resize: { input: { plan: 'medium' } },
        upgrade: { input: { chartVersion: '0.36.2' } },
      },
    },
    {
      offering: hostedControlPlane,
      actions: {
        scale: { input: { replicas: 3 } },
        resize: { input: { plan: 'large' } },
        upgrade: { input: { kubernetesVersion: 'v1.36.1' } },
        sleep: {},
        wake: { prepare: withoutReplicas },
      },
    },
    {
      offering: workloadCluster,
      actions: {
        scale: { input: { workers: 4 } },
        upgrade: { input: { kubernetesVersion: 'v1.36.1' } },
        pause: {},
        resume: { prepare: paused },
      },
    },
  ],
  crds: ['argo-cd', 'flux', 'vcluster-capi', 'cluster-api', 'kamaji'],
});
