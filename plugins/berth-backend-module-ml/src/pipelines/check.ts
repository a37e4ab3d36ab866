import type { FieldError } from '@berth/backstage-plugin-berth-common';
import { readPipeline } from './ir/readPipeline';

/**
 * Whether the text is a pipeline that Kubeflow Pipelines would run.
 *
 * @internal
 */
export function checkPipeline(text: string): FieldError[] {
  return readPipeline(text).problems.map(message => ({
    field: 'pipeline',
    message,
  }));
}
