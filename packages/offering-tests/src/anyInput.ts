import type {
  Offering,
  OfferingInput,
} from '@berth/backstage-plugin-berth-node';
import fc from 'fast-check';

/** The part of JSON Schema that zod writes for the inputs of offerings. */
interface JsonSchema {
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  items?: JsonSchema;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean | JsonSchema;
  propertyNames?: JsonSchema;
}

const MAX_ITEMS = 3;

/**
 * Any value that a JSON schema takes: what a caller may send.
 *
 * @public
 */
export function anyValueOf(schema: object): fc.Arbitrary<unknown> {
  const json = schema as JsonSchema;
  const choices = json.anyOf ?? json.oneOf;
  if (choices) {
    return fc.oneof(...choices.map(anyValueOf));
  }
  if ('const' in json) {
    return fc.constant(json.const);
  }
  if (json.enum) {
    return fc.constantFrom(...json.enum);
  }
  if (Array.isArray(json.type)) {
    return fc.oneof(...json.type.map(type => anyValueOf({ ...json, type })));
  }
  switch (json.type) {
    case 'string':
      return anyText(json);
    case 'integer':
      return fc.integer(limits(json, 1));
    case 'number':
      return fc.double({ ...limits(json, 0), noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'array':
      return anyList(json);
    case 'object':
      return anyObject(json);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

/**
 * Any input that an offering takes, as a caller may send it. Pass arbitraries
 * for fields whose schema says less than the offering's own checks, such as
 * names that have to fit each other.
 *
 * @public
 */
export function anyInput(
  offering: Offering,
  fields: Record<string, fc.Arbitrary<unknown>> = {},
): fc.Arbitrary<OfferingInput> {
  const schema = offering.inputSchema as JsonSchema;
  const properties: Record<string, fc.Arbitrary<unknown>> = Object.fromEntries(
    Object.entries(schema.properties ?? {}).map(([name, property]) => [
      name,
      fields[name] ?? anyValueOf(property),
    ]),
  );
  return fc
    .record(properties, { requiredKeys: schema.required ?? [] })
    .filter(input => isValid(offering, input));
}

/**
 * Any name that a claim of an offering may have.
 *
 * @public
 */
export function anyClaimName(offering: Offering): fc.Arbitrary<string> {
  return fc
    .stringMatching(/^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/)
    .map(name => name.slice(0, offering.maxNameLength).replace(/-+$/, ''));
}

function isValid(offering: Offering, input: OfferingInput): boolean {
  try {
    offering.parseInput(input);
    return true;
  } catch {
    return false;
  }
}

function anyList(schema: JsonSchema): fc.Arbitrary<unknown[]> {
  const { items = {}, minItems, maxItems = MAX_ITEMS, uniqueItems } = schema;
  const length = {
    minLength: minItems,
    maxLength: Math.min(maxItems, MAX_ITEMS),
  };
  return uniqueItems
    ? fc.uniqueArray(anyValueOf(items), {
        ...length,
        selector: item => JSON.stringify(item),
      })
    : fc.array(anyValueOf(items), length);
}

function anyText(schema: JsonSchema): fc.Arbitrary<string> {
  const { minLength = 0, maxLength = 200 } = schema;
  if (schema.pattern === undefined) {
    return fc.string({ minLength, maxLength: Math.min(maxLength, 40) });
  }
  return fc
    .stringMatching(new RegExp(schema.pattern))
    .filter(text => text.length >= minLength && text.length <= maxLength);
}

function limits(schema: JsonSchema, step: number) {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
  const min = minimum ?? (exclusiveMinimum ?? -1_000 - step) + step;
  const max = maximum ?? (exclusiveMaximum ?? 1_000 + step) - step;
  return { min: Math.max(min, -1e9), max: Math.min(max, 1e9) };
}

function anyObject(schema: JsonSchema): fc.Arbitrary<Record<string, unknown>> {
  const { properties = {}, required = [], additionalProperties } = schema;
  const values: Record<string, fc.Arbitrary<unknown>> = Object.fromEntries(
    Object.entries(properties).map(([name, property]) => [
      name,
      anyValueOf(property),
    ]),
  );
  const known = fc.record(values, { requiredKeys: required });
  return typeof additionalProperties === 'object'
    ? fc
        .tuple(
          known,
          fc.dictionary(
            anyValueOf({ type: 'string', ...schema.propertyNames }).map(String),
            anyValueOf(additionalProperties),
            { maxKeys: MAX_ITEMS },
          ),
        )
        .map(([fixed, free]) => ({ ...free, ...fixed }))
    : known;
}
