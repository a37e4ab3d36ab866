import { createOfferingsFeature } from '@berth/backstage-plugin-berth-node';
import { offerings } from './offerings';
import { compositionsSource } from './source';

/**
 * The backend feature that brings offerings by definition: `backend.add` it beside Berth's
 * plugin.
 *
 * @public
 */
export const compositionsFeature = createOfferingsFeature({
  offerings,
  source: compositionsSource,
});
