/**
 * What the platform team says of builds.
 *
 * @public
 */
export interface BuildSettings {
  /**
   * Where built images go, such as `registry.example.com/functions`; below it
   * each tenant has a folder. Without one whoever asks has to say it.
   */
  registry?: string;
  /** What differs on single clusters, by the cluster's name. */
  registries?: Record<string, string>;
  /**
   * The Secret of type `kubernetes.io/dockerconfigjson` in each tenant's
   * namespace that may push to the registry and pull from it.
   */
  registrySecret?: string;
  /** The service account of the tenant's namespace that builds run as. */
  serviceAccount?: string;
  /** An image with the lifecycle of Cloud Native Buildpacks. */
  builder?: {
    image: string;
    /** The user and the group of the image, `CNB_USER_ID` and `CNB_GROUP_ID`. */
    user: number;
    group: number;
  };
  /** An image with a shell and git. */
  gitImage?: string;
  /** The image that completes a project of Knative Functions. */
  scaffoldImage?: string;
}

/**
 * {@link BuildSettings} with what it comes to where nothing is said.
 *
 * @internal
 */
export type ResolvedBuildSettings = BuildSettings &
  Required<
    Pick<
      BuildSettings,
      'serviceAccount' | 'builder' | 'gitImage' | 'scaffoldImage'
    >
  >;

/**
 * Fills in what is not said.
 *
 * @internal
 */
export function resolveSettings(given: BuildSettings): ResolvedBuildSettings {
  return {
    serviceAccount: 'default',
    builder: {
      image: 'docker.io/paketobuildpacks/builder-jammy-base:latest',
      user: 1001,
      group: 1000,
    },
    gitImage: 'docker.io/alpine/git:v2.49.1',
    scaffoldImage: 'ghcr.io/knative/func-utils:v2',
    ...given,
  };
}

/**
 * Where the images of a cluster's tenants go; undefined where nobody has said.
 *
 * @internal
 */
export function registryOf(
  { registry, registries = {} }: BuildSettings,
  cluster: string,
): string | undefined {
  return Object.hasOwn(registries, cluster) ? registries[cluster] : registry;
}
