import type { FieldError } from '@berth/backstage-plugin-berth-common';
import { recordOf } from '../reading/values';
import { MAX_PATTERN_TEXT } from './safePattern';
import type { FormSchema } from './types';

const MAX_PROBLEMS = 50;

/**
 * What is wrong with a value by the schema of its form, each with the remedy.
 * Defaults are not filled in: those are the API server's.
 *
 * @internal
 */
export function problemsOf(
  schema: FormSchema,
  value: unknown,
  path: string = '',
): FieldError[] {
  const problems: FieldError[] = [];
  const field = path || 'input';
  const say = (message: string) => problems.push({ field, message });
  if (schema.enum && !schema.enum.some(choice => isSame(choice, value))) {
    say(`Choose one of ${schema.enum.map(String).join(', ')}.`);
    return problems;
  }
  const type = Array.isArray(schema.type)
    ? schema.type.find(one => isOfType(one, value))
    : schema.type;
  if (schema.type !== undefined && (!type || !isOfType(type, value))) {
    say(expected(schema.type));
    return problems;
  }
  switch (type) {
    case 'string':
      textProblems(schema, String(value)).forEach(say);
      break;
    case 'integer':
    case 'number':
      numberProblems(schema, Number(value)).forEach(say);
      break;
    case 'array':
      listProblems(schema, value as unknown[]).forEach(say);
      (value as unknown[]).forEach((item, index) =>
        problems.push(
          ...problemsOf(schema.items ?? {}, item, `${path}.${index}`),
        ),
      );
      break;
    case 'object':
      problems.push(...objectProblems(schema, recordOf(value), path));
      break;
    default:
  }
  return problems.slice(0, MAX_PROBLEMS);
}

function objectProblems(
  schema: FormSchema,
  value: Record<string, unknown>,
  path: string,
): FieldError[] {
  const { properties = {}, required = [], additionalProperties } = schema;
  const at = (name: string) => (path ? `${path}.${name}` : name);
  const keys = Object.keys(value);
  const problems: FieldError[] = required
    .filter(name => !Object.hasOwn(value, name))
    .map(name => ({ field: at(name), message: 'Fill this in; it is needed.' }));
  const { minProperties = 0, maxProperties = Infinity } = schema;
  if (keys.length < minProperties || keys.length > maxProperties) {
    problems.push({
      field: path || 'input',
      message: amount('Give', minProperties, maxProperties, 'entries'),
    });
  }
  for (const name of keys) {
    if (name === '__proto__') {
      problems.push({ field: at(name), message: 'There is no such field.' });
    } else if (Object.hasOwn(properties, name)) {
      problems.push(...problemsOf(properties[name], value[name], at(name)));
    } else if (additionalProperties === false) {
      problems.push({ field: at(name), message: 'There is no such field.' });
    } else if (typeof additionalProperties === 'object') {
      problems.push(...problemsOf(additionalProperties, value[name], at(name)));
    }
  }
  return problems;
}

function textProblems(schema: FormSchema, value: string): string[] {
  const { minLength = 0, maxLength = Infinity, pattern } = schema;
  // Kubernetes counts characters, not what they are made of.
  const { length } = [...value];
  if (length < minLength || length > maxLength) {
    return [amount('Write', minLength, maxLength, 'characters')];
  }
  return pattern !== undefined &&
    value.length <= MAX_PATTERN_TEXT &&
    !new RegExp(pattern, 'u').test(value)
    ? [`Write something that matches ${pattern}.`]
    : [];
}

function numberProblems(schema: FormSchema, value: number): string[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
  const isLow =
    value < (minimum ?? -Infinity) || value <= (exclusiveMinimum ?? -Infinity);
  const isHigh =
    value > (maximum ?? Infinity) || value >= (exclusiveMaximum ?? Infinity);
  if (isLow || isHigh) {
    const parts = [
      minimum !== undefined && `from ${minimum}`,
      exclusiveMinimum !== undefined && `above ${exclusiveMinimum}`,
      maximum !== undefined && `up to ${maximum}`,
      exclusiveMaximum !== undefined && `below ${exclusiveMaximum}`,
    ];
    return [`Write a number ${parts.filter(Boolean).join(' ')}.`];
  }
  const { multipleOf } = schema;
  return multipleOf && !Number.isInteger(value / multipleOf)
    ? [`Write a multiple of ${multipleOf}.`]
    : [];
}

function listProblems(schema: FormSchema, value: unknown[]): string[] {
  const { minItems = 0, maxItems = Infinity, uniqueItems } = schema;
  if (value.length < minItems || value.length > maxItems) {
    return [amount('Give', minItems, maxItems, 'entries')];
  }
  return uniqueItems &&
    new Set(value.map(item => JSON.stringify(item))).size < value.length
    ? ['Give each entry once only.']
    : [];
}

function amount(verb: string, least: number, most: number, what: string) {
  if (most === Infinity) {
    return `${verb} at least ${least} ${what}.`;
  }
  return least === 0
    ? `${verb} at most ${most} ${what}.`
    : `${verb} ${least} to ${most} ${what}.`;
}

function isOfType(type: string, value: unknown): boolean {
  switch (type) {
    case 'integer':
      return Number.isSafeInteger(value);
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'array':
      return Array.isArray(value);
    case 'object':
      return (
        typeof value === 'object' && value !== null && !Array.isArray(value)
      );
    default:
      return typeof value === type;
  }
}

function expected(type: string | string[]): string {
  const words: Record<string, string> = {
    string: 'Write a text.',
    integer: 'Write a whole number.',
    number: 'Write a number.',
    boolean: 'Say true or false.',
    array: 'Give a list.',
    object: 'Give an object with fields.',
  };
  return Array.isArray(type)
    ? 'Write a text or a whole number.'
    : words[type] ?? 'This is of another type.';
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
