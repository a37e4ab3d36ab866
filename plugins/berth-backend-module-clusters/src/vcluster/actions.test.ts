import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import type {
  ClaimObjects,
  PlannedChange,
} from '@berth/backstage-plugin-berth-node';
import { parse } from 'yaml';
import {
  aVirtualCluster,
  workload,
  type VirtualClusterChanges,
} from './__testUtils__/aVirtualCluster';
import { mergePatched } from './changeValues';
import { observe } from './observed';
import { virtualCluster } from './offering';

const now = new Date('2026-01-02T03:04:05.678Z');

const plan = (
  action: string,
  input: object,
  changes: VirtualClusterChanges = {},
): PlannedChange[] =>
  virtualCluster.planAction(action, input, aVirtualCluster(changes), { now });

const unavailable = (action: string, changes: VirtualClusterChanges = {}) =>
  virtualCluster.actionUnavailable(action, aVirtualCluster(changes));

/** A claim's objects after changes have been made. */
function after(changes: PlannedChange[], objects: ClaimObjects): ClaimObjects {
  const change = (object: KubernetesObject) =>
    changes.reduce(
      (changed, one) =>
        one.type === 'merge-patch' &&
        one.kind.kind === object.kind &&
        one.name === object.metadata.name
          ? mergePatched(changed, one.patch)
          : changed,
      object as unknown as Record<string, unknown>,
    ) as unknown as KubernetesObject;
  return {
    ...objects,
    primary: change(objects.primary),
    children: objects.children.map(change),
  };
}

const marks = {
  'loft.sh/paused': 'true',
  'loft.sh/paused-replicas': '1',
  'loft.sh/paused-date': '2026-01-02T03:04:05Z',
};

describe('sleep', () => {
  it('tells what installs it first, then scales to zero and deletes its pods', () => {
    expect(plan('sleep', {})).toEqual([
      {
        type: 'merge-patch',
        kind: expect.objectContaining({ kind: 'Application' }),
        name: 'dev',
        namespace: 'payments-dev',
        patch: {
          spec: {
            source: {
              helm: {
                valuesObject: {
                  controlPlane: {
                    statefulSet: {
                      annotations: marks,
                      highAvailability: { replicas: 0 },
                    },
                  },
                },
              },
            },
          },
        },
      },
      {
        type: 'merge-patch',
        kind: expect.objectContaining({ kind: 'StatefulSet' }),
        name: 'dev',
        namespace: 'payments-dev',
        patch: {
          metadata: { annotations: marks },
          spec: { replicas: 0 },
        },
      },
      {
        type: 'delete-all',
        kind: expect.objectContaining({ kind: 'Pod' }),
        namespace: 'payments-dev',
        labelSelector: 'vcluster.loft.sh/managed-by=dev',
      },
    ]);
  });

  it.each(['argocd', 'flux', 'cluster-api'] as const)(
    'and wake leave it as it was: %s',
    form => {
      const input = { highAvailability: true };
      const before = { form, input, workload: { replicas: 3 } };
      const asleep = after(plan('sleep', {}, before), aVirtualCluster(before));
      expect(observe(asleep)).toMatchObject({
        sleepAsked: true,
        controlPlane: { wanted: 0, pausedReplicas: 3 },
      });
      expect(virtualCluster.actionUnavailable('sleep', asleep)).toMatch(
        /already/,
      );
      expect(virtualCluster.actionUnavailable('resize', asleep)).toMatch(
        /wake it first/,
      );

      const changes = virtualCluster.planAction('wake', {}, asleep, { now });
      const awake = observe(after(changes, asleep));
      const first = observe(aVirtualCluster(before));
      expect(awake.values).toMatchObject(first.values);
      expect(awake.sleepAsked).toBe(false);
      expect(awake.controlPlane).toMatchObject({ wanted: 3 });
      expect(awake.controlPlane?.pausedReplicas).toBeUndefined();
    },
  );

  it('stops the members of its etcd after, and starts them before, what needs them', () => {
    const input = { highAvailability: true };
    const etcd = workload({ replicas: 3 });
    etcd.metadata = {
      ...etcd.metadata,
      name: 'dev-etcd',
      labels: { app: 'vcluster-etcd', release: 'dev' },
    };
    const objects = aVirtualCluster({ input, workload: { replicas: 3 } });
    objects.children.push(etcd);
    const names = (changes: PlannedChange[]) =>
      changes.flatMap(change =>
        change.type === 'merge-patch' ? [change.name] : [],
      );
    const asked = virtualCluster.planAction('sleep', {}, objects, { now });
    expect(names(asked)).toEqual(['dev', 'dev', 'dev-etcd']);
    expect(JSON.stringify(asked[0])).toContain('backingStore');

    etcd.spec = { replicas: 0 };
    objects.children[0].spec = { replicas: 0 };
    const woken = virtualCluster.planAction('wake', {}, objects, { now });
    expect(names(woken)).toEqual(['dev-etcd', 'dev']);
  });

  it('is for the Platform to do where that runs it', () => {
    expect(plan('sleep', {}, { form: 'platform' })).toEqual([
      expect.objectContaining({
        type: 'merge-patch',
        patch: {
          metadata: { annotations: { 'sleepmode.loft.sh/force': 'true' } },
        },
      }),
      expect.objectContaining({ type: 'delete-all' }),
    ]);
  });

  it('is refused where it would lose everything', () => {
    expect(unavailable('sleep', { input: { persistence: false } })).toMatch(
      /keeps no data/,
    );
  });

  it('wakes what vcluster pause has put to sleep', () => {
    const paused = {
      workload: {
        replicas: 0,
        annotations: {
          'loft.sh/paused': 'true',
          'loft.sh/paused-replicas': '2',
        },
      },
    };
    expect(plan('wake', {}, paused)).toEqual([
      expect.objectContaining({
        name: 'dev',
        patch: {
          metadata: {
            annotations: {
              'loft.sh/paused': null,
              'loft.sh/paused-replicas': null,
              'loft.sh/paused-date': null,
            },
          },
          spec: { replicas: 2 },
        },
      }),
    ]);
    expect(unavailable('wake')).toBe('It does not sleep.');
  });
});

describe('resize', () => {
  it('changes CPU and memory and nothing that cannot change', () => {
    expect(plan('resize', { plan: 'medium' })).toEqual([
      expect.objectContaining({
        patch: {
          metadata: { annotations: { 'berth.dev/plan': 'medium' } },
          spec: {
            source: {
              helm: {
                valuesObject: {
                  controlPlane: {
                    statefulSet: {
                      resources: {
                        requests: {
                          cpu: '500m',
                          memory: '1Gi',
                          'ephemeral-storage': '1Gi',
                        },
                        limits: {
                          memory: '4Gi',
                          'ephemeral-storage': '10Gi',
                        },
                      },
                    },
                  },
                },
              },
            },
          },
        },
      }),
    ]);
  });

  it('takes the quota along where the namespace is limited', () => {
    const input = { limitNamespace: true, gpus: 2 };
    const [change] = plan('resize', { plan: 'medium' }, { input });
    expect(JSON.stringify(change)).toContain('"requests.nvidia.com/gpu":"2"');
  });

  it("writes values anew that are text, and the claim's plan beside them", () => {
    const changes = plan('resize', { plan: 'large' }, { form: 'cluster-api' });
    expect(changes).toEqual([
      expect.objectContaining({
        kind: expect.objectContaining({ kind: 'VCluster' }),
      }),
      expect.objectContaining({
        kind: expect.objectContaining({ kind: 'Cluster' }),
        patch: { metadata: { annotations: { 'berth.dev/plan': 'large' } } },
      }),
    ]);
    const { patch } = changes[0] as { patch: any };
    const values = parse(patch.spec.helmRelease.values);
    expect(values.controlPlane.statefulSet.resources.requests.cpu).toBe('1');
    expect(values.exportKubeConfig.server).toBe(
      'https://dev.payments-dev.svc:443',
    );
  });

  it('refuses the size that it has', () => {
    expect(() => plan('resize', { plan: 'small' })).toThrow(/small already/);
  });
});

describe('upgrade', () => {
  const old = { input: { kubernetesVersion: 'v1.34.0' } };

  it.each([
    ['argocd', { spec: { source: { targetRevision: '0.36.2' } } }],
    ['flux', { spec: { chart: { spec: { version: '0.36.2' } } } }],
    [
      'platform',
      { spec: { template: { helmRelease: { chart: { version: '0.36.2' } } } } },
    ],
    [
      'cluster-api',
      { spec: { helmRelease: { chart: { version: '0.36.2' } } } },
    ],
  ] as const)('names the chart where the form does: %s', (form, patch) => {
    expect(plan('upgrade', { chartVersion: '0.36.2' }, { form })).toEqual([
      expect.objectContaining({ patch }),
    ]);
  });

  it('goes one minor version at a time, and never back', () => {
    expect(plan('upgrade', { kubernetesVersion: 'v1.35.0' }, old)).toHaveLength(
      1,
    );
    expect(() =>
      plan('upgrade', { kubernetesVersion: 'v1.36.0' }, old),
    ).toThrow(/go to 1\.35 first/);
    expect(() => plan('upgrade', { kubernetesVersion: 'v1.35.0' })).toThrow(
      /cannot go back/,
    );
    expect(() => plan('upgrade', { chartVersion: '0.38.0' })).toThrow(
      /go to 0\.37 first/,
    );
    expect(() => plan('upgrade', { chartVersion: '0.35.9' })).toThrow(
      /cannot go back/,
    );
  });

  it('needs a version that it does not have', () => {
    expect(() => plan('upgrade', {})).toThrow(/which version/);
    expect(() => plan('upgrade', { chartVersion: '0.36.1' })).toThrow(
      /that version already/,
    );
  });
});
