import {
  ApiBlueprint,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import { BerthClient } from '@berth/backstage-plugin-berth-common';
import { berthApiRef } from '../api';

/** The client of Berth's backend. */
export const berthApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: berthApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => BerthClient.create(deps),
    }),
});
