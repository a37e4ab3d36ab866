import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
} from '@backstage/catalog-model';

/**
 * Where the catalog has an entity from: what Berth's REST API calls it. No
 * URL, so that nothing offers to read or edit it there.
 *
 * @internal
 */
export function locationAnnotations(path: string): Record<string, string> {
  const location = `berth:${path}`;
  return {
    [ANNOTATION_LOCATION]: location,
    [ANNOTATION_ORIGIN_LOCATION]: location,
  };
}
