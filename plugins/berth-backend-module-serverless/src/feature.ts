import { createOfferingsFeature } from '@berth/backstage-plugin-berth-node';
import { readBuildSettings } from './knative-function';
import { createOfferings } from './offerings';
import { serverlessRoutes } from './routes';

/**
 * The backend feature that brings functions: `backend.add` it beside Berth's
 * plugin.
 *
 * @public
 */
export const serverlessFeature = createOfferingsFeature({
  offerings: config => createOfferings({ builds: readBuildSettings(config) }),
  routes: [serverlessRoutes],
});
