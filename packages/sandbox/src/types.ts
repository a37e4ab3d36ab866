import type { SandboxError } from './errors';
import type { KubernetesClient } from './kubernetes/KubernetesClient';
import type { KubernetesObject } from './kubernetes/types';

/**
 * What a sandbox's cluster holds at first: `minimal` has nodes, storage, Berth's
 * own account and the kinds of the simulated operators; `demo` has tenants,
 * people's rights and some databases too; `gitops` is `demo` with a Git forge.
 *
 * @public
 */
export type SandboxProfile = 'minimal' | 'demo' | 'gitops';

/**
 * How the sandbox's identity provider is reached.
 *
 * @public
 */
export interface IdentityProviderOptions {
  /**
   * The port on localhost. With a `dataDir` it is 7010 unless given; without,
   * any free one.
   */
  port?: number;
  /** Where people may be sent back to. Default: the portal on port 7007 */
  redirectUris?: string[];
}

/**
 * How the sandbox's Git forge is reached, and what is in it at first.
 *
 * @public
 */
export interface ForgeOptions {
  /**
   * The port on localhost. With a `dataDir` it is 7030 unless given; without,
   * any free one.
   */
  port?: number;
  /** Organizations that are there. Default: one for each tenant of the demo */
  organizations?: string[];
}

/**
 * How Kubeflow Pipelines is installed: where it keeps its pipelines, and whether
 * it serves one user or many, each in namespaces of their own.
 *
 * @public
 */
export type PipelinesMode =
  | 'kubernetes'
  | 'database'
  | 'kubernetes-multi-user'
  | 'database-multi-user';

/**
 * Options of `startSandbox`. All of them have defaults.
 *
 * @public
 */
export interface SandboxOptions {
  /** The cluster's name. Default: `sandbox` */
  name?: string;
  /** Default: `minimal` */
  profile?: SandboxProfile;
  /** Where state is kept. Default: a new folder that `stop` removes */
  dataDir?: string;
  /** The API server's port. Default: the one it last had here, or a free one */
  apiServerPort?: number;
  /** Whether there are nodes, on which Pods run. Default: true */
  nodes?: boolean;
  /**
   * Whether operators are simulated, and their kinds served; or the names of
   * those that are. Default: true, which is all
   */
  operators?: boolean | string[];
  /**
   * How Kubeflow Pipelines is installed, which is for good in a `dataDir`.
   * Default: what it was there, else `kubernetes`
   */
  pipelines?: PipelinesMode;
  /**
   * How long simulated operators take for each step, in milliseconds. Default:
   * 100, in the demo 1500
   */
  operatorDelayMs?: number;
  /** Default: none in `minimal`, one in `demo` */
  identityProvider?: IdentityProviderOptions | boolean;
  /**
   * A Git forge, which is Gitea and is built once, with a C compiler. Default:
   * one in `gitops`, else none
   */
  forge?: ForgeOptions | boolean;
  /** Whether the API server writes an audit log. Default: false */
  audit?: boolean;
  /** Told what goes on, one line at a time. Default: nobody */
  log?: (message: string) => void;
  /** Told when a process ends that nobody stopped. Default: `log` */
  onComponentDied?: (error: SandboxError) => void;
}

/**
 * What an OpenID Connect client needs to know of the sandbox's provider.
 *
 * @public
 */
export interface SandboxIdentityProvider {
  issuer: string;
  metadataUrl: string;
  clientId: string;
  clientSecret: string;
}

/**
 * What the portal needs to know of the sandbox's Git forge.
 *
 * @public
 */
export interface SandboxForge {
  /** Such as `http://localhost:7030` */
  url: string;
  /** The portal's account, which administers the forge */
  username: string;
  /** A token of that account, for the API and for Git */
  token: string;
  /** The file with that token, readable by its owner only */
  tokenFile: string;
}

/**
 * Somebody as the API server sees them.
 *
 * @public
 */
export interface KubernetesIdentity {
  user: string;
  groups?: string[];
}

/**
 * A running sandbox: a Kubernetes API server of one's own, and what goes with
 * it. It ends with the process that started it, at the latest.
 *
 * @public
 */
export interface Sandbox extends AsyncDisposable {
  readonly name: string;
  readonly profile: SandboxProfile;
  readonly dataDir: string;
  readonly apiServer: {
    /** Such as `https://127.0.0.1:20123` */
    url: string;
    /** Its certificate authority: PEM, in base64 */
    caData: string;
  };
  /** The administrator's kubeconfig, as a file and as its text */
  readonly kubeconfigFile: string;
  readonly kubeconfig: string;
  /** A client as the administrator */
  readonly admin: KubernetesClient;
  /** The token of Berth's own account, `berth-system/berth` */
  readonly berthToken: string;
  readonly identityProvider: SandboxIdentityProvider | undefined;
  readonly forge: SandboxForge | undefined;
  /**
   * Where Kubeflow Pipelines is reached with a token, such as
   * `http://127.0.0.1:20124`; undefined where it serves one user, whom the API
   * server's proxy leads there
   */
  readonly pipelinesEndpoint: string | undefined;
  /** The API server's audit log, where it writes one: a JSON object a line */
  readonly auditLogFile: string | undefined;

  /** What the portal reads of its environment */
  env(): Record<string, string>;
  /**
   * Server-side apply as the administrator, by force: objects, or the path of a
   * YAML file with some. Waits for kinds that are defined among them. The field
   * manager is `kubectl` unless given. Returns the objects as the API server
   * has them.
   */
  apply(
    objects: string | KubernetesObject | KubernetesObject[],
    options?: { fieldManager?: string },
  ): Promise<KubernetesObject[]>;
  /** A client as somebody, by a certificate of their own */
  clientFor(identity: KubernetesIdentity): Promise<KubernetesClient>;
  /** A kubeconfig's text as somebody, by a certificate of their own */
  kubeconfigFor(identity: KubernetesIdentity): Promise<string>;
  /** A client with a token, acting as somebody else where that is said */
  clientWithToken(
    token: string,
    options?: { impersonate?: KubernetesIdentity },
  ): KubernetesClient;
  /** Ends the API server alone, abruptly, to see what happens without it */
  stopApiServer(): Promise<void>;
  /**
   * Starts it again, on the same port, and what works on the cluster with it,
   * and waits until all of that works
   */
  startApiServer(): Promise<void>;
  /**
   * Freezes the API server alone: connections stay open and nothing answers, as
   * when a network drops packets. `stop` ends it all the same
   */
  pauseApiServer(): Promise<void>;
  /** Lets it go on */
  resumeApiServer(): void;
  /**
   * Makes etcd forget every revision before the present one. The API server
   * still knows the recent ones of which it keeps a copy, until it is started
   * again
   */
  compactEtcd(): Promise<void>;
  /** Ends everything. State stays where a `dataDir` was given */
  stop(): Promise<void>;
}
