import type { RootConfigService } from '@backstage/backend-plugin-api';

/**
 * How the Kubeflow Pipelines of a cluster is reached, and as whom.
 *
 * @internal
 */
export interface PipelinesSettings {
  /** Through the API server's proxy, where no endpoint is given. */
  service: { namespace: string; name: string; port: number };
  /** Such as `http://ml-pipeline.kubeflow.svc:8888`, without a slash at the end. */
  endpoint?: string;
  /** How the person is named in multi-user mode. */
  identity:
    | { by: 'token'; serviceAccount: string; audience: string }
    | { by: 'header'; header: string; userPrefix: string };
  /** The longest that one call may take. */
  timeoutMs: number;
}

const KEY = 'berth.pipelines';

/**
 * Reads `berth.pipelines`, and what `berth.pipelines.clusters.<name>` says
 * otherwise of one cluster.
 *
 * @throws Error that names the key
 * @internal
 */
export function readPipelinesSettings(
  config: RootConfigService,
  cluster: string,
): PipelinesSettings {
  const of = <T>(read: (key: string) => T | undefined, key: string) =>
    read(`${KEY}.clusters.${cluster}.${key}`) ?? read(`${KEY}.${key}`);
  const text = (key: string) => of(k => config.getOptionalString(k), key);
  const number = (key: string) => of(k => config.getOptionalNumber(k), key);

  const endpoint = text('endpoint')?.replace(/\/+$/, '');
  if (
    endpoint !== undefined &&
    !/^https?:\/\/[^/?#@]+(\/[^?#]*)?$/.test(endpoint)
  ) {
    throw new Error(
      `${KEY}.endpoint has to be an http or https URL without credentials, such as http://ml-pipeline.kubeflow.svc:8888`,
    );
  }
  const header = text('identity.header');
  return {
    service: {
      namespace: text('service.namespace') ?? 'kubeflow',
      name: text('service.name') ?? 'ml-pipeline',
      port: number('service.port') ?? 8888,
    },
    ...(endpoint && { endpoint }),
    identity: header
      ? {
          by: 'header',
          header: header.toLowerCase(),
          // As Berth names people towards the cluster, whose RBAC decides.
          userPrefix:
            config.getOptionalString(
              `berth.clusters.${cluster}.identity.userPrefix`,
            ) ??
            config.getOptionalString('berth.identity.userPrefix') ??
            'backstage:',
        }
      : {
          by: 'token',
          serviceAccount: text('identity.serviceAccount') ?? 'default-editor',
          audience: text('identity.audience') ?? 'pipelines.kubeflow.org',
        },
    timeoutMs: (number('timeoutSeconds') ?? 20) * 1000,
  };
}
