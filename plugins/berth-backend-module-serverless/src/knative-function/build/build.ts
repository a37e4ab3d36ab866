import { createHash } from 'node:crypto';
import { jsonOf, textOf } from '@berth/backstage-plugin-berth-node';
import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import * as zod from 'zod';
import { registryOf, type ResolvedBuildSettings } from './settings';
import type { Source } from './source';
import { BUILD_NOTE } from './kind';

const schema = zod.object({
  url: zod.string(),
  revision: zod.string(),
  path: zod.string().optional(),
  kind: zod.enum(['function', 'application']),
  env: zod.record(zod.string(), zod.string()),
  /** Where the image goes, without a tag. */
  repository: zod.string(),
  registrySecret: zod.string().optional(),
  gitSecret: zod.string().optional(),
  serviceAccount: zod.string(),
  builder: zod.object({
    image: zod.string(),
    user: zod.number(),
    group: zod.number(),
  }),
  gitImage: zod.string(),
  scaffoldImage: zod.string(),
});

/**
 * All that a build is made of.
 *
 * @internal
 */
export type Build = zod.infer<typeof schema>;

/**
 * The build that a source comes to on a cluster; undefined where there is no
 * source, or nowhere for its image to go.
 *
 * @internal
 */
export function buildOf(
  source: Source,
  context: { cluster: string; tenant: string; name: string },
  settings: ResolvedBuildSettings,
): Build | undefined {
  const { url, image, ...rest } = source;
  const registry = registryOf(settings, context.cluster);
  const repository =
    image ?? (registry && `${registry}/${context.tenant}/${context.name}`);
  if (!url || !repository) {
    return undefined;
  }
  const { serviceAccount, builder, gitImage, scaffoldImage } = settings;
  return {
    ...rest,
    url,
    repository,
    // Where somebody names a registry, the platform's Secret is not its own.
    registrySecret:
      rest.registrySecret ?? (image ? undefined : settings.registrySecret),
    serviceAccount,
    builder,
    gitImage,
    scaffoldImage,
  };
}

/**
 * The image of the first build. Its tag is known before it is built, and is
 * another one for another source.
 *
 * @internal
 */
export function firstImage(build: Build): string {
  const { url, revision, path, kind, env } = build;
  const hash = createHash('sha256')
    .update(JSON.stringify([url, revision, path, kind, env]))
    .digest('hex');
  return `${build.repository}:source-${hash.slice(0, 12)}`;
}

/**
 * How a Service says that it is built; undefined where it does not, or not in
 * a way that Berth knows.
 *
 * @internal
 */
export function buildNoted({ metadata }: KubernetesObject): Build | undefined {
  const { [BUILD_NOTE]: note } = (metadata.annotations ?? {}) as Record<
    string,
    unknown
  >;
  return schema.safeParse(jsonOf(textOf(note))).data;
}
