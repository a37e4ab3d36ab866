import { createOfferingsFeature } from '@berth/backstage-plugin-berth-node';
import { offerings } from './offerings';
import { pipelineRoutes } from './pipelines';

/**
 * The backend feature that brings machine learning: `backend.add` it beside Berth's
 * plugin.
 *
 * @public
 */
export const mlFeature = createOfferingsFeature({
  offerings,
  routes: [pipelineRoutes],
});
