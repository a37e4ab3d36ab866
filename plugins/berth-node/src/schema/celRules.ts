import { recordsOf, textOf } from '../reading/values';
import type { OpenApiSchema } from './types';

const MAX_RULES = 20;
const MAX_LENGTH = 300;

/**
 * A rule of a schema in words, and the fields of the object that it names.
 *
 * @internal
 */
export interface RuleInWords {
  message: string;
  fields: string[];
}

/**
 * The CEL rules of a schema, as people are told of them before the API server
 * does: by their message, else by the rule itself.
 *
 * @internal
 */
export function rulesInWords(schema: OpenApiSchema): RuleInWords[] {
  return recordsOf(schema['x-kubernetes-validations'])
    .slice(0, MAX_RULES)
    .flatMap(validation => {
      const rule = textOf(validation.rule);
      if (!rule) {
        return [];
      }
      const message = textOf(validation.message) ?? `Has to hold: ${rule}`;
      return [
        {
          message: message.trim().slice(0, MAX_LENGTH),
          fields: [
            ...new Set(
              [...rule.matchAll(/\bself\.([A-Za-z_]\w*)/g)].map(
                ([, field]) => field,
              ),
            ),
          ],
        },
      ];
    });
}
