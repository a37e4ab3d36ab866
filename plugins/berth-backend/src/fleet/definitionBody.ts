import {
  recordOf,
  recordsOf,
  textOf,
} from '@berth/backstage-plugin-berth-node';
import type { LiveObject } from '../kubernetes/types';

/** Larger ones are nothing that a form could show. */
const MAX_BODY = 1_000_000;

/**
 * What is kept of a custom resource definition.
 *
 * @internal
 */
export interface DefinitionBody {
  group: string;
  version: string;
  kind: string;
  plural: string;
  namespaced: boolean;
  schema: unknown;
  printerColumns: unknown;
}

/**
 * What is needed of a custom resource definition, of the version in which its
 * objects are stored, or else of the first that is served.
 *
 * @returns JSON; where it cannot be offered, with the problem in its place
 * @internal
 */
export function definitionBody(definition: LiveObject): string {
  const spec = recordOf(definition.spec);
  const names = recordOf(spec.names);
  const served = recordsOf(spec.versions).filter(one => one.served === true);
  const chosen = served.find(one => one.storage === true) ?? served[0];
  const group = textOf(spec.group);
  const version = textOf(chosen?.name);
  const kind = textOf(names.kind);
  const plural = textOf(names.plural);
  if (!group || !version || !kind || !plural) {
    return JSON.stringify({ problem: 'it serves no version' });
  }
  const body: DefinitionBody = {
    ...{ group, version, kind, plural },
    namespaced: spec.scope === 'Namespaced',
    schema: recordOf(chosen.schema).openAPIV3Schema,
    printerColumns: chosen.additionalPrinterColumns,
  };
  const text = JSON.stringify(body);
  return text.length > MAX_BODY
    ? JSON.stringify({ problem: 'its schema is too large for a form' })
    : text;
}
