import { parseAllDocuments, stringify } from 'yaml';
import { ApiError } from './ApiError';
import type { ParameterSpec, PipelineSpec, PipelineTemplate } from './types';

const NAME = /^[a-z0-9][a-z0-9-]*$/;

/**
 * Reads a compiled pipeline as the API server does: one document with the
 * pipeline, at most one with a platform's settings, in schema version 2.1.0.
 *
 * @throws ApiError that says what is wrong
 * @internal
 */
export function parseTemplate(text: string): PipelineTemplate {
  const documents = parseAllDocuments(text);
  const list = 'empty' in documents ? [] : documents;
  const values = list.map(document => {
    if (document.errors.length > 0) {
      throw invalidSpec(
        `unable to decode yaml document: ${document.errors[0].message}`,
      );
    }
    return document.toJS() as unknown;
  });
  return templateOf(values);
}

/**
 * As {@link parseTemplate}, of documents that have been parsed.
 *
 * @internal
 */
export function templateOf(documents: unknown[]): PipelineTemplate {
  let spec: PipelineSpec | undefined;
  let platformSpec: object | undefined;
  for (const value of documents) {
    if (isPipelineSpec(value)) {
      if (spec) {
        throw invalidSpec('multiple pipeline specs provided');
      }
      spec = value;
    } else if (isKubernetesPlatform(value)) {
      if (platformSpec) {
        throw new ApiError(3, 'multiple platform specs provided');
      }
      platformSpec = value;
    }
  }
  if (!spec) {
    throw invalidSpec('no pipeline spec is provided');
  }
  if (spec.schemaVersion !== '2.1.0') {
    throw invalidSpec(
      `KFP only supports schema version 2.1.0, but the pipeline spec has version ${
        spec.schemaVersion ?? ''
      }`,
    );
  }
  const { name } = spec.pipelineInfo;
  if (name.length > 128 || !NAME.test(name)) {
    throw ApiError.invalid(
      "pipeline's name must contain only lowercase alphanumeric characters or '-' and must start with alphanumeric characters",
    );
  }
  return { spec, ...(platformSpec && { platformSpec }) };
}

/**
 * Checks the parameters of a run as the API server does.
 *
 * @throws ApiError that names the parameter
 * @internal
 */
export function checkParameters(
  { spec }: PipelineTemplate,
  given: Record<string, unknown> = {},
): void {
  const wanted = spec.root.inputDefinitions?.parameters ?? {};
  for (const [name, parameter] of Object.entries(wanted)) {
    if (!Object.hasOwn(given, name)) {
      if (!parameter.isOptional && parameter.defaultValue === undefined) {
        throw ApiError.invalid(
          `parameter ${name} is not optional, yet has neither default value nor user provided value`,
        );
      }
    } else if (!hasType(parameter, given[name])) {
      throw ApiError.invalid(
        `input parameter ${name} requires type ${typeNames(
          parameter,
        )}, but the parameter value is not of that type`,
      );
    }
  }
  const extra = Object.keys(given).filter(name => !Object.hasOwn(wanted, name));
  if (extra.length > 0) {
    throw ApiError.invalid(
      `parameter(s) provided are not required by pipeline: ${extra.join(', ')}`,
    );
  }
}

/**
 * A pipeline as the API shows it: with a platform's settings, both lie beside
 * each other.
 *
 * @internal
 */
export function apiSpecOf({ spec, platformSpec }: PipelineTemplate): object {
  return platformSpec
    ? { pipeline_spec: spec, platform_spec: platformSpec }
    : spec;
}

/**
 * The documents in a pipeline that came with a request, in either form.
 *
 * @internal
 */
export function documentsOf(value: unknown): unknown[] {
  const both = (value ?? {}) as Record<string, unknown>;
  return both.pipeline_spec
    ? [both.pipeline_spec, both.platform_spec]
    : [value];
}

/**
 * A compiled pipeline as a file.
 *
 * @internal
 */
export function formatTemplate({ spec, platformSpec }: PipelineTemplate) {
  return [spec, platformSpec]
    .filter(Boolean)
    .map(value => stringify(value))
    .join('---\n');
}

function isPipelineSpec(value: unknown): value is PipelineSpec {
  const { pipelineInfo, root } = (value ?? {}) as Partial<PipelineSpec>;
  return Boolean(pipelineInfo?.name && root);
}

function isKubernetesPlatform(value: unknown): value is object {
  const { platforms } = (value ?? {}) as { platforms?: object };
  return Boolean(platforms && 'kubernetes' in platforms);
}

function hasType({ parameterType }: ParameterSpec, value: unknown): boolean {
  switch (parameterType) {
    case 'NUMBER_DOUBLE':
    case 'NUMBER_INTEGER':
      return typeof value === 'number';
    case 'STRING':
      return typeof value === 'string';
    case 'BOOLEAN':
      return typeof value === 'boolean';
    case 'LIST':
      return Array.isArray(value);
    case 'STRUCT':
      return (
        typeof value === 'object' && value !== null && !Array.isArray(value)
      );
    default:
      return false;
  }
}

function typeNames({ parameterType = '' }: ParameterSpec): string {
  const names: Record<string, string> = {
    NUMBER_DOUBLE: 'double or integer',
    NUMBER_INTEGER: 'double or integer',
    STRING: 'string',
    BOOLEAN: 'bool',
    LIST: 'list',
    STRUCT: 'struct',
  };
  return names[parameterType] ?? 'unknown';
}

function invalidSpec(message: string): ApiError {
  return new ApiError(
    3,
    `Invalid input error: invalid pipeline spec: ${message}`,
  );
}
