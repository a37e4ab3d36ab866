import { SandboxError } from '../errors';
import type { SandboxState } from '../state/DataFolder';
import type { PipelinesMode } from '../types';

/**
 * How Kubeflow Pipelines is installed: as it was in the data folder, whose
 * objects and rights go with that, or in a new one as is wanted.
 *
 * @throws SandboxError when the two differ
 * @internal
 */
export function choosePipelinesMode(
  wanted: PipelinesMode | undefined,
  { pipelines, seeded }: Pick<SandboxState, 'pipelines' | 'seeded'>,
): PipelinesMode {
  const kept = pipelines ?? (seeded ? 'kubernetes' : undefined);
  if (wanted && kept && wanted !== kept) {
    throw new SandboxError(
      'refused',
      `Kubeflow Pipelines is installed as "${kept}" in this data folder, not as "${wanted}". Take another folder, or leave that option out.`,
    );
  }
  return wanted ?? kept ?? 'kubernetes';
}
