import type { ClaimPhase } from '@berth/backstage-plugin-berth-common';
import type {
  ClaimObjects,
  PlannedChange,
} from '@berth/backstage-plugin-berth-node';
import { hostedControlPlane } from './offering';

const context = {
  cluster: 'sandbox',
  tenant: 'payments',
  namespace: 'payments-dev',
  name: 'edge',
};

function aControlPlane(
  changes: {
    input?: object;
    status?: string;
    version?: string;
    observedGeneration?: number;
    replicas?: number;
    annotations?: Record<string, string>;
    secrets?: string[];
  } = {},
): ClaimObjects {
  const [written] = hostedControlPlane.manifests(
    hostedControlPlane.parseInput(changes.input ?? {}),
    context,
  );
  const spec = written.spec as any;
  if (changes.replicas !== undefined) {
    spec.controlPlane.deployment.replicas = changes.replicas;
  }
  return {
    primary: {
      ...written,
      metadata: {
        ...written.metadata,
        generation: 2,
        annotations: {
          ...(written.metadata.annotations as object),
          ...changes.annotations,
        },
      },
      status:
        changes.status === undefined
          ? undefined
          : {
              observedGeneration: changes.observedGeneration ?? 2,
              controlPlaneEndpoint: '10.0.0.7:6443',
              kubeconfig: { admin: { secretName: 'edge-admin-kubeconfig' } },
              kubernetesResources: {
                version: {
                  status: changes.status,
                  version: changes.version ?? 'v1.35.7',
                },
                deployment: { readyReplicas: 1 },
              },
            },
    },
    children: [],
    secrets: (changes.secrets ?? ['edge-admin-kubeconfig']).map(name => ({
      namespace: 'payments-dev',
      name,
    })),
  };
}

const judge = (changes: Parameters<typeof aControlPlane>[0]) =>
  hostedControlPlane.readiness(aControlPlane(changes));

describe('the state of a hosted control plane', () => {
  it.each<[string | undefined, ClaimPhase]>([
    [undefined, 'Provisioning'],
    ['Unknown', 'Unknown'],
    ['Provisioning', 'Provisioning'],
    ['CertificateAuthorityRotating', 'Provisioning'],
    ['Upgrading', 'Provisioning'],
    ['Migrating', 'Provisioning'],
    ['Ready', 'Ready'],
    ['NotReady', 'Degraded'],
    ['WriteLimited', 'Degraded'],
    ['Melting', 'Unknown'],
  ])('%s', (status, phase) => {
    expect(judge({ status })).toMatchObject({ phase });
  });

  it.each([
    ['Sleeping', { replicas: 0 }, 'Suspended', 'Sleeping'],
    ['Sleeping', {}, 'Provisioning', 'Waking'],
    ['Ready', { replicas: 0 }, 'Provisioning', 'GoingToSleep'],
    ['Ready', { version: 'v1.34.9' }, 'Provisioning', 'ChangeNotObserved'],
    ['Ready', { observedGeneration: 1 }, 'Provisioning', 'ChangeNotObserved'],
    ['Ready', { secrets: [] }, 'Provisioning', 'KubeconfigMissing'],
  ])('%s with %j', (status, more, phase, reason) => {
    expect(judge({ status, ...more })).toMatchObject({ phase, reason });
  });
});

describe('the connection to a hosted control plane', () => {
  it('is its address and both kubeconfigs of its Secret', () => {
    const connection = hostedControlPlane.connection(
      aControlPlane({ status: 'Ready' }),
    );
    expect(connection?.endpoints).toEqual([
      expect.objectContaining({
        host: '10.0.0.7',
        port: 6443,
        url: 'https://10.0.0.7:6443',
      }),
    ]);
    expect(
      connection?.kubeconfigs?.map(({ id, secret, unavailable }) => [
        id,
        secret.keys,
        unavailable,
      ]),
    ).toEqual([
      ['admin', ['admin.conf'], undefined],
      ['admin-inside', ['admin.svc'], undefined],
    ]);
  });

  it('cannot be had before there is one, nor while it sleeps', () => {
    expect(hostedControlPlane.connection(aControlPlane())).toBeUndefined();
    const reasonOf = (changes: Parameters<typeof aControlPlane>[0]) =>
      hostedControlPlane.connection(aControlPlane(changes))?.kubeconfigs?.[0]
        .unavailable;
    expect(reasonOf({ status: 'Ready', secrets: [] })).toMatch(/not there yet/);
    expect(reasonOf({ status: 'Sleeping' })).toMatch(/sleeps/);
  });
});

describe('the actions of a hosted control plane', () => {
  const plan = (
    action: string,
    input: object,
    changes: Parameters<typeof aControlPlane>[0] = {},
  ): PlannedChange[] =>
    hostedControlPlane.planAction(
      action,
      input,
      aControlPlane({ status: 'Ready', ...changes }),
    );

  it('sleep and wake with the number of replicas that there were', () => {
    expect(plan('sleep', {}, { replicas: 3 })).toEqual([
      expect.objectContaining({
        patch: {
          metadata: {
            annotations: { 'berth.dev/replicas-before-sleep': '3' },
          },
          spec: { controlPlane: { deployment: { replicas: 0 } } },
        },
      }),
    ]);
    expect(
      plan(
        'wake',
        {},
        {
          replicas: 0,
          annotations: { 'berth.dev/replicas-before-sleep': '3' },
        },
      ),
    ).toEqual([
      expect.objectContaining({
        patch: expect.objectContaining({
          spec: { controlPlane: { deployment: { replicas: 3 } } },
        }),
      }),
    ]);
    expect(() => plan('sleep', {}, { replicas: 0 })).toThrow(/already/);
    expect(() => plan('scale', { replicas: 2 }, { replicas: 0 })).toThrow(
      /wake it first/,
    );
  });

  it('scale, resize and upgrade, and refuse what is so or cannot be', () => {
    expect(plan('scale', { replicas: 3 })).toHaveLength(1);
    expect(() => plan('scale', { replicas: 1 })).toThrow(/1 already/);
    expect(JSON.stringify(plan('resize', { plan: 'large' }))).toContain(
      '"memory":"4Gi"',
    );
    expect(plan('upgrade', { kubernetesVersion: 'v1.36.0' })).toHaveLength(1);
    expect(() => plan('upgrade', { kubernetesVersion: 'v1.37.0' })).toThrow(
      /go to 1\.36 first/,
    );
    expect(() => plan('upgrade', { kubernetesVersion: 'v1.34.0' })).toThrow(
      /cannot go back/,
    );
    expect(() => plan('upgrade', { kubernetesVersion: 'v1.35.7' })).toThrow(
      /already/,
    );
  });
});

describe('what a hosted control plane takes', () => {
  it('is its replicas and its Service', () => {
    const usage = (input: object) =>
      hostedControlPlane.usage(hostedControlPlane.parseInput(input));
    expect(usage({ plan: 'medium' })).toEqual({
      'requests.cpu': '1600m',
      'requests.memory': '3Gi',
      'limits.memory': '3Gi',
      pods: '2',
      services: '1',
      'services.loadbalancers': '1',
    });
    expect(usage({ expose: 'ClusterIP' })).not.toHaveProperty([
      'services.loadbalancers',
    ]);
  });

  it('is what its plans say', () => {
    for (const plan of ['small', 'medium', 'large']) {
      const [object] = hostedControlPlane.manifests(
        hostedControlPlane.parseInput({ plan, replicas: 1 }),
        context,
      ) as any[];
      const parts = Object.values<any>(
        object.spec.controlPlane.deployment.resources,
      );
      const stated = hostedControlPlane.usage(
        hostedControlPlane.parseInput({ plan, replicas: 1 }),
      );
      expect(parts).toHaveLength(3);
      const millis = parts.reduce(
        (sum, { requests }) => sum + Number.parseInt(requests.cpu, 10),
        0,
      );
      expect([`${millis}m`, `${millis / 1000}`]).toContain(
        stated['requests.cpu'],
      );
    }
  });
});
