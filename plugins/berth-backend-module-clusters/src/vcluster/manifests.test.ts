import type { ServedApi } from '@berth/backstage-plugin-berth-node';
import { anyInput } from '@berth/offering-tests';
import fc from 'fast-check';
import { parse } from 'yaml';
import { context } from './__testUtils__/aVirtualCluster';
import { chartFields } from './__testUtils__/chartFields';
import type { VirtualClusterInput } from './input';
import { virtualCluster } from './offering';
import { chartValues } from './values';

const write = (input: object = {}, serves?: (api: ServedApi) => boolean) =>
  virtualCluster.manifests(virtualCluster.parseInput(input), {
    ...context,
    serves,
  });

const values = (input: object = {}) =>
  chartValues(
    virtualCluster.parseInput(input) as VirtualClusterInput,
    context,
  ) as any;

const serving =
  (...groups: string[]) =>
  ({ group }: ServedApi) =>
    groups.includes(group);

describe('the form', () => {
  it.each([
    [['argoproj.io', 'helm.toolkit.fluxcd.io'], ['Application']],
    [
      ['helm.toolkit.fluxcd.io', 'management.loft.sh'],
      ['HelmRepository', 'HelmRelease'],
    ],
    [
      ['infrastructure.cluster.x-k8s.io', 'cluster.x-k8s.io'],
      ['VCluster', 'Cluster'],
    ],
    [['cluster.x-k8s.io', 'management.loft.sh'], ['VirtualClusterInstance']],
    [[], ['Application']],
  ])('is the first that a cluster serves: %j', (groups, kinds) => {
    expect(write({}, serving(...groups)).map(({ kind }) => kind)).toEqual(
      kinds,
    );
  });

  it('is the one that is asked for, whatever is served', () => {
    const [, release] = write({ delivery: 'flux' }, serving('argoproj.io'));
    expect(release).toMatchObject({
      kind: 'HelmRelease',
      spec: {
        releaseName: 'dev',
        targetNamespace: 'payments-dev',
        chart: { spec: { chart: 'vcluster', version: '0.36.1' } },
      },
    });
  });

  it("is an Application in the tenant's namespace and project", () => {
    expect(write()).toEqual([
      expect.objectContaining({
        kind: 'Application',
        metadata: expect.objectContaining({
          namespace: 'payments-dev',
          finalizers: ['resources-finalizer.argocd.argoproj.io'],
        }),
        spec: expect.objectContaining({
          project: 'payments',
          destination: {
            server: 'https://kubernetes.default.svc',
            namespace: 'payments-dev',
          },
        }),
      }),
    ]);
    const [other] = write({ argocdProject: 'tenants' });
    expect(other.spec).toMatchObject({ project: 'tenants' });
  });

  it('has values as text where the API takes no others everywhere', () => {
    const [vcluster, cluster] = write({ delivery: 'cluster-api' }) as any[];
    expect(parse(vcluster.spec.helmRelease.values)).toEqual(values());
    const reference = {
      apiGroup: 'infrastructure.cluster.x-k8s.io',
      kind: 'VCluster',
      name: 'dev',
    };
    expect(cluster.spec).toEqual({
      controlPlaneRef: reference,
      infrastructureRef: reference,
    });
  });

  it('lets the Platform put it to sleep by its own means', () => {
    const [instance] = write({
      delivery: 'platform',
      sleepAfter: '8h',
    }) as any[];
    expect(instance.metadata.annotations).toMatchObject({
      'sleepmode.loft.sh/sleep-after': '28800',
    });
    expect(parse(instance.spec.template.helmRelease.values)).not.toHaveProperty(
      'sleep',
    );
    expect(values({ sleepAfter: '8h' }).sleep).toEqual({
      auto: { afterInactivity: '8h' },
    });
  });
});

describe('the values', () => {
  it("are fields of the chart's schema, which refuses any other", () => {
    const known = new Set(chartFields);
    fc.assert(
      fc.property(anyInput(virtualCluster), input => {
        const unknown = pathsOf(values(input)).filter(
          path => ![...known].some(field => covers(field, path)),
        );
        expect(unknown).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('name the address within the host cluster, and kubeconfigs of less', () => {
    expect(values().exportKubeConfig).toMatchObject({
      server: 'https://dev.payments-dev.svc:443',
      additionalSecrets: [
        { name: 'vc-dev-edit', serviceAccount: { clusterRole: 'edit' } },
        { name: 'vc-dev-view', serviceAccount: { clusterRole: 'view' } },
      ],
    });
    const externalUrl = 'https://dev.example.com:8443';
    expect(values({ externalUrl })).toMatchObject({
      exportKubeConfig: {
        server: externalUrl,
        additionalSecrets: [{ server: externalUrl }, { server: externalUrl }],
      },
      controlPlane: { proxy: { extraSANs: ['dev.example.com'] } },
    });
  });

  it('hold dedicated nodes to a label and its taint', () => {
    expect(
      values({ isolation: 'dedicated-nodes', nodePool: 'pool=payments' }),
    ).toMatchObject({
      controlPlane: {
        statefulSet: {
          scheduling: {
            nodeSelector: { pool: 'payments' },
            tolerations: [
              { key: 'pool', value: 'payments', effect: 'NoSchedule' },
            ],
          },
        },
      },
      sync: {
        toHost: { pods: { enforceTolerations: ['pool=payments:NoSchedule'] } },
        fromHost: {
          nodes: { enabled: true, selector: { labels: { pool: 'payments' } } },
        },
      },
    });
  });

  it('run what is sandboxed with a runtime class', () => {
    const { sync } = values({ isolation: 'sandboxed', runtimeClass: 'kata' });
    expect(sync.toHost.pods).toEqual({ runtimeClassName: 'kata' });
  });

  it('limit the namespace only where that is asked for', () => {
    expect(values().policies).toEqual({
      resourceQuota: { enabled: false },
      limitRange: { enabled: false },
      networkPolicy: { enabled: true },
    });
    const { policies } = values({ limitNamespace: true, gpus: 4 });
    expect(policies.resourceQuota.quota).toMatchObject({
      // What the control plane itself takes is on top.
      'requests.cpu': '4220m',
      'requests.nvidia.com/gpu': '4',
      'services.loadbalancers': '0',
      'count/pods': '40',
    });
    expect(policies.limitRange).toEqual({ enabled: true });
  });

  it('give three replicas an etcd of their own', () => {
    const { controlPlane } = values({ plan: 'large' });
    expect(controlPlane).toMatchObject({
      backingStore: {
        etcd: {
          deploy: {
            enabled: true,
            statefulSet: { highAvailability: { replicas: 3 } },
          },
        },
      },
      statefulSet: {
        highAvailability: { replicas: 3 },
        persistence: { volumeClaim: { enabled: false } },
      },
    });
    expect(values().controlPlane.backingStore).toEqual({
      database: { embedded: { enabled: true } },
    });
  });

  it('show GPUs inside', () => {
    expect(values({ gpus: 1 }).sync.fromHost).toMatchObject({
      runtimeClasses: { enabled: true },
      nodes: { enabled: true, selector: { all: true } },
    });
  });
});

describe('the rules between fields', () => {
  it.each([
    ['nodePool', { isolation: 'dedicated-nodes' }],
    ['nodePool', { nodePool: 'pool=payments' }],
    ['storage', { storage: '500Mi' }],
    ['persistence', { persistence: false, highAvailability: true }],
    ['externalUrl', { externalUrl: 'https://dev.example.com:99999' }],
  ])('are about %s: %j', (field, input) => {
    expect(() => virtualCluster.parseInput(input)).toThrow(
      expect.objectContaining({
        code: 'input-invalid',
        fields: [expect.objectContaining({ field })],
      }),
    );
  });
});

/** Each path at which a value lies, without the keys of maps of texts. */
function pathsOf(value: unknown, path: string[] = []): string[] {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value).flatMap(([key, inner]) =>
        pathsOf(inner, [...path, key]),
      )
    : [path.join('/')];
}

/** A field that ends in a star is a map of any keys. */
function covers(field: string, path: string): boolean {
  return field.endsWith('*')
    ? path.startsWith(field.slice(0, -1))
    : field === path;
}
