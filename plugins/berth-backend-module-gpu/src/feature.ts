import { createOfferingsFeature } from '@berth/backstage-plugin-berth-node';
import { offerings } from './offerings';
import { gpuRoutes } from './routes';

/**
 * The backend feature that brings GPU quotas and queues: `backend.add` it
 * beside Berth's plugin.
 *
 * @public
 */
export const gpuFeature = createOfferingsFeature({
  offerings,
  routes: [gpuRoutes],
});
