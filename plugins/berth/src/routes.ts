import {
  createExternalRouteRef,
  createRouteRef,
  createSubRouteRef,
} from '@backstage/core-plugin-api';

/**
 * The Tenants page. Made with `core-plugin-api`, so that the same reference
 * works in apps of the new and of the old frontend system.
 *
 * @public
 */
export const rootRouteRef = createRouteRef({ id: 'berth' });

/**
 * A tenant's page; `name` is the tenant's name.
 *
 * @public
 */
export const tenantRouteRef = createSubRouteRef({
  id: 'berth-tenant',
  parent: rootRouteRef,
  path: '/tenants/:name',
});

/**
 * The GPUs of all clusters.
 *
 * @public
 */
export const gpusRouteRef = createSubRouteRef({
  id: 'berth-gpus',
  parent: rootRouteRef,
  path: '/gpus',
});

/**
 * The quotas of GPUs that several tenants share.
 *
 * @public
 */
export const sharedGpusRouteRef = createSubRouteRef({
  id: 'berth-gpus-shared',
  parent: rootRouteRef,
  path: '/gpus/shared',
});

/**
 * A claim's page; `id` is the claim's id as `stringifyClaimRef` writes it.
 *
 * @public
 */
export const claimRouteRef = createSubRouteRef({
  id: 'berth-claim',
  parent: rootRouteRef,
  path: '/claims/:id',
});

/**
 * The scaffolder's form of a template, for all options of an offering.
 *
 * @public
 */
export const templateRouteRef = createExternalRouteRef({
  id: 'template',
  params: ['namespace', 'templateName'],
  optional: true,
  defaultTarget: 'scaffolder.selectedTemplate',
});

/**
 * The scaffolder's page of a running task.
 *
 * @public
 */
export const taskRouteRef = createExternalRouteRef({
  id: 'task',
  params: ['taskId'],
  optional: true,
  defaultTarget: 'scaffolder.ongoingTask',
});
