import type {
  KubernetesObject,
  ResourceKind,
} from '@berth/backstage-plugin-berth-common';
import type { Offering } from '../offerings/Offering';

/**
 * A custom resource definition by whose mark a kind is offered: what is needed
 * of it, and nothing else.
 *
 * @public
 */
export interface OfferedDefinition {
  /** The definition's name, `<plural>.<group>`. */
  name: string;
  kind: ResourceKind;
  namespaced: boolean;
  /** The schema of the kind's objects, OpenAPI v3 as Kubernetes writes it. */
  schema: unknown;
  printerColumns: unknown;
  /**
   * The `berth.dev/` annotations of the definition and of what it was made
   * from; the definition's own come first.
   */
  annotations: Record<string, string>;
  /** The key of the origin that it was made from: `crossplane`. */
  origin?: string;
}

/**
 * A kind of object from which a system makes custom resource definitions, and
 * which may carry the mark in their place.
 *
 * @public
 */
export interface DefinitionOrigin {
  /** The system: `crossplane`. */
  key: string;
  /** The kind in its versions; the first that is served is watched. */
  kinds: ResourceKind[];
  /**
   * The name of the object that a definition was made from.
   *
   * @param definition - its metadata only
   */
  nameOf(definition: KubernetesObject): string | undefined;
}

/**
 * Makes offerings of what clusters define while Berth runs.
 *
 * @public
 */
export interface OfferingSource {
  origins: DefinitionOrigin[];
  /**
   * The offering of a definition that is marked. Each cluster's own is asked
   * for: two may define the same kind in different ways, and both offerings
   * then have the same id.
   *
   * @returns undefined where there is none and nobody has to be told
   * @throws Error that says why it cannot be one
   */
  offeringOf(definition: OfferedDefinition): Offering | undefined;
}
