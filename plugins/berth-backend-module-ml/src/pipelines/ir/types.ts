/**
 * A type of a parameter, as a compiled pipeline names it.
 *
 * @internal
 */
export type ParameterType =
  | 'STRING'
  | 'NUMBER_INTEGER'
  | 'NUMBER_DOUBLE'
  | 'BOOLEAN'
  | 'LIST'
  | 'STRUCT';

/**
 * What a pipeline asks for when it is run.
 *
 * @internal
 */
export interface PipelineParameter {
  name: string;
  type: ParameterType;
  /** Whether a run may leave it out. */
  optional: boolean;
  default?: unknown;
  description?: string;
  /** The values that it takes, where only some are. */
  choices?: unknown[];
}

/**
 * A compiled pipeline that has been read and found well-formed.
 *
 * @internal
 */
export interface CompiledPipeline {
  name: string;
  description?: string;
  /** Such as `kfp-2.17.3`. */
  sdkVersion?: string;
  spec: Record<string, unknown>;
  platformSpec?: Record<string, unknown>;
  parameters: PipelineParameter[];
  /** How many containers it names, those in loops once. */
  taskCount: number;
  images: string[];
}
