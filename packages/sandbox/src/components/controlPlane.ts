import type { ComponentSpec } from '../processes/Component';
import type { DataFolder } from '../state/DataFolder';
import { egressFlag } from './egress';

/**
 * What every command line is made from.
 *
 * @internal
 */
export interface BinarySettings {
  /** The program that is every component, by its first argument */
  binary: string;
  data: DataFolder;
}

/**
 * What the command lines of a control plane are made from.
 *
 * @internal
 */
export interface ControlPlaneSettings extends BinarySettings {
  apiServerPort: number;
  /** Whether the API server writes an audit log */
  audit: boolean;
}

/**
 * A further control plane beside the sandbox's own, on the same etcd.
 *
 * @internal
 */
export interface FurtherControlPlane {
  /** What its processes are called by, such as `vcluster-payments-dev` */
  name: string;
  /** Where its files lie, below the data folder */
  folder: string;
  /** Where its objects lie in etcd, such as `/vc/1234` */
  etcdPrefix: string;
}

/**
 * etcd, reached over a socket in the data folder: no port to collide on, and
 * nobody but the folder's owner can open it.
 *
 * @internal
 */
export function etcd(settings: BinarySettings): ComponentSpec {
  return component(settings, { program: 'etcd' }, [
    '--name=sandbox',
    '--data-dir=etcd',
    '--listen-client-urls=unix://etcd.sock:0',
    '--advertise-client-urls=unix://etcd.sock:0',
    '--listen-peer-urls=unix://peers.sock:0',
    '--initial-advertise-peer-urls=unix://peers.sock:0',
    '--initial-cluster=sandbox=unix://peers.sock:0',
    // A sandbox need not survive a power cut, and is much faster for it.
    '--unsafe-no-fsync',
    '--auto-compaction-mode=periodic',
    '--auto-compaction-retention=10m',
    '--log-level=warn',
  ]);
}

/**
 * kube-apiserver.
 *
 * @internal
 */
export function apiServer(
  settings: ControlPlaneSettings,
  further?: FurtherControlPlane,
): ComponentSpec {
  const { apiServerPort, audit } = settings;
  const pki = folderOf('pki', further);
  return component(
    settings,
    { program: 'kube-apiserver', further },
    [
      '--etcd-servers=unix://etcd.sock:0',
      ...(further ? [`--etcd-prefix=${further.etcdPrefix}`] : [egressFlag]),
      '--bind-address=127.0.0.1',
      '--advertise-address=127.0.0.1',
      `--secure-port=${apiServerPort}`,
      `--tls-cert-file=${pki}/apiserver.crt`,
      `--tls-private-key-file=${pki}/apiserver.key`,
      `--client-ca-file=${pki}/ca.crt`,
      '--authorization-mode=RBAC',
      '--service-account-issuer=https://kubernetes.default.svc.cluster.local',
      `--service-account-key-file=${pki}/service-accounts.pub`,
      `--service-account-signing-key-file=${pki}/service-accounts.key`,
      '--service-cluster-ip-range=10.96.0.0/16',
      // Its own address is a loopback one, which no Endpoints may hold.
      '--endpoint-reconciler-type=none',
      ...(audit
        ? [
            '--audit-policy-file=audit-policy.yaml',
            '--audit-log-path=logs/audit.log',
          ]
        : []),
    ],
    apiServerPort,
  );
}

/**
 * kube-controller-manager: namespaces, garbage collection, quota and so on.
 *
 * @internal
 */
export function controllerManager(
  settings: BinarySettings,
  further?: FurtherControlPlane & { controllers: string[] },
): ComponentSpec {
  const pki = folderOf('pki', further);
  const kubeconfigs = folderOf('kubeconfigs', further);
  return component(settings, { program: 'kube-controller-manager', further }, [
    `--kubeconfig=${kubeconfigs}/controller-manager`,
    // Nothing measures Pods that run nothing, so that it could only complain.
    // Where autoscalers are simulated, what stands in for KEDA answers for it.
    `--controllers=${
      further?.controllers.join(',') ??
      '*,-horizontal-pod-autoscaler-controller'
    }`,
    '--leader-elect=false',
    '--secure-port=0',
    '--use-service-account-credentials',
    `--service-account-private-key-file=${pki}/service-accounts.key`,
    `--root-ca-file=${pki}/ca.crt`,
    '--kube-api-qps=500',
    '--kube-api-burst=1000',
  ]);
}

/**
 * kube-scheduler.
 *
 * @internal
 */
export function scheduler(settings: BinarySettings): ComponentSpec {
  return component(settings, { program: 'kube-scheduler' }, [
    '--kubeconfig=kubeconfigs/scheduler',
    '--leader-elect=false',
    '--secure-port=0',
    '--kube-api-qps=500',
    '--kube-api-burst=1000',
  ]);
}

/**
 * kwok: the kubelets, and the status of what operators would manage.
 *
 * @internal
 */
export function kwok(settings: BinarySettings): ComponentSpec {
  return component(settings, { program: 'kwok' }, [
    '--kubeconfig=kubeconfigs/kwok',
    '--manage-all-nodes=true',
    '--enable-crds=Stage',
    '--node-lease-duration-seconds=40',
    '--cidr=10.244.0.0/16',
  ]);
}

/**
 * What the audit log holds: one line a request, without bodies, so that no
 * Secret gets into it.
 *
 * @internal
 */
export const auditPolicy = `apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: [RequestReceived]
rules:
  - level: Metadata
`;

function component(
  settings: BinarySettings,
  { program, further }: { program: string; further?: FurtherControlPlane },
  args: string[],
  port?: number,
): ComponentSpec {
  const { binary, data } = settings;
  const name = further ? `${further.name}-${program}` : program;
  return {
    name,
    command: binary,
    args: [program, ...args],
    cwd: data.folder,
    // Nothing else: etcd takes any ETCD_* for an option, kwok reads ~/.kwok.
    env: { PATH: process.env.PATH, HOME: data.folder },
    logFile: data.logFile(name),
    ...(port !== undefined && { port }),
  };
}

function folderOf(name: string, further: FurtherControlPlane | undefined) {
  return further ? `${further.folder}/${name}` : name;
}
