import type { ResourceKind } from '@berth/backstage-plugin-berth-common';

/**
 * Secrets, which offerings name and never read.
 *
 * @internal
 */
export const SECRETS: ResourceKind = {
  group: '',
  version: 'v1',
  kind: 'Secret',
  plural: 'secrets',
};
