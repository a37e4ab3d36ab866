import type { IncomingHttpHeaders } from 'node:http';
import type { KubernetesClient } from '../kubernetes/KubernetesClient';
import { ApiError } from './ApiError';

/**
 * What somebody wants to do, as a SubjectAccessReview asks for it.
 *
 * @internal
 */
export interface Attempt {
  namespace: string;
  verb: string;
  resource: 'pipelines' | 'experiments' | 'runs' | 'jobs';
  name?: string;
}

/**
 * Decides in multi-user mode who may do what; undefined in single-user mode,
 * where everybody may do everything.
 *
 * @internal
 */
export interface Access {
  check(headers: IncomingHttpHeaders, attempt: Attempt): Promise<void>;
}

/** The audience that a token has to be for. */
export const TOKEN_AUDIENCE = 'pipelines.kubeflow.org';

/**
 * As the server does it: who calls is said by the header of an identity-aware
 * proxy or by a token of Kubernetes, and its RBAC decides.
 *
 * @internal
 */
export class KubernetesAccess implements Access {
  readonly #client: KubernetesClient;

  static create(client: KubernetesClient): KubernetesAccess {
    return new KubernetesAccess(client);
  }

  private constructor(client: KubernetesClient) {
    this.#client = client;
  }

  async check(headers: IncomingHttpHeaders, attempt: Attempt): Promise<void> {
    const user = await this.#userOf(headers);
    if (!attempt.namespace) {
      throw ApiError.invalid(
        `A ${attempt.resource.replace(
          /s$/,
          '',
        )} cannot have an empty namespace in multi-user mode`,
      );
    }
    const { status } = await this.#client.request<{
      status: { allowed: boolean; reason?: string };
    }>({
      method: 'POST',
      path: '/apis/authorization.k8s.io/v1/subjectaccessreviews',
      body: {
        apiVersion: 'authorization.k8s.io/v1',
        kind: 'SubjectAccessReview',
        spec: {
          user,
          resourceAttributes: {
            group: 'pipelines.kubeflow.org',
            version: 'v1beta1',
            ...attempt,
          },
        },
      },
    });
    if (!status.allowed) {
      throw new ApiError(
        7,
        `PermissionDenied: User '${user}' is not authorized with reason: ${
          status.reason ?? ''
        } (request: namespace:"${attempt.namespace}" verb:"${
          attempt.verb
        }" group:"pipelines.kubeflow.org" resource:"${attempt.resource}")`,
      );
    }
  }

  async #userOf(headers: IncomingHttpHeaders): Promise<string> {
    const header = headers['kubeflow-userid'];
    if (typeof header === 'string' && header) {
      return header;
    }
    const token = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1];
    if (!token) {
      throw new ApiError(
        16,
        'Unauthenticated: Request header error: there is no user identity header.',
      );
    }
    const { status } = await this.#client.request<{
      status: {
        authenticated?: boolean;
        audiences?: string[];
        error?: string;
        user?: { username?: string };
      };
    }>({
      method: 'POST',
      path: '/apis/authentication.k8s.io/v1/tokenreviews',
      body: {
        apiVersion: 'authentication.k8s.io/v1',
        kind: 'TokenReview',
        spec: { token, audiences: [TOKEN_AUDIENCE] },
      },
    });
    if (!status.authenticated || !status.audiences?.includes(TOKEN_AUDIENCE)) {
      throw new ApiError(
        16,
        `Unauthenticated: Review.Status.Authenticated is false. Error ${
          status.error ??
          `Failed to find all of '[${TOKEN_AUDIENCE}]' in audience`
        }`,
      );
    }
    return status.user?.username ?? '';
  }
}
