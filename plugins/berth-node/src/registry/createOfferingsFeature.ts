import {
  coreServices,
  createBackendFeatureLoader,
  type BackendFeature,
  type RootConfigService,
} from '@backstage/backend-plugin-api';
import type { OfferingSource } from '../definitions/types';
import type { Offering } from '../offerings/Offering';
import type { OfferingRoutes } from '../routes/types';
import { offeringRegistryServiceRef } from './OfferingRegistry';

/**
 * A backend feature that brings offerings: what a package of offerings
 * exports by default, so that `backend.add(import('…'))` is all there is to
 * its installation.
 *
 * @remarks
 * It is a feature loader, because loaders run before any plugin starts: the
 * Berth plugin and the scaffolder module then both find every offering,
 * whichever of them starts first, also where they run in processes of their
 * own.
 *
 * @example
 * ```ts
 * export default createOfferingsFeature({ offerings: [cloudNativePg] });
 * ```
 *
 * @public
 */
export function createOfferingsFeature(options: {
  /** The offerings, or what makes them of the configuration. */
  offerings: Offering[] | ((config: RootConfigService) => Offering[]);
  routes?: OfferingRoutes[];
  /** Makes offerings of what clusters define while Berth runs. */
  source?: OfferingSource;
}): BackendFeature {
  return createBackendFeatureLoader({
    deps: {
      registry: offeringRegistryServiceRef,
      config: coreServices.rootConfig,
    },
    loader({ registry, config }) {
      const { offerings } = options;
      registry.add(
        ...(typeof offerings === 'function' ? offerings(config) : offerings),
      );
      registry.addRoutes(...(options.routes ?? []));
      if (options.source) {
        registry.setSource(options.source);
      }
      return [];
    },
  });
}
