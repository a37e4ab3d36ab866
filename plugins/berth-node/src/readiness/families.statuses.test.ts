import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { conditionReadiness } from './conditionReadiness';
import { counterReadiness } from './counterReadiness';
import { phaseReadiness } from './phaseReadiness';
import { specOf, statusOf } from './types';

// Real objects with the health that their maintainers expect. They lie beside
// the project and not in it, so that a clone elsewhere is without them.
const STATUSES = resolve(
  __dirname,
  '../../../../../shared/kubernetes/statuses',
);
const there = existsSync(join(STATUSES, 'index.json'));
const describeIfThere = there ? describe : describe.skip;

interface Sample {
  file: string;
  group: string;
  kind: string;
  health: string;
}

const samples: Sample[] = there
  ? JSON.parse(readFileSync(join(STATUSES, 'index.json'), 'utf8'))
  : [];

const load = ({ file }: Sample): KubernetesObject =>
  parse(readFileSync(join(STATUSES, file), 'utf8'));

const of = (...kinds: string[]) =>
  samples.filter(({ group, kind }) => kinds.includes(`${kind}.${group}`));

describeIfThere(
  'real statuses (skipped where ../shared/kubernetes is absent)',
  () => {
    const byReadyCondition = of(
      'Bucket.source.toolkit.fluxcd.io',
      'Certificate.cert-manager.io',
      'ClusterIssuer.cert-manager.io',
      'ExternalSecret.external-secrets.io',
      'GitRepository.source.toolkit.fluxcd.io',
      'HelmRelease.helm.toolkit.fluxcd.io',
      'HelmRepository.source.toolkit.fluxcd.io',
      'InferenceService.serving.kserve.io',
      'Issuer.cert-manager.io',
      'Kustomization.kustomize.toolkit.fluxcd.io',
      'Machine.cluster.x-k8s.io',
      'MachinePool.cluster.x-k8s.io',
      'NodeClaim.karpenter.sh',
      'NodePool.karpenter.sh',
      'OCIRepository.source.toolkit.fluxcd.io',
      'Policy.kyverno.io',
      'PushSecret.external-secrets.io',
      'ScaledObject.keda.sh',
      'SecretStore.external-secrets.io',
      'Service.serving.knative.dev',
    );

    it('are enough to be worth the name', () => {
      expect(byReadyCondition.length).toBeGreaterThan(20);
    });

    it.each(byReadyCondition.map(sample => [sample.file, sample] as const))(
      'by the condition Ready: %s',
      (_, sample) => {
        const { phase } = conditionReadiness(load(sample), { type: 'Ready' });
        expect(phase === 'Ready').toBe(sample.health === 'Healthy');
      },
    );

    it.each(
      of('postgresql.acid.zalan.do').map(
        sample => [sample.file, sample] as const,
      ),
    )('by a phase: %s', (_, sample) => {
      const object = load(sample);
      const value = statusOf(object).PostgresClusterStatus;
      const { phase } = phaseReadiness(object, {
        value,
        phases: { Running: 'Ready' },
      });
      expect(phase === 'Ready').toBe(sample.health === 'Healthy');
    });

    it.each(
      of(
        'SpinApp.core.spinkube.dev',
        'MachineDeployment.cluster.x-k8s.io',
        'MachinePool.cluster.x-k8s.io',
      ).map(sample => [sample.file, sample] as const),
    )('by counters: %s', (_, sample) => {
      const object = load(sample);
      const { phase } = counterReadiness(object, {
        ready: statusOf(object).readyReplicas,
        wanted: specOf(object).replicas,
        noun: 'replicas',
      });
      expect(phase === 'Ready').toBe(sample.health === 'Healthy');
    });
  },
);
