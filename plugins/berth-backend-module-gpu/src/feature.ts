import { createOfferingsFeature } from '@berth/backstage-plugin-berth-node';
import { offerings } from './offerings';

/**
 * The backend feature that brings GPU quotas and queues: `backend.add` it beside Berth's
 * plugin.
 *
 * @public
 */
export const gpuFeature = createOfferingsFeature({ offerings });
