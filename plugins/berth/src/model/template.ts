import { parseEntityRef } from '@backstage/catalog-model';
import type { JsonObject, JsonValue } from '@backstage/types';
import type { Place } from './places';

/**
 * Names of the field extensions that a golden path uses for an offering's
 * request.
 *
 * @internal
 */
export const fieldNames = {
  name: 'BerthName',
  tenant: 'BerthTenant',
  input: 'BerthOfferingInput',
} as const;

/**
 * What a person has chosen in the short form of a request.
 *
 * @internal
 */
export interface Choices {
  name: string;
  place: Place;
  input: JsonObject;
}

/**
 * The parameters of a template, filled in from the short form, or the names
 * of those that only the template's own form can ask for.
 *
 * @internal
 */
export type TemplateValues =
  | { complete: true; values: Record<string, JsonValue> }
  | { complete: false; missing: string[]; values: Record<string, JsonValue> };

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function valueFor(property: JsonObject, choices: Choices) {
  switch (property['ui:field']) {
    case fieldNames.name:
      return choices.name;
    case fieldNames.tenant:
      return { ...choices.place };
    case fieldNames.input:
      return choices.input;
    default:
      return property.default;
  }
}

/**
 * Fills in a template's parameters: ours by their field extensions, whatever
 * the template calls them, and all others with their defaults.
 *
 * @param steps - the JSON schemas of the form's steps
 * @internal
 */
export function templateValuesOf(
  steps: Array<{ schema: JsonObject }>,
  choices: Choices,
): TemplateValues {
  const values: Record<string, JsonValue> = {};
  const missing: string[] = [];
  for (const { schema } of steps) {
    const properties = isObject(schema.properties) ? schema.properties : {};
    const required = Array.isArray(schema.required) ? schema.required : [];
    for (const [name, property] of Object.entries(properties)) {
      const value = isObject(property)
        ? valueFor(property, choices)
        : undefined;
      if (value !== undefined) {
        values[name] = value;
      } else if (required.includes(name)) {
        missing.push(name);
      }
    }
  }
  return missing.length > 0
    ? { complete: false, missing, values }
    : { complete: true, values };
}

/**
 * The parameters that our golden paths have, for when the template's own
 * cannot be read.
 *
 * @internal
 */
export function conventionalValues({
  name,
  place,
  input,
}: Choices): Record<string, JsonValue> {
  return { name, place: { ...place }, input };
}

/**
 * The route parameters of a template's form.
 *
 * @internal
 */
export function templateRouteParams(templateRef: string): {
  namespace: string;
  templateName: string;
} {
  const { namespace, name } = parseEntityRef(templateRef, {
    defaultKind: 'template',
    defaultNamespace: 'default',
  });
  return { namespace, templateName: name };
}

/**
 * The address of a template's form with fields filled in, as Backstage's
 * scaffolder reads it.
 *
 * @internal
 */
export function withFormData(
  path: string,
  values: Record<string, JsonValue>,
): string {
  return `${path}?${new URLSearchParams({ formData: JSON.stringify(values) })}`;
}
