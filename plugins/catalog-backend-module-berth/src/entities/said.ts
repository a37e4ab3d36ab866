import type { EntityLink } from '@backstage/catalog-model';
import {
  catalogAnnotation,
  type CatalogField,
} from '@berth/backstage-plugin-berth-common';
import { parseOwner, parseRef } from './parseRef';
import { annotationsOf, entriesOf, linksOf, tagsOf } from './saidLists';
import { sourceAnnotations } from './sourceAnnotations';
import { cleanText } from './text';

/**
 * What an object's annotations say to the catalog, as far as it can be taken.
 *
 * @internal
 */
export interface Said {
  /** Whether it is to be shown; undefined when nobody says. */
  shown?: boolean;
  owner?: string;
  title?: string;
  description?: string;
  /** Full ref of a System. */
  system?: string;
  /** Full ref of a Domain. */
  domain?: string;
  lifecycle?: string;
  type?: string;
  labelSelector?: string;
  tags: string[];
  links: EntityLink[];
  /** Full refs. */
  dependsOn: string[];
  dependencyOf: string[];
  annotations: Record<string, string>;
}

/** What Kubernetes takes for a selector has no other characters. */
const SELECTOR = /^[\w.,/=!()\s-]{1,500}$/;

/**
 * Reads what annotations say to the catalog. What cannot be taken is left out:
 * it is written by whoever may write the object, and never keeps it out of the
 * catalog.
 *
 * @remarks
 * A `Resource` has no relations to APIs of its own, so it depends on those that
 * it consumes, and those that it provides depend on it.
 *
 * @internal
 */
export function saidBy(annotations: Record<string, string> | undefined): Said {
  const text = (field: CatalogField) => catalogAnnotation(annotations, field);
  const ref = (field: CatalogField, kind: string) => {
    const written = text(field);
    return (
      written &&
      parseRef(written, { defaultKind: kind, kinds: [kind.toLowerCase()] })
    );
  };
  const refs = (field: CatalogField, defaultKind: string) =>
    entriesOf(text(field)).flatMap(
      entry => parseRef(entry, { defaultKind }) ?? [],
    );
  const selector = text('labelSelector');
  const said: Said = {
    shown: isShown(annotations),
    owner: parseOwner(text('owner') ?? ''),
    title: cleanText(text('title'), 100),
    description: cleanText(text('description'), 500),
    system: ref('system', 'System'),
    domain: ref('domain', 'Domain'),
    lifecycle: cleanText(text('lifecycle'), 63),
    type: cleanText(text('type'), 63),
    labelSelector: selector && SELECTOR.test(selector) ? selector : undefined,
    tags: tagsOf(text('tags')),
    links: linksOf(text('links')),
    dependsOn: [
      ...refs('dependsOn', 'Component'),
      ...refs('consumesApis', 'API'),
    ],
    dependencyOf: refs('providesApis', 'API'),
    annotations: {
      ...annotationsOf(text('annotations')),
      ...sourceAnnotations(annotations),
    },
  };
  return said;
}

function isShown(
  annotations: Record<string, string> | undefined,
): boolean | undefined {
  const shown = catalogAnnotation(annotations, 'shown');
  if (
    catalogAnnotation(annotations, 'excluded') === 'true' ||
    shown === 'false'
  ) {
    return false;
  }
  return shown === 'true' ? true : undefined;
}
