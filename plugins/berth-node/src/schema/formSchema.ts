import { recordOf, textOf, textsOf } from '../reading/values';
import { rulesInWords } from './celRules';
import { isSafePattern } from './safePattern';
import type { FormSchema, OpenApiSchema } from './types';

const MAX_DEPTH = 12;
const MAX_FIELDS = 2_000;
const MAX_DESCRIPTION = 600;
const MAX_CHOICES = 200;

const NUMBERS = [
  'minLength',
  'maxLength',
  'multipleOf',
  'minItems',
  'maxItems',
  'minProperties',
  'maxProperties',
] as const;

/** How many fields may still come; a schema may be of any size. */
interface Budget {
  fields: number;
}

/**
 * The form of an object's schema: what people fill in, what is allowed, and in
 * their descriptions the rules that only the API server checks. A part that a
 * form cannot show is left as free JSON, which the API server judges.
 *
 * @throws Error when there is more of it than any form has
 * @internal
 */
export function formSchemaOf(schema: OpenApiSchema): FormSchema {
  return convert(schema, { fields: MAX_FIELDS }, 0);
}

function convert(
  schema: OpenApiSchema,
  budget: Budget,
  depth: number,
): FormSchema {
  if (--budget.fields < 0) {
    throw new Error(`its schema has more than ${MAX_FIELDS} fields`);
  }
  const form: FormSchema = { ...described(schema), ...valued(schema) };
  if (schema['x-kubernetes-int-or-string'] === true) {
    return { ...form, type: ['string', 'integer'], ...patternOf(schema) };
  }
  const type = textOf(schema.type);
  if (!type || depth >= MAX_DEPTH) {
    return form;
  }
  switch (type) {
    case 'string':
      return { ...form, type, ...numbersOf(schema), ...patternOf(schema) };
    case 'integer':
    case 'number':
      return { ...form, type, ...numbersOf(schema), ...rangeOf(schema) };
    case 'boolean':
      return { ...form, type };
    case 'array':
      return {
        ...form,
        type,
        ...numbersOf(schema),
        ...((schema.uniqueItems === true ||
          schema['x-kubernetes-list-type'] === 'set') && { uniqueItems: true }),
        items: convert(recordOf(schema.items), budget, depth + 1),
      };
    case 'object':
      return { ...form, type, ...objectOf(schema, budget, depth) };
    default:
      throw new Error(`it has a field of the type '${type.slice(0, 40)}'`);
  }
}

function objectOf(
  schema: OpenApiSchema,
  budget: Budget,
  depth: number,
): FormSchema {
  const isOpen =
    schema['x-kubernetes-preserve-unknown-fields'] === true ||
    schema['x-kubernetes-embedded-resource'] === true;
  const named = Object.entries(recordOf(schema.properties)).filter(
    // No field of anybody's; it would be the prototype of what holds it.
    ([name]) => name !== '__proto__',
  );
  const properties = Object.fromEntries(
    named.map(([name, property]) => [
      name,
      titled(name, convert(recordOf(property), budget, depth + 1)),
    ]),
  );
  tellRules(schema, properties);
  const required = textsOf(schema.required).filter(
    name =>
      Object.hasOwn(properties, name) && properties[name].default === undefined,
  );
  return {
    ...numbersOf(schema),
    ...(named.length > 0 && { properties }),
    ...(required.length > 0 && { required }),
    additionalProperties: isOpen || furtherOf(schema, budget, depth),
  };
}

/** What a map's values are, where it is one. */
function furtherOf(
  { additionalProperties }: OpenApiSchema,
  budget: Budget,
  depth: number,
): boolean | FormSchema {
  return typeof additionalProperties === 'object' &&
    additionalProperties !== null
    ? convert(recordOf(additionalProperties), budget, depth + 1)
    : additionalProperties === true;
}

/** A rule about fields is told at the first of them. */
function tellRules(
  schema: OpenApiSchema,
  properties: Record<string, FormSchema>,
): void {
  for (const { message, fields } of rulesInWords(schema)) {
    const field = fields.find(name => Object.hasOwn(properties, name));
    if (field) {
      properties[field] = {
        ...properties[field],
        description: sentences(properties[field].description, message),
      };
    }
  }
}

function titled(name: string, form: FormSchema): FormSchema {
  return { title: form.title ?? wordsOf(name), ...form };
}

/** `storageClass` as `Storage class`. */
export function wordsOf(name: string): string {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[-_]+/g, ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function described(schema: OpenApiSchema): FormSchema {
  const title = textOf(schema.title)?.slice(0, 100);
  const own = rulesInWords(schema).filter(({ fields }) => fields.length === 0);
  const description = sentences(
    textOf(schema.description)?.trim().slice(0, MAX_DESCRIPTION),
    ...own.map(({ message }) => message),
  );
  return { ...(title && { title }), ...(description && { description }) };
}

function valued(schema: OpenApiSchema): FormSchema {
  const choices = Array.isArray(schema.enum)
    ? [
        ...new Map(
          schema.enum
            .filter(choice => choice !== null)
            .map(choice => [JSON.stringify(choice), choice]),
        ).values(),
      ]
    : [];
  return {
    ...(schema.default !== undefined &&
      schema.default !== null && { default: schema.default }),
    ...(choices.length > 0 &&
      choices.length <= MAX_CHOICES && { enum: choices }),
  };
}

function numbersOf(schema: OpenApiSchema): FormSchema {
  return Object.fromEntries(
    NUMBERS.filter(
      key => typeof schema[key] === 'number' && (schema[key] as number) > 0,
    ).map(key => [key, schema[key]]),
  );
}

/** In OpenAPI v3.0 a bound is exclusive by a boolean beside it. */
function rangeOf(schema: OpenApiSchema): FormSchema {
  const { minimum, maximum } = schema;
  const isInt32 = schema.type === 'integer' && schema.format === 'int32';
  const [least, most] = isInt32 ? [-(2 ** 31), 2 ** 31 - 1] : [];
  const low = typeof minimum === 'number' ? minimum : least;
  const high = typeof maximum === 'number' ? maximum : most;
  return {
    ...(low !== undefined &&
      (schema.exclusiveMinimum === true
        ? { exclusiveMinimum: low }
        : { minimum: low })),
    ...(high !== undefined &&
      (schema.exclusiveMaximum === true
        ? { exclusiveMaximum: high }
        : { maximum: high })),
  };
}

function patternOf(schema: OpenApiSchema): FormSchema {
  const pattern = textOf(schema.pattern);
  return pattern && isSafePattern(pattern) ? { pattern } : {};
}

function sentences(...texts: Array<string | undefined>): string | undefined {
  const said = texts.filter(text => text);
  return said.length > 0
    ? said.map(text => (/[.!?:)]$/.test(text!) ? text : `${text}.`)).join(' ')
    : undefined;
}
