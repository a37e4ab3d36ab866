import { createOfferingsFeature } from '@berth/backstage-plugin-berth-node';
import { offerings } from './offerings';

/**
 * The backend feature that brings the databases: `backend.add` it beside
 * Berth's plugin.
 *
 * @public
 */
export const databasesFeature = createOfferingsFeature({ offerings });
