import { clustersOfferings } from '@berth/backstage-plugin-berth-backend-module-clusters';
import { compositionsOfferings } from '@berth/backstage-plugin-berth-backend-module-compositions';
import { databasesOfferings } from '@berth/backstage-plugin-berth-backend-module-databases';
import { gpuOfferings } from '@berth/backstage-plugin-berth-backend-module-gpu';
import { mlOfferings } from '@berth/backstage-plugin-berth-backend-module-ml';
import { serverlessOfferings } from '@berth/backstage-plugin-berth-backend-module-serverless';
import type { Offering } from '@berth/backstage-plugin-berth-node';

/** Every offering of this repository, for commands that ask no cluster. */
export const offerings: Offering[] = [
  ...databasesOfferings,
  ...clustersOfferings,
  ...serverlessOfferings,
  ...mlOfferings,
  ...gpuOfferings,
  ...compositionsOfferings,
];
