import { createOfferingsFeature } from '@berth/backstage-plugin-berth-node';
import { valkeyCache } from './valkeyCache';

/** What `backend.add(import('@example/berth-offerings-valkey'))` adds. */
export default createOfferingsFeature({ offerings: [valkeyCache] });
