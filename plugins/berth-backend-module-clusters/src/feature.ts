import { createOfferingsFeature } from '@berth/backstage-plugin-berth-node';
import { offerings } from './offerings';
import { clusterRoutes } from './routes';

/**
 * The backend feature that brings tenant clusters: `backend.add` it beside
 * Berth's plugin.
 *
 * @public
 */
export const clustersFeature = createOfferingsFeature({
  offerings,
  routes: [clusterRoutes],
});
