import {
  berthError,
  type FieldError,
} from '@berth/backstage-plugin-berth-common';
import { z } from 'zod';

/**
 * The JSON Schema (draft 7) of what a caller may send: fields with a default
 * are optional.
 *
 * @internal
 */
export function jsonSchemaOf(schema: z.ZodObject): Record<string, unknown> {
  const { $schema: _dialect, ...json } = z.toJSONSchema(schema, {
    target: 'draft-7',
    io: 'input',
  });
  return json;
}

/**
 * Validates and fills in defaults; collects every faulty field.
 *
 * @throws InputError with code `input-invalid`
 * @internal
 */
export function parseWith<TSchema extends z.ZodObject>(
  schema: TSchema,
  input: unknown,
  check?: (parsed: z.infer<TSchema>) => FieldError[] | undefined,
): z.infer<TSchema> {
  const result = schema.safeParse(input);
  if (!result.success) {
    throw inputInvalid(result.error.issues.flatMap(fieldErrors));
  }
  refuseFields(check?.(result.data));
  return result.data;
}

/**
 * Refuses an input of which fields were found faulty.
 *
 * @throws InputError with code `input-invalid`
 * @internal
 */
export function refuseFields(problems: FieldError[] = []): void {
  if (problems.length > 0) {
    throw inputInvalid(problems);
  }
}

function inputInvalid(fields: FieldError[]) {
  const [first] = fields;
  const more = fields.length > 1 ? ` (and ${fields.length - 1} more)` : '';
  return berthError('input-invalid', {
    message: `${first.field}: ${first.message}${more}`,
    fields,
  });
}

function fieldErrors(issue: z.core.$ZodIssue): FieldError[] {
  const path = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(key => ({
      field: path ? `${path}.${key}` : key,
      message: 'There is no such field.',
    }));
  }
  return [{ field: path || 'input', message: issue.message }];
}
