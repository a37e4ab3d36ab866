import type { ResourceKind } from '@berth/backstage-plugin-berth-common';

/**
 * SpinKube's SpinApp: one object is one claim.
 *
 * @internal
 */
export const SPIN_APP: ResourceKind = {
  group: 'core.spinkube.dev',
  version: 'v1alpha1',
  kind: 'SpinApp',
  plural: 'spinapps',
};

/**
 * What runs the app: SpinKube makes it, under the same name.
 *
 * @internal
 */
export const DEPLOYMENT: ResourceKind = {
  group: 'apps',
  version: 'v1',
  kind: 'Deployment',
  plural: 'deployments',
};

/**
 * The port of the Service of an app, and of the app itself.
 *
 * @internal
 */
export const PORT = 80;
