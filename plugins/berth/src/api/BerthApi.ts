import type { BerthClient } from '@berth/backstage-plugin-berth-common';

/**
 * What the pages need of Berth's backend: the public methods of
 * {@link @berth/backstage-plugin-berth-common#BerthClient}, so that tests and
 * other frontends can stand in for it.
 *
 * @public
 */
export type BerthApi = Pick<BerthClient, keyof BerthClient>;
