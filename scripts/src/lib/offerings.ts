import { clustersOfferings } from '@berth/backstage-plugin-berth-backend-module-clusters';
import { databasesOfferings } from '@berth/backstage-plugin-berth-backend-module-databases';
import type { Offering } from '@berth/backstage-plugin-berth-node';

/** Every offering of this repository, for commands that ask no cluster. */
export const offerings: Offering[] = [
  ...databasesOfferings,
  ...clustersOfferings,
];
