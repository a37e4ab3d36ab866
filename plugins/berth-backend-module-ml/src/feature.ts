import { createOfferingsFeature } from '@berth/backstage-plugin-berth-node';
import { offerings } from './offerings';

/**
 * The backend feature that brings machine learning: `backend.add` it beside Berth's
 * plugin.
 *
 * @public
 */
export const mlFeature = createOfferingsFeature({ offerings });
