import type { CertificateAuthority } from './certificates/CertificateAuthority';
import { applyObjects } from './kubernetes/applyObjects';
import type { ConnectionOptions } from './kubernetes/HttpConnection';
import { base64, formatKubeconfig } from './kubernetes/kubeconfig';
import { KubernetesClient } from './kubernetes/KubernetesClient';
import { readManifests } from './kubernetes/manifests';
import type { KubernetesObject } from './kubernetes/types';
import type {
  KubernetesIdentity,
  Sandbox,
  SandboxForge,
  SandboxIdentityProvider,
  SandboxProfile,
} from './types';

/**
 * What a {@link RunningSandbox} is made of.
 *
 * @internal
 */
export interface RunningSandboxParts {
  name: string;
  profile: SandboxProfile;
  dataDir: string;
  url: string;
  authority: CertificateAuthority;
  kubeconfig: string;
  kubeconfigFile: string;
  admin: KubernetesClient;
  berthToken: string;
  identityProvider: SandboxIdentityProvider | undefined;
  forge: SandboxForge | undefined;
  pipelinesEndpoint: string | undefined;
  auditLogFile: string | undefined;
  stopApiServer: () => Promise<void>;
  startApiServer: () => Promise<void>;
  pauseApiServer: () => Promise<void>;
  resumeApiServer: () => void;
  compactEtcd: () => Promise<void>;
  stop: () => Promise<void>;
}

/**
 * A sandbox that has been started.
 *
 * @internal
 */
export class RunningSandbox implements Sandbox {
  readonly #parts: RunningSandboxParts;
  readonly #clients: KubernetesClient[] = [];

  static create(parts: RunningSandboxParts): RunningSandbox {
    return new RunningSandbox(parts);
  }

  private constructor(parts: RunningSandboxParts) {
    this.#parts = parts;
  }

  get name() {
    return this.#parts.name;
  }

  get profile() {
    return this.#parts.profile;
  }

  get dataDir() {
    return this.#parts.dataDir;
  }

  get apiServer() {
    const { url, authority } = this.#parts;
    return { url, caData: base64(authority.certificate) };
  }

  get kubeconfigFile() {
    return this.#parts.kubeconfigFile;
  }

  get kubeconfig() {
    return this.#parts.kubeconfig;
  }

  get admin() {
    return this.#parts.admin;
  }

  get berthToken() {
    return this.#parts.berthToken;
  }

  get identityProvider() {
    return this.#parts.identityProvider;
  }

  get forge() {
    return this.#parts.forge;
  }

  get pipelinesEndpoint() {
    return this.#parts.pipelinesEndpoint;
  }

  get auditLogFile() {
    return this.#parts.auditLogFile;
  }

  env(): Record<string, string> {
    const { identityProvider, forge, apiServer, pipelinesEndpoint } = this;
    return {
      BERTH_CLUSTER_URL: apiServer.url,
      BERTH_CLUSTER_CA_DATA: apiServer.caData,
      BERTH_CLUSTER_TOKEN: this.berthToken,
      ...(identityProvider && {
        BERTH_OIDC_METADATA_URL: identityProvider.metadataUrl,
        BERTH_OIDC_CLIENT_ID: identityProvider.clientId,
        BERTH_OIDC_CLIENT_SECRET: identityProvider.clientSecret,
      }),
      ...(forge && {
        BERTH_FORGE_URL: forge.url,
        BERTH_FORGE_HOST: new URL(forge.url).host,
        BERTH_FORGE_USERNAME: forge.username,
        BERTH_FORGE_TOKEN: forge.token,
      }),
      ...(pipelinesEndpoint && {
        BERTH_PIPELINES_ENDPOINT: pipelinesEndpoint,
      }),
      BERTH_DATA: this.dataDir,
      KUBECONFIG: this.kubeconfigFile,
    };
  }

  async apply(
    objects: string | KubernetesObject | KubernetesObject[],
    options: { fieldManager?: string } = {},
  ): Promise<KubernetesObject[]> {
    const list =
      typeof objects === 'string' ? await readManifests(objects) : objects;
    return applyObjects(this.admin, Array.isArray(list) ? list : [list], {
      fieldManager: 'kubectl',
      ...options,
    });
  }

  async clientFor(identity: KubernetesIdentity): Promise<KubernetesClient> {
    return this.#client(await this.#connectionFor(identity));
  }

  async kubeconfigFor(identity: KubernetesIdentity): Promise<string> {
    return formatKubeconfig({
      name: this.name,
      connection: await this.#connectionFor(identity),
    });
  }

  clientWithToken(
    token: string,
    options: { impersonate?: KubernetesIdentity } = {},
  ): KubernetesClient {
    return this.#client({ ...this.#server(), token, ...options });
  }

  async stopApiServer(): Promise<void> {
    await this.#parts.stopApiServer();
  }

  async startApiServer(): Promise<void> {
    await this.#parts.startApiServer();
  }

  async pauseApiServer(): Promise<void> {
    await this.#parts.pauseApiServer();
  }

  resumeApiServer(): void {
    this.#parts.resumeApiServer();
  }

  async compactEtcd(): Promise<void> {
    await this.#parts.compactEtcd();
  }

  async stop(): Promise<void> {
    this.#clients.forEach(client => client.close());
    await this.#parts.stop();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }

  #client(connection: ConnectionOptions): KubernetesClient {
    const client = KubernetesClient.create(connection);
    this.#clients.push(client);
    return client;
  }

  async #connectionFor(
    identity: KubernetesIdentity,
  ): Promise<ConnectionOptions> {
    const pair = await this.#parts.authority.issue({
      commonName: identity.user,
      organizations: identity.groups,
      usage: 'client',
    });
    return { ...this.#server(), ...pair };
  }

  #server() {
    const { url, authority } = this.#parts;
    return { url, ca: authority.certificate };
  }
}
