import { useRouteRef } from '@backstage/core-plugin-api';
import {
  claimRouteRef,
  gpusRouteRef,
  rootRouteRef,
  sharedGpusRouteRef,
  taskRouteRef,
  templateRouteRef,
  tenantRouteRef,
} from '../routes';
import { templateRouteParams } from '../model/template';

/** One segment of a path. Colons may stay, so that ids stay readable. */
function segment(text: string): string {
  return encodeURIComponent(text).replaceAll('%3A', ':');
}

/**
 * Where things are shown in the portal.
 *
 * @internal
 */
export function useLinks() {
  const root = useRouteRef(rootRouteRef);
  const tenant = useRouteRef(tenantRouteRef);
  const claim = useRouteRef(claimRouteRef);
  const gpus = useRouteRef(gpusRouteRef);
  const sharedGpus = useRouteRef(sharedGpusRouteRef);
  const template = useRouteRef(templateRouteRef);
  const task = useRouteRef(taskRouteRef);
  return {
    tenants: () => root(),
    gpus: () => gpus(),
    sharedGpus: () => sharedGpus(),
    tenant: (name: string) => tenant({ name: segment(name) }),
    /** `taskId` is that of the task that has just been started for it. */
    claim: (id: string, taskId?: string) => {
      const path = claim({ id: segment(id) });
      return taskId ? `${path}?${new URLSearchParams({ task: taskId })}` : path;
    },
    /** Undefined where the app has no scaffolder. */
    template: (templateRef: string) =>
      template?.(templateRouteParams(templateRef)),
    task: (taskId: string) => task?.({ taskId }),
  };
}
