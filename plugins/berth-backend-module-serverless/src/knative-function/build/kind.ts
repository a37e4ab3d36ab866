import type { ResourceKind } from '@berth/backstage-plugin-berth-common';

/**
 * One run of a build by Tekton.
 *
 * @internal
 */
export const TASK_RUN: ResourceKind = {
  group: 'tekton.dev',
  version: 'v1',
  kind: 'TaskRun',
  plural: 'taskruns',
};

/**
 * On a Service: how it is built, so that it can be built again.
 *
 * @internal
 */
export const BUILD_NOTE = 'berth.dev/build';
