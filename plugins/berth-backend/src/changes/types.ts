import type { Change } from '@berth/backstage-plugin-berth-common';

/**
 * That something is there or has changed (`upsert`), or is gone (`delete`);
 * what it is now is read elsewhere.
 *
 * @internal
 */
export type ChangeNote = Pick<Change, 'kind' | 'key' | 'operation'>;
