import { recordOf, textOf } from '@berth/backstage-plugin-berth-node';
import type { ParameterType, PipelineParameter } from './types';

const TYPES: ParameterType[] = [
  'STRING',
  'NUMBER_INTEGER',
  'NUMBER_DOUBLE',
  'BOOLEAN',
  'LIST',
  'STRUCT',
];

/**
 * What a pipeline asks for, in the order in which it names it, and what of that
 * cannot be asked for.
 *
 * @internal
 */
export function parametersOf(spec: Record<string, unknown>): {
  parameters: PipelineParameter[];
  problems: string[];
} {
  const { inputDefinitions } = recordOf(spec.root);
  const { parameters: defined, artifacts } = recordOf(inputDefinitions);
  const problems = Object.entries(recordOf(artifacts))
    .filter(([, artifact]) => recordOf(artifact).isOptional !== true)
    .map(
      ([name]) =>
        `It needs the artifact '${name}' as an input, which cannot be typed in; read it with an importer inside the pipeline.`,
    );
  const parameters = Object.entries(recordOf(defined)).flatMap(
    ([name, definition]) => {
      const { parameterType, isOptional, defaultValue, description, literals } =
        recordOf(definition);
      const type = TYPES.find(known => known === parameterType);
      if (!type) {
        problems.push(
          `The parameter '${name}' has the type ${
            textOf(parameterType) ?? 'nothing'
          }, which nobody can fill in.`,
        );
        return [];
      }
      const value = plainValue(defaultValue, type);
      const choices = Array.isArray(literals) ? literals : [];
      return [
        {
          name,
          type,
          optional: isOptional === true || value !== undefined,
          ...(value !== undefined && { default: value }),
          ...(textOf(description) && { description: textOf(description) }),
          ...(choices.length > 0 && { choices }),
        },
      ];
    },
  );
  return { parameters, problems };
}

/** The JSON schema of a form for the parameters, draft 7. */
export function schemaOfParameters(
  parameters: PipelineParameter[],
): Record<string, unknown> {
  return {
    type: 'object',
    properties: Object.fromEntries(
      parameters.map(parameter => [parameter.name, schemaOf(parameter)]),
    ),
    required: parameters
      .filter(({ optional }) => !optional)
      .map(({ name }) => name),
    additionalProperties: false,
  };
}

function schemaOf(parameter: PipelineParameter): Record<string, unknown> {
  const { name, type, default: value, description, choices } = parameter;
  const types: Record<ParameterType, object> = {
    STRING: { type: 'string' },
    NUMBER_INTEGER: { type: 'integer' },
    NUMBER_DOUBLE: { type: 'number' },
    BOOLEAN: { type: 'boolean' },
    LIST: { type: 'array' },
    STRUCT: { type: 'object' },
  };
  return {
    title: name,
    ...types[type],
    ...(description && { description }),
    ...(value !== undefined && { default: value }),
    ...(choices && { enum: choices }),
  };
}

/** The compiler writes null for no default. */
function plainValue(value: unknown, type: ParameterType): unknown {
  if (value === null || value === undefined) {
    return undefined;
  }
  return type === 'NUMBER_INTEGER' && typeof value === 'number'
    ? Math.trunc(value)
    : value;
}
