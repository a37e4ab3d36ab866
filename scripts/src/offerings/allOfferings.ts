import { clustersOfferings } from '@berth/backstage-plugin-berth-backend-module-clusters';
import { databasesOfferings } from '@berth/backstage-plugin-berth-backend-module-databases';
import type { Offering } from '@berth/backstage-plugin-berth-node';

/** The offerings of every package in this repository, by id. */
export const allOfferings: Offering[] = [
  ...clustersOfferings,
  ...databasesOfferings,
].sort((a, b) => (a.id < b.id ? -1 : 1));
