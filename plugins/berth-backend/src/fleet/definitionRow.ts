import type { DefinitionOrigin } from '@berth/backstage-plugin-berth-node';
import { berthLabels } from '@berth/backstage-plugin-berth-common';
import type { LiveObject } from '../kubernetes/types';
import type { WatchedResource } from './types';

const PREFIX = 'berth.dev/';
const MAX_ANNOTATIONS = 16_384;

/**
 * What is kept of a definition that is marked as an offering, or that may be by
 * what it was made from.
 *
 * @internal
 */
export interface DefinitionRow {
  cluster: string;
  /** Key of its API. */
  resource: string;
  name: string;
  uid: string;
  /** `<plural>.<group>/<name>`, by which a definition names its origin. */
  ref: string;
  /** Its mark: `true`, or `false` where it is not to be offered. */
  mark: string | null;
  generation: number;
  /** Its annotations of Berth's, as JSON. */
  annotations: string;
  /** The key of the origin it was made from, and that object. */
  origin: string | null;
  origin_ref: string | null;
  /** Of a custom resource definition: what is needed of it, and as of when. */
  body_generation: number | null;
  body: string | null;
}

/**
 * What the metadata of a definition says.
 *
 * @internal
 */
export type DefinitionFacts = Omit<DefinitionRow, 'body' | 'body_generation'>;

/**
 * What is kept of a definition by its metadata; undefined where it has nothing
 * to do with offerings.
 *
 * @internal
 */
export function definitionFacts(
  object: LiveObject,
  options: {
    cluster: string;
    resource: WatchedResource;
    origins: DefinitionOrigin[];
  },
): DefinitionFacts | undefined {
  const { cluster, resource, origins } = options;
  const { name, uid, generation = 0, labels, annotations } = object.metadata;
  const mark =
    labels?.[berthLabels.offering] ?? annotations?.[berthLabels.offering];
  const origin =
    resource.role === 'crd' ? originOf(object, origins) : undefined;
  if (mark === undefined && !origin) {
    return undefined;
  }
  const own = Object.entries(annotations ?? {}).filter(([key]) =>
    key.startsWith(PREFIX),
  );
  const text = JSON.stringify(Object.fromEntries(own));
  return {
    cluster,
    resource: resource.key,
    name,
    uid,
    ref: refOf(resource, name),
    mark: mark?.slice(0, 16) ?? null,
    generation,
    annotations: text.length > MAX_ANNOTATIONS ? '{}' : text,
    origin: origin?.key ?? null,
    origin_ref: origin?.ref ?? null,
  };
}

function originOf(object: LiveObject, origins: DefinitionOrigin[]) {
  for (const { key, kinds, nameOf } of origins) {
    const name = nameOf(object);
    if (name) {
      return { key, ref: refOf(kinds[0], name) };
    }
  }
  return undefined;
}

function refOf(kind: { group: string; plural: string }, name: string): string {
  return `${kind.plural}.${kind.group}/${name}`;
}
