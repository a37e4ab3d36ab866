import {
  addResources,
  multiplyResources,
  type KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import type { ResourceList } from '@berth/backstage-plugin-berth-node';
import { apiVersionOf } from '../../knative/kinds';
import type { Build } from './build';
import { TASK_RUN } from './kind';
import { BUILD_STEP, resources, STEP, stepsOf, volumesOf } from './steps';

// Where the program of a Go function lies once it is completed, and where a
// function listens; builds of other languages know neither.
const FUNCTION_ENV = {
  BP_GO_WORKDIR: '.func/builds/last',
  BPE_DEFAULT_LISTEN_ADDRESS: '[::]:8080',
};

/** How long a build may take. */
const TIMEOUT = '30m0s';

/**
 * The run of Tekton that builds an image and pushes it: one pod, as the
 * `restricted` Pod Security level asks for, without a token of its service
 * account.
 *
 * @internal
 */
export function taskRunOf(
  build: Build,
  options: { name: string; image: string },
): KubernetesObject {
  const { user, group } = build.builder;
  const env = Object.entries({
    ...(build.kind === 'function' && FUNCTION_ENV),
    ...build.env,
  }).map(([name, text]) => `${name}=${text}`);
  return {
    apiVersion: apiVersionOf(TASK_RUN),
    kind: TASK_RUN.kind,
    metadata: { name: options.name },
    spec: {
      serviceAccountName: build.serviceAccount,
      timeout: TIMEOUT,
      podTemplate: {
        automountServiceAccountToken: false,
        enableServiceLinks: false,
        securityContext: {
          runAsNonRoot: true,
          runAsUser: user,
          runAsGroup: group,
          fsGroup: group,
          seccompProfile: { type: 'RuntimeDefault' },
        },
      },
      params: [
        { name: 'url', value: build.url },
        { name: 'revision', value: build.revision },
        { name: 'image', value: options.image },
        { name: 'env', value: env },
      ],
      taskSpec: {
        description: 'Builds an image by Cloud Native Buildpacks.',
        params: [
          ...['url', 'revision', 'image'].map(name => ({
            name,
            type: 'string',
          })),
          { name: 'env', type: 'array' },
        ],
        results: [
          { name: 'COMMIT', type: 'string' },
          { name: 'IMAGE_URL', type: 'string' },
          { name: 'IMAGE_DIGEST', type: 'string' },
        ],
        stepTemplate: {
          env: [{ name: 'CNB_PLATFORM_API', value: '0.12' }],
          computeResources: resources(STEP),
          securityContext: {
            allowPrivilegeEscalation: false,
            capabilities: { drop: ['ALL'] },
            runAsNonRoot: true,
            seccompProfile: { type: 'RuntimeDefault' },
          },
        },
        volumes: volumesOf(build),
        steps: stepsOf(build),
      },
    },
  };
}

/**
 * What a build takes as long as it runs: all of its steps are containers of
 * one pod.
 *
 * @internal
 */
export function usageOfBuild({ kind }: Pick<Build, 'kind'>): ResourceList {
  const others = kind === 'function' ? 6 : 5;
  const { cpu, memory } = addResources(
    multiplyResources(STEP, others),
    BUILD_STEP,
  );
  return {
    'requests.cpu': cpu,
    'requests.memory': memory,
    'limits.memory': memory,
    pods: '1',
  };
}
