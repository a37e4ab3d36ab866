import { createOfferingsFeature } from '@berth/backstage-plugin-berth-node';
import { offerings } from './offerings';
import { serverlessRoutes } from './routes';

/**
 * The backend feature that brings functions: `backend.add` it beside Berth's
 * plugin.
 *
 * @public
 */
export const serverlessFeature = createOfferingsFeature({
  offerings,
  routes: [serverlessRoutes],
});
