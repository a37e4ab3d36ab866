import {
  BYTES_PATTERN,
  CLAIM_NAME_PATTERN,
  DNS_LABEL_PATTERN,
} from '@berth/backstage-plugin-berth-common';
import type { Message } from '../../i18n/Message';
import { effectiveSchema } from './fields';
import type { InputSchema } from './types';

/**
 * What is wrong with one field, and the remedy.
 *
 * @internal
 */
export interface FieldProblem {
  /** Path of the field, its parts joined by dots. */
  field: string;
  /** A text of the schema's own, or one of ours. */
  problem: string | Message;
}

/** What to write instead, for patterns that are used all over. */
const remedies: Record<string, Message> = {
  [BYTES_PATTERN]: { key: 'validation.bytes' },
  [CLAIM_NAME_PATTERN]: { key: 'validation.name' },
  [DNS_LABEL_PATTERN]: { key: 'validation.dnsLabel' },
};

/** zod's bounds of what a double counts exactly say nothing to people. */
const isBound = (value: number | undefined): value is number =>
  value !== undefined && Math.abs(value) < Number.MAX_SAFE_INTEGER;

const isEmpty = (value: unknown) =>
  value === undefined || value === null || value === '';

/**
 * Checks the values of a form by its schema, as far as can be known without
 * asking: the backend has the last word.
 *
 * @internal
 */
export function validateInput(
  schema: InputSchema,
  values: unknown,
  path: string = '',
): FieldProblem[] {
  const object = (values ?? {}) as Record<string, unknown>;
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) =>
    validateField(effectiveSchema(property), object[name], {
      field: path ? `${path}.${name}` : name,
      required: schema.required?.includes(name) ?? false,
    }),
  );
}

function validateField(
  schema: InputSchema,
  value: unknown,
  { field, required }: { field: string; required: boolean },
): FieldProblem[] {
  // Of an object that has to be there it is the fields that are missing.
  if (isEmpty(value) && required && schema.default === undefined) {
    if (schema.type === 'object' && schema.properties) {
      return validateInput(schema, {}, field);
    }
  }
  if (isEmpty(value)) {
    return required && schema.default === undefined
      ? [{ field, problem: { key: 'validation.required' } }]
      : [];
  }
  if (schema.type === 'object') {
    return validateInput(schema, value, field);
  }
  const fault = faultOf(schema, value);
  return fault ? [{ field, problem: remedyOf(schema, fault) }] : [];
}

interface Fault {
  keyword: string;
  message: Message;
}

function faultOf(schema: InputSchema, value: unknown): Fault | undefined {
  if (schema.enum && !schema.enum.includes(value)) {
    return { keyword: 'enum', message: { key: 'validation.choice' } };
  }
  switch (schema.type) {
    case 'string':
      return textFault(schema, value);
    case 'integer':
    case 'number':
      return numberFault(schema, value);
    case 'boolean':
      return typeof value === 'boolean'
        ? undefined
        : { keyword: 'type', message: { key: 'validation.choice' } };
    case 'array':
      return listFault(schema, value);
    default:
      return undefined;
  }
}

function textFault(schema: InputSchema, value: unknown): Fault | undefined {
  const { minLength, maxLength, pattern } = schema;
  if (typeof value !== 'string') {
    return { keyword: 'type', message: { key: 'validation.text' } };
  }
  if (minLength !== undefined && value.length < minLength) {
    return {
      keyword: 'minLength',
      message: { key: 'validation.tooShort', values: { count: minLength } },
    };
  }
  if (maxLength !== undefined && value.length > maxLength) {
    return {
      keyword: 'maxLength',
      message: {
        key: 'validation.tooLong',
        values: { length: value.length, count: maxLength },
      },
    };
  }
  if (pattern !== undefined && !new RegExp(pattern).test(value)) {
    return {
      keyword: 'pattern',
      message: Object.hasOwn(remedies, pattern)
        ? remedies[pattern]
        : { key: 'validation.pattern', values: { pattern } },
    };
  }
  return undefined;
}

function numberFault(schema: InputSchema, value: unknown): Fault | undefined {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    return { keyword: 'type', message: { key: 'validation.number' } };
  }
  if (schema.type === 'integer' && !Number.isInteger(value)) {
    return { keyword: 'type', message: { key: 'validation.integer' } };
  }
  const tooSmall =
    (isBound(minimum) && value < minimum) ||
    (isBound(exclusiveMinimum) && value <= exclusiveMinimum);
  const tooLarge =
    (isBound(maximum) && value > maximum) ||
    (isBound(exclusiveMaximum) && value >= exclusiveMaximum);
  if (!tooSmall && !tooLarge) {
    return undefined;
  }
  const low = isBound(minimum) ? minimum : exclusiveMinimum;
  const high = isBound(maximum) ? maximum : exclusiveMaximum;
  const keyword = tooSmall ? 'minimum' : 'maximum';
  if (isBound(low) && isBound(high)) {
    return {
      keyword,
      message: { key: 'validation.between', values: { low, high } },
    };
  }
  return isBound(low)
    ? { keyword, message: { key: 'validation.atLeast', values: { low } } }
    : {
        keyword,
        message: { key: 'validation.atMost', values: { high: Number(high) } },
      };
}

function listFault(schema: InputSchema, value: unknown): Fault | undefined {
  if (!Array.isArray(value)) {
    return { keyword: 'type', message: { key: 'validation.list' } };
  }
  const items = effectiveSchema(schema.items ?? {});
  for (const item of value) {
    const fault = faultOf(items, item);
    if (fault) {
      return fault;
    }
  }
  return undefined;
}

/** The schema's own words go first: its author knows the field. */
function remedyOf(schema: InputSchema, fault: Fault): string | Message {
  const { errorMessage } = schema;
  const own =
    typeof errorMessage === 'string'
      ? errorMessage
      : errorMessage?.[fault.keyword];
  return own ?? fault.message;
}
