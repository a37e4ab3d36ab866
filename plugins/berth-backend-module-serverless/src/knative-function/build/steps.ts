import type { Build } from './build';

const SOURCE = '/workspace/source/app';
const LAYERS = '/layers';
const PLATFORM = '/platform';
const GIT_KEYS = '/var/berth/git';
const REGISTRY_KEYS = '/var/berth/registry';

/** What each step gets but that which builds. */
export const STEP = { cpu: '50m', memory: '128Mi' };

/** What the step that builds gets. */
export const BUILD_STEP = { cpu: '500m', memory: '1Gi' };

// Nothing that somebody has typed is ever a part of a script: it comes by
// variables and arguments.
const CLONE = `#!/bin/sh
set -eu
mkdir -p ${PLATFORM}/env
for one in "$@"; do
  printf %s "\${one#*=}" > "${PLATFORM}/env/\${one%%=*}"
done
git init -q ${SOURCE}
cd ${SOURCE}
git remote add origin "$GIT_URL"
git -c credential.helper= -c credential.helper='!f() { echo "username=$(cat ${GIT_KEYS}/username)"; echo "password=$(cat ${GIT_KEYS}/password)"; }; f' fetch -q --depth 1 origin "$GIT_REVISION"
git checkout -q FETCH_HEAD
git rev-parse HEAD | tr -d '\\n' > "$(results.COMMIT.path)"
`;

const EXPORT = `#!/bin/sh
set -eu
/cnb/lifecycle/exporter -app="$APP" -layers=${LAYERS} -report=${LAYERS}/report.toml "$IMAGE"
sed -n 's/^ *digest *= *"\\(sha256:[0-9a-f]*\\)".*/\\1/p' ${LAYERS}/report.toml | tr -d '\\n' > "$(results.IMAGE_DIGEST.path)"
printf %s "$IMAGE" > "$(results.IMAGE_URL.path)"
`;

/**
 * The steps of a build: each is a container of one pod, and none is root. The
 * code of the source only runs in `build`, which has neither the keys of the
 * registry nor those of Git.
 *
 * @internal
 */
export function stepsOf(build: Build): Array<Record<string, unknown>> {
  const { builder, kind } = build;
  const app = build.path ? `${SOURCE}/${build.path}` : SOURCE;
  const registry = build.registrySecret
    ? {
        env: [{ name: 'DOCKER_CONFIG', value: REGISTRY_KEYS }],
        mount: [mount('registry', REGISTRY_KEYS)],
      }
    : { env: [], mount: [] };
  const lifecycle = (
    name: string,
    binary: string,
    args: string[],
    withKeys = false,
  ) => ({
    name,
    image: builder.image,
    command: [`/cnb/lifecycle/${binary}`],
    args,
    ...(withKeys && { env: registry.env }),
    volumeMounts: [...mounts(), ...(withKeys ? registry.mount : [])],
  });
  return [
    {
      name: 'clone',
      image: build.gitImage,
      script: CLONE,
      args: ['$(params.env[*])'],
      env: [
        { name: 'GIT_URL', value: '$(params.url)' },
        { name: 'GIT_REVISION', value: '$(params.revision)' },
      ],
      volumeMounts: [
        ...mounts(),
        ...(build.gitSecret ? [mount('git', GIT_KEYS)] : []),
      ],
    },
    ...(kind === 'function'
      ? [
          {
            name: 'scaffold',
            image: build.scaffoldImage,
            workingDir: SOURCE,
            command: ['scaffold', build.path ?? '.', 'pack'],
            volumeMounts: mounts(),
          },
        ]
      : []),
    lifecycle(
      'analyze',
      'analyzer',
      [`-layers=${LAYERS}`, '$(params.image)'],
      true,
    ),
    lifecycle('detect', 'detector', [
      `-app=${app}`,
      `-layers=${LAYERS}`,
      `-platform=${PLATFORM}`,
    ]),
    lifecycle('restore', 'restorer', [`-layers=${LAYERS}`], true),
    {
      ...lifecycle('build', 'builder', [
        `-app=${app}`,
        `-layers=${LAYERS}`,
        `-platform=${PLATFORM}`,
      ]),
      computeResources: resources(BUILD_STEP),
    },
    {
      name: 'export',
      image: builder.image,
      script: EXPORT,
      env: [
        { name: 'APP', value: app },
        { name: 'IMAGE', value: '$(params.image)' },
        ...registry.env,
      ],
      volumeMounts: [...mounts(), ...registry.mount],
    },
  ];
}

/**
 * What the steps share, and the Secrets that some of them get.
 *
 * @internal
 */
export function volumesOf({ gitSecret, registrySecret }: Build) {
  return [
    ...['source', 'layers', 'platform'].map(name => ({ name, emptyDir: {} })),
    ...(gitSecret ? [{ name: 'git', secret: { secretName: gitSecret } }] : []),
    ...(registrySecret
      ? [
          {
            name: 'registry',
            secret: {
              secretName: registrySecret,
              items: [{ key: '.dockerconfigjson', path: 'config.json' }],
            },
          },
        ]
      : []),
  ];
}

/**
 * CPU and memory as a step's definition says them.
 *
 * @internal
 */
export function resources({ cpu, memory }: { cpu: string; memory: string }) {
  return { requests: { cpu, memory }, limits: { memory } };
}

function mounts() {
  return [
    { name: 'source', mountPath: '/workspace/source' },
    { name: 'layers', mountPath: LAYERS },
    { name: 'platform', mountPath: PLATFORM },
  ];
}

function mount(name: string, mountPath: string) {
  return { name, mountPath, readOnly: true };
}
