import type { ClaimPhase } from '@berth/backstage-plugin-berth-common';
import { describeStatuses } from '@berth/offering-tests';
import {
  aVirtualCluster,
  type VirtualClusterChanges,
} from './__testUtils__/aVirtualCluster';
import { judgeHelmRelease } from './formReadiness';
import { readiness } from './readiness';

const judge = (changes: VirtualClusterChanges) =>
  readiness(aVirtualCluster(changes));

const sleepingValues = {
  primary: {
    spec: {
      source: {
        chart: 'vcluster',
        helm: {
          releaseName: 'dev',
          valuesObject: {
            controlPlane: {
              statefulSet: {
                annotations: { 'loft.sh/paused': 'true' },
                highAvailability: { replicas: 0 },
              },
            },
          },
        },
      },
      destination: { namespace: 'payments-dev' },
    },
  },
};

describe('a virtual cluster', () => {
  it.each(['argocd', 'flux', 'cluster-api', 'platform'] as const)(
    'is Ready when it is well in every respect: %s',
    form => {
      expect(judge({ form })).toMatchObject({
        phase: 'Ready',
        reason: 'ClusterReady',
        progress: { done: 1, total: 1 },
      });
    },
  );

  it.each(['argocd', 'flux', 'cluster-api'] as const)(
    'is not before its workload and its kubeconfig are there: %s',
    form => {
      expect(judge({ form, workload: undefined })).toMatchObject({
        phase: 'Provisioning',
        reason: 'WorkloadMissing',
      });
      expect(judge({ form, workload: { ready: 0 } })).toMatchObject({
        phase: 'Provisioning',
        reason: 'NoneReady',
      });
      expect(judge({ form, secrets: [] })).toMatchObject({
        phase: 'Provisioning',
        reason: 'KubeconfigMissing',
        message: expect.stringContaining('vc-dev'),
      });
    },
  );

  it('takes a Deployment for its workload, too', () => {
    expect(judge({ workload: { kind: 'Deployment' } }).phase).toBe('Ready');
  });

  it('does not believe a workload whose status is old', () => {
    expect(judge({ workload: { observedGeneration: 2 } })).toMatchObject({
      phase: 'Provisioning',
      reason: 'ChangeNotObserved',
    });
  });

  it('is Degraded while some replicas are away', () => {
    expect(judge({ workload: { replicas: 3, ready: 2 } })).toMatchObject({
      phase: 'Degraded',
      message: '2 of 3 replicas of its control plane ready',
      progress: { done: 2, total: 3 },
    });
  });

  it('may be on another cluster where the Platform says that it is well', () => {
    expect(judge({ form: 'platform', workload: undefined })).toMatchObject({
      phase: 'Ready',
    });
  });
});

describe('what Argo CD says', () => {
  const state = (sync?: string, health?: string, more: object = {}) => ({
    sync: { status: sync },
    health: { status: health },
    ...more,
  });

  it.each<[string, Record<string, unknown>, ClaimPhase, string]>([
    ['nothing', {}, 'Provisioning', 'NoStatus'],
    ['Missing', state('Synced', 'Missing'), 'Provisioning', 'Missing'],
    [
      'Progressing',
      state('Synced', 'Progressing'),
      'Provisioning',
      'Progressing',
    ],
    ['Healthy', state('Synced', 'Healthy'), 'Ready', 'ClusterReady'],
    ['Degraded', state('Synced', 'Degraded'), 'Degraded', 'Degraded'],
    ['Suspended', state('Synced', 'Suspended'), 'Suspended', 'Suspended'],
    ['Unknown', state('Synced', 'Unknown'), 'Unknown', 'Unknown'],
    ['a health of the future', state('Synced', 'Rosy'), 'Unknown', 'Rosy'],
    ['OutOfSync', state('OutOfSync', 'Healthy'), 'Provisioning', 'OutOfSync'],
    ['sync Unknown', state('Unknown', 'Healthy'), 'Unknown', 'SyncUnknown'],
    [
      'Failed',
      state('OutOfSync', 'Healthy', { operationState: { phase: 'Failed' } }),
      'Degraded',
      'SyncFailed',
    ],
    [
      'Error',
      state('OutOfSync', 'Missing', {
        operationState: {
          phase: 'Error',
          message: 'namespace is not permitted',
        },
      }),
      'Degraded',
      'SyncError',
    ],
    [
      'a condition',
      state('Unknown', 'Unknown', {
        conditions: [{ type: 'InvalidSpecError', message: 'no such project' }],
      }),
      'Degraded',
      'InvalidSpecError',
    ],
    [
      'what it compared with an older source',
      state('Synced', 'Healthy', {
        sync: {
          status: 'Synced',
          comparedTo: {
            source: { repoURL: 'x', targetRevision: '0.36.0' },
          },
        },
      }),
      'Provisioning',
      'ChangeNotObserved',
    ],
  ])('%s', (_, status, phase, reason) => {
    expect(judge({ status })).toMatchObject({ phase, reason });
  });

  it('is a failure where nothing runs yet', () => {
    const status = state('OutOfSync', 'Missing', {
      operationState: { phase: 'Failed', message: 'quota exceeded' },
    });
    expect(judge({ status, workload: undefined })).toMatchObject({
      phase: 'Failed',
      message: expect.stringContaining('quota exceeded'),
    });
  });
});

describe('what Flux says', () => {
  const condition = (
    type: string,
    status: string,
    reason: string,
    observedGeneration = 2,
  ) => ({
    observedGeneration: 2,
    conditions: [{ type, status, reason, observedGeneration }],
  });

  it.each<[string, Record<string, unknown>, ClaimPhase, string]>([
    ['nothing', {}, 'Provisioning', 'NoStatus'],
    [
      'Progressing',
      condition('Ready', 'Unknown', 'Progressing'),
      'Provisioning',
      'Progressing',
    ],
    [
      'DependencyNotReady',
      condition('Ready', 'False', 'DependencyNotReady'),
      'Provisioning',
      'DependencyNotReady',
    ],
    [
      'InstallFailed',
      condition('Ready', 'False', 'InstallFailed'),
      'Failed',
      'InstallFailed',
    ],
    [
      'UpgradeFailed',
      condition('Ready', 'False', 'UpgradeFailed'),
      'Failed',
      'UpgradeFailed',
    ],
    [
      'RetriesExceeded',
      condition('Stalled', 'True', 'RetriesExceeded'),
      'Failed',
      'RetriesExceeded',
    ],
    [
      'a Ready of an older generation',
      condition('Ready', 'True', 'InstallSucceeded', 1),
      'Provisioning',
      'ChangeNotObserved',
    ],
  ])('%s', (_, status, phase, reason) => {
    expect(judge({ form: 'flux', status, workload: undefined })).toMatchObject({
      phase,
      reason,
    });
  });

  it('leaves what runs Degraded when an upgrade fails', () => {
    const status = condition('Ready', 'False', 'UpgradeFailed');
    expect(judge({ form: 'flux', status }).phase).toBe('Degraded');
  });

  it('says that it was told to leave it alone', () => {
    const { primary } = aVirtualCluster({ form: 'flux' });
    const spec = { ...(primary.spec as object), suspend: true };
    expect(judge({ form: 'flux', primary: { spec } })).toMatchObject({
      phase: 'Suspended',
      reason: 'ReconciliationSuspended',
    });
  });
});

describe('what vCluster Platform says', () => {
  it.each<[string | undefined, ClaimPhase]>([
    [undefined, 'Provisioning'],
    ['Pending', 'Provisioning'],
    ['Ready', 'Ready'],
    ['Sleeping', 'Suspended'],
    ['Failed', 'Failed'],
    ['Dreaming', 'Unknown'],
  ])('%s', (phase, expected) => {
    expect(
      judge({ form: 'platform', status: { phase }, workload: undefined }).phase,
    ).toBe(expected);
  });
});

describe("what Cluster API's provider says", () => {
  it('fails when the chart could not be installed', () => {
    expect(
      judge({
        form: 'cluster-api',
        status: { phase: 'Provisioning' },
        vclusterStatus: { phase: 'Failed', message: 'no such chart' },
        workload: undefined,
      }),
    ).toMatchObject({
      phase: 'Failed',
      reason: 'HelmChartFailed',
      message: expect.stringContaining('no such chart'),
    });
  });
});

describe('sleep', () => {
  const asleep = { replicas: 0, annotations: { 'loft.sh/paused': 'true' } };

  it('is Suspended once nothing runs', () => {
    expect(judge({ ...sleepingValues, workload: asleep })).toMatchObject({
      phase: 'Suspended',
      reason: 'Asleep',
    });
  });

  it('is on its way as long as something runs', () => {
    expect(judge(sleepingValues)).toMatchObject({
      phase: 'Provisioning',
      reason: 'GoingToSleep',
    });
  });

  it('is seen, too, when vcluster pause has done it', () => {
    expect(judge({ workload: asleep })).toMatchObject({
      phase: 'Suspended',
      reason: 'Asleep',
    });
  });

  it('is not what somebody has scaled to zero, which is Suspended as well', () => {
    expect(judge({ workload: { replicas: 0 } })).toMatchObject({
      phase: 'Suspended',
      reason: 'ScaledToZero',
    });
  });
});

describeStatuses({
  group: 'helm.toolkit.fluxcd.io',
  kind: 'HelmRelease',
  judge: judgeHelmRelease,
});
