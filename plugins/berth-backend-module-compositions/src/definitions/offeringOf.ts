import { createHash } from 'node:crypto';
import { berthAnnotations } from '@berth/backstage-plugin-berth-common';
import {
  createSchemaOffering,
  recordOf,
  textOf,
  type DefiningSystem,
  type OfferedDefinition,
  type Offering,
} from '@berth/backstage-plugin-berth-node';
import { connectionBy, listOf } from '../outputs/connection';
import { detailsBy } from '../outputs/details';
import { usageBy } from '../usage/usageBy';
import { machinery } from './machinery';

/** A label's value may have so many characters. */
const MAX_ID = 63;
const MAX_TEXT = 1_000;

const SYSTEMS: Record<string, { by: DefiningSystem; name: string }> = {
  crossplane: { by: 'crossplane', name: 'Crossplane' },
  kro: { by: 'kro', name: 'kro' },
};

/**
 * The offering of a marked definition.
 *
 * @returns undefined for a composite resource of the kind that has claims,
 * which Crossplane marks together with them
 * @throws Error that says why it cannot be one
 */
export function offeringOf(
  definition: OfferedDefinition,
): Offering | undefined {
  const { kind, annotations, schema, namespaced, printerColumns } = definition;
  const system = SYSTEMS[definition.origin ?? ''];
  if (!namespaced) {
    if (isClaimed(schema)) {
      return undefined;
    }
    throw new Error(
      'its objects are in no namespace, so that no tenant can have any',
    );
  }
  const text = (key: string) => textOf(annotations[key]?.trim());
  const title = text(berthAnnotations.title) ?? spaced(kind.kind);
  const hidden = machinery(definition.origin);
  const usage = usageBy(
    annotations[berthAnnotations.usage],
    specSchemaOf(schema),
  );
  return createSchemaOffering({
    id: idOf(definition.name),
    title: title.slice(0, 80),
    description: (
      text(berthAnnotations.description) ??
      textOf(recordOf(schema).description) ??
      `${kind.kind} of ${kind.group}.`
    ).slice(0, MAX_TEXT),
    category: categoryOf(text(berthAnnotations.category)),
    docs: linkOf(text(berthAnnotations.docs)),
    featured: text(berthAnnotations.featured) === 'true',
    template: text(berthAnnotations.template),
    primary: kind,
    schema,
    fields: annotations[berthAnnotations.fields]
      ? listOf(annotations[berthAnnotations.fields])
      : undefined,
    ...hidden,
    definedBy: system?.by,
    providedBy: title,
    accessHint: `Add a ClusterRole with the label berth.dev/aggregate-to-view: "true" that lets ${kind.plural} of ${kind.group} be listed and watched`,
    holdsData: text(berthAnnotations.holdsData) !== 'false',
    usage,
    connection: connectionBy(annotations, specOf(schema)),
    details: detailsBy({ annotations, printerColumns, usage }),
  });
}

/**
 * The same for the same kind on every cluster and in every version; a name
 * that is too long for a label is cut, with a mark of the whole.
 */
function idOf(definition: string): string {
  const id = `composition.${definition}`;
  if (id.length <= MAX_ID) {
    return id;
  }
  const digest = createHash('sha256').update(definition).digest('hex');
  return `${id.slice(0, MAX_ID - 9).replace(/[-.]+$/, '')}-${digest.slice(
    0,
    8,
  )}`;
}

/** A cluster-scoped composite resource that somebody gets by a claim. */
function isClaimed(schema: unknown): boolean {
  return Object.hasOwn(specOf(schema), 'claimRef');
}

/** The schemas of the spec's fields. */
function specOf(schema: unknown): Record<string, unknown> {
  return recordOf(specSchemaOf(schema).properties);
}

function specSchemaOf(schema: unknown): Record<string, unknown> {
  return recordOf(recordOf(recordOf(schema).properties).spec);
}

/** `WebApp` as `Web App`. */
function spaced(kind: string): string {
  return kind
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2');
}

function categoryOf(text: string | undefined): string | undefined {
  return text && /^[a-z][a-z0-9-]{0,30}$/.test(text) ? text : undefined;
}

function linkOf(text: string | undefined): string | undefined {
  return text && /^https?:\/\/\S+$/.test(text) ? text : undefined;
}
