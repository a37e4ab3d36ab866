/**
 * The part of a structural OpenAPI v3 schema that becomes a form. Whoever wrote
 * it may be anybody, so that nothing of it is taken for granted.
 *
 * @internal
 */
export type OpenApiSchema = Record<string, unknown>;

/**
 * A schema of a form: the part of JSON Schema (draft 7) that forms understand.
 *
 * @internal
 */
export interface FormSchema {
  type?: string | string[];
  title?: string;
  description?: string;
  default?: unknown;
  enum?: unknown[];
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  multipleOf?: number;
  items?: FormSchema;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  properties?: Record<string, FormSchema>;
  required?: string[];
  additionalProperties?: boolean | FormSchema;
  minProperties?: number;
  maxProperties?: number;
}
