import { createPermission } from '@backstage/plugin-permission-common';

/**
 * May open Berth's pages and read tenants, claims and requests.
 *
 * @public
 */
export const berthViewPermission = createPermission({
  name: 'berth.view',
  attributes: { action: 'read' },
});

/**
 * May ask for claims. The cluster decides, as the user, what comes of it.
 *
 * @public
 */
export const berthRequestPermission = createPermission({
  name: 'berth.request',
  attributes: { action: 'create' },
});

/**
 * May run day-2 actions on claims.
 *
 * @public
 */
export const berthActPermission = createPermission({
  name: 'berth.act',
  attributes: { action: 'update' },
});

/**
 * May give claims back.
 *
 * @public
 */
export const berthDeletePermission = createPermission({
  name: 'berth.delete',
  attributes: { action: 'delete' },
});

/**
 * May read a claim's credentials, if the cluster lets them.
 *
 * @public
 */
export const berthRevealPermission = createPermission({
  name: 'berth.reveal',
  attributes: { action: 'read' },
});

/**
 * All permissions of Berth.
 *
 * @public
 */
export const berthPermissions = [
  berthViewPermission,
  berthRequestPermission,
  berthActPermission,
  berthDeletePermission,
  berthRevealPermission,
];
