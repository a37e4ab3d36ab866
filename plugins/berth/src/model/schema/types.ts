/**
 * The part of JSON Schema (draft 7) that offerings use for their inputs, as
 * zod writes it.
 *
 * @internal
 */
export interface InputSchema {
  type?: string | string[];
  title?: string;
  description?: string;
  default?: unknown;
  enum?: unknown[];
  const?: unknown;
  pattern?: string;
  /** Of a text that lies in a file. */
  contentMediaType?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  multipleOf?: number;
  items?: InputSchema;
  minItems?: number;
  maxItems?: number;
  properties?: Record<string, InputSchema>;
  required?: string[];
  additionalProperties?: boolean | InputSchema;
  anyOf?: InputSchema[];
  oneOf?: InputSchema[];
  /** What to do about a value that does not fit, as `ajv-errors` reads it. */
  errorMessage?: string | Record<string, string>;
}

/**
 * The values of a form, by field.
 *
 * @internal
 */
export type InputValues = Record<string, unknown>;

/**
 * Reads a schema that came over the wire; what is no object allows nothing.
 *
 * @internal
 */
export function asInputSchema(schema: unknown): InputSchema {
  return typeof schema === 'object' && schema !== null && !Array.isArray(schema)
    ? schema
    : {};
}
