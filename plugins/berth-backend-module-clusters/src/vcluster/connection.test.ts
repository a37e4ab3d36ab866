import { aVirtualCluster } from './__testUtils__/aVirtualCluster';
import { awaits, connection } from './connection';
import { details } from './details';
import { claimOf } from './observed';
import { virtualCluster } from './offering';
import { workload } from './__testUtils__/aVirtualCluster';

describe('the connection', () => {
  it('has kubeconfigs by role, the least for daily work first', () => {
    expect(connection(aVirtualCluster())).toEqual({
      endpoints: [
        {
          name: 'API server',
          description: 'Inside the host cluster.',
          host: 'dev.payments-dev.svc',
          port: 443,
          url: 'https://dev.payments-dev.svc:443',
        },
      ],
      kubeconfigs: [
        expect.objectContaining({
          id: 'edit',
          secret: {
            namespace: 'payments-dev',
            name: 'vc-dev-edit',
            keys: ['config'],
          },
        }),
        expect.objectContaining({ id: 'view' }),
        expect.objectContaining({
          id: 'admin',
          secret: expect.objectContaining({ name: 'vc-dev' }),
        }),
      ],
    });
    expect(JSON.stringify(connection(aVirtualCluster()))).not.toContain(
      'unavailable',
    );
  });

  it('says why a kubeconfig cannot be had', () => {
    const reasons = (changes: Parameters<typeof aVirtualCluster>[0]) =>
      connection(aVirtualCluster(changes))?.kubeconfigs?.map(
        ({ unavailable }) => unavailable,
      );
    const early = expect.stringMatching(/not there yet/);
    expect(reasons({ secrets: [] })).toEqual([early, early, early]);
    expect(reasons({ secrets: ['vc-dev'] })).toEqual([early, early, undefined]);
    expect(reasons({ workload: { replicas: 0 } })).toEqual(
      Array(3).fill('It sleeps; wake it first.'),
    );
    const spec = {
      source: { chart: 'vcluster', helm: { valuesObject: {} } },
      destination: { namespace: 'payments-dev' },
    };
    expect(reasons({ primary: { spec } })).toEqual(
      Array(3).fill(expect.stringMatching(/localhost/)),
    );
    expect(reasons({ primary: { spec }, secrets: ['vc-dev'] })).toEqual([
      expect.stringMatching(/additionalSecrets/),
      expect.stringMatching(/additionalSecrets/),
      expect.stringMatching(/localhost/),
    ]);
  });

  it('waits for the Secrets of the release, wherever that is', () => {
    const objects = aVirtualCluster();
    (objects.primary.spec as any).source.helm.releaseName = 'other';
    (objects.primary.spec as any).destination.namespace = 'elsewhere';
    expect(awaits(objects)[0]).toEqual({
      namespace: 'elsewhere',
      name: 'vc-other',
    });
  });
});

describe('what belongs to it', () => {
  it.each([
    [{}, {}, { namespace: 'payments-dev', name: 'dev' }],
    [
      {},
      {
        'argocd.argoproj.io/tracking-id':
          'team_dev-app:apps/StatefulSet:payments-dev/dev',
      },
      { namespace: 'team', name: 'dev-app' },
    ],
    [
      {
        'helm.toolkit.fluxcd.io/name': 'dev-release',
        'helm.toolkit.fluxcd.io/namespace': 'flux',
      },
      {},
      { namespace: 'flux', name: 'dev-release' },
    ],
    [{ app: 'postgres' }, {}, undefined],
    [{ release: '' }, {}, undefined],
  ])(
    'is a workload labelled %j, annotated %j',
    (labels, annotations, claim) => {
      const object = workload();
      const { metadata } = object;
      expect(
        claimOf({
          ...object,
          metadata: {
            ...metadata,
            labels: { ...(metadata.labels as object), ...labels },
            annotations,
          },
        }),
      ).toEqual(claim);
    },
  );

  it.each([
    ['Application', { source: { chart: 'podinfo' } }, 'argoproj.io/v1alpha1'],
    [
      'HelmRelease',
      { chart: { spec: { chart: 'redis' } } },
      'helm.toolkit.fluxcd.io/v2',
    ],
    [
      'Cluster',
      { controlPlaneRef: { kind: 'KubeadmControlPlane' } },
      'cluster.x-k8s.io/v1beta2',
    ],
  ])('is no other %s', (kind, spec, apiVersion) => {
    const other = { apiVersion, kind, metadata: { name: 'other' }, spec };
    expect(virtualCluster.isClaim(other)).toBe(false);
  });

  it('is an Application that somebody else wrote', () => {
    const { primary } = aVirtualCluster();
    const foreign = { ...primary, metadata: { name: 'dev' } };
    expect(virtualCluster.isClaim(foreign)).toBe(true);
  });
});

describe('the details', () => {
  it('are what one wants to know before one uses it', () => {
    const input = { isolation: 'sandboxed', limitNamespace: true, gpus: 1 };
    expect(
      Object.fromEntries(
        details(aVirtualCluster({ input })).map(({ label, value }) => [
          label,
          value,
        ]),
      ),
    ).toEqual({
      Kubernetes: 'v1.36.0',
      vCluster: '0.36.1',
      'Installed by': 'Argo CD',
      Isolation: 'sandboxed (gvisor)',
      'Control plane': '1 of 1 ready',
      'Network isolation': 'yes',
      Limits:
        'requests.cpu 4220m, requests.memory 8768Mi, requests.nvidia.com/gpu 1',
      Address: 'https://dev.payments-dev.svc:443',
    });
  });
});
