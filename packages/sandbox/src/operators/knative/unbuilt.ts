import type { KubernetesObject } from '../../kubernetes/types';
import type { Revision } from './types';

interface TaskRun extends KubernetesObject {
  spec?: { params?: Array<{ name: string; value: unknown }> };
  status?: { conditions?: Array<{ type: string; status: string }> };
}

/**
 * Whether the image of a revision is one that Tekton is still to build, or has
 * failed to: no registry here knows which images there are.
 *
 * @internal
 */
export function isUnbuilt(
  { spec }: Revision,
  runs: KubernetesObject[],
): boolean {
  const [{ image }] = spec.containers;
  const builds = (runs as TaskRun[]).filter(run =>
    run.spec?.params?.some(
      ({ name, value }) => name === 'image' && value === image,
    ),
  );
  return (
    builds.length > 0 &&
    !builds.some(({ status }) =>
      status?.conditions?.some(
        condition =>
          condition.type === 'Succeeded' && condition.status === 'True',
      ),
    )
  );
}
