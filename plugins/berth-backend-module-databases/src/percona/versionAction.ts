import type { FieldError } from '@berth/backstage-plugin-berth-common';
import { refuse } from '../shared/change';
import { versionOfImage } from './versions';

/**
 * Whether a database goes from the version of its image to another one: to the
 * newest release of its own, or one major version up.
 *
 * @internal
 */
export function checkVersion(options: {
  engine: string;
  /** The image that it has, and the one that it would have. */
  image: unknown;
  newest: string;
  version: string;
  /** The version that one can go to it from. */
  from: string;
}): FieldError[] | undefined {
  const { engine, image, newest, version, from } = options;
  if (image === newest) {
    return refuse('version', `It has the newest ${version} already.`);
  }
  const current = versionOfImage(image);
  return current === version || current === from
    ? undefined
    : refuse(
        'version',
        `It has ${
          current ?? 'a version that its image does not tell'
        }, and ${engine} goes to ${version} from ${from} only.`,
      );
}
