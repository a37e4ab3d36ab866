import type { FieldError } from '@berth/backstage-plugin-berth-common';
import type { z } from 'zod';
import { secretName } from '../../shared/fields';

/** No user or password in it, which would be for everybody to read. */
const GIT_URL =
  /^https:\/\/[a-z0-9]([-a-z0-9.]{0,200}[a-z0-9])?(:[0-9]{1,5})?(\/[A-Za-z0-9_~][A-Za-z0-9._~-]{0,99}){1,10}$/;

const REVISION = /^[A-Za-z0-9][A-Za-z0-9._/-]{0,199}$/;

const FOLDER =
  /^[A-Za-z0-9_][A-Za-z0-9._-]{0,99}(\/[A-Za-z0-9_][A-Za-z0-9._-]{0,99}){0,9}$/;

/** Without a tag: each build has one of its own. */
const REPOSITORY =
  /^[a-z0-9]([-a-z0-9.]{0,99}[a-z0-9])?(:[0-9]{1,5})?(\/[a-z0-9]+([._-][a-z0-9]+)*){1,6}$/;

const VARIABLE = /^[A-Z][A-Z0-9_]{0,63}$/;

/** Tekton would take $(…) for a variable of its own. */
const VALUE = /^[^$]{0,1024}$/;

/**
 * A revision of a repository.
 *
 * @internal
 */
export function revision(zod: typeof z) {
  return zod
    .string()
    .regex(REVISION, 'Write a branch, a tag or a commit, such as main.');
}

/**
 * Where the source is, in the words of `func.yaml` where that has one.
 *
 * @internal
 */
export function sourceFields(zod: typeof z) {
  return {
    url: zod
      .string()
      .max(512)
      .regex(GIT_URL, 'Write an address such as https://github.com/me/hello.')
      .optional()
      .describe(
        'Address of the Git repository, by HTTPS. Left out, the image above is run. It needs Tekton on the cluster; elsewhere only an image will do.',
      )
      .meta({ title: 'Git repository' }),
    revision: revision(zod)
      .default('main')
      .describe('A branch, a tag or a commit.')
      .meta({ title: 'Revision' }),
    path: zod
      .string()
      .regex(FOLDER, 'Write a folder such as functions/hello.')
      .optional()
      .describe('The folder of the repository that it is in.')
      .meta({ title: 'Folder' }),
    kind: zod
      .enum(['function', 'application'])
      .default('function')
      .describe(
        'function is a project of func create, with a func.yaml; application is anything else that buildpacks know and that answers HTTP.',
      )
      .meta({ title: 'Kind of project' }),
    env: zod
      .record(zod.string().regex(VARIABLE), zod.string().regex(VALUE))
      .default({})
      .describe(
        'Variables for the build, such as BP_NODE_VERSION. Nothing secret.',
      )
      .meta({ title: 'Variables of the build' }),
    image: zod
      .string()
      .max(200)
      .regex(
        REPOSITORY,
        'Write a name such as registry.example.com/team/hello, without a tag.',
      )
      .optional()
      .describe(
        "Where the built image goes, without a tag; a place of the tenant's in the platform's registry unless given.",
      )
      .meta({ title: 'Built image' }),
    registrySecret: secretName(zod)
      .optional()
      .describe(
        'Secret of the namespace (kubernetes.io/dockerconfigjson) that may push the image and pull it.',
      )
      .meta({ title: 'Secret for the registry' }),
    gitSecret: secretName(zod)
      .optional()
      .describe(
        'Secret of the namespace (kubernetes.io/basic-auth) that may read the repository, where it is private.',
      )
      .meta({ title: 'Secret for Git' }),
  };
}

/**
 * What {@link sourceFields} describe, defaults filled in.
 *
 * @internal
 */
export type Source = z.infer<z.ZodObject<ReturnType<typeof sourceFields>>>;

/**
 * Rules that span the fields.
 *
 * @param options.hasRegistry - whether the platform team has said where images
 * go
 * @internal
 */
export function checkSource(
  source: Source,
  options: { hasRegistry: boolean },
): FieldError[] {
  const { url, image, path, registrySecret, gitSecret } = source;
  if (!url) {
    return image || path || registrySecret || gitSecret
      ? [
          {
            field: 'source.url',
            message: 'Say which repository it is built from.',
          },
        ]
      : [];
  }
  return image || options.hasRegistry
    ? []
    : [
        {
          field: 'source.image',
          message:
            'Say where the built image goes: the platform team has configured no registry for builds.',
        },
      ];
}
