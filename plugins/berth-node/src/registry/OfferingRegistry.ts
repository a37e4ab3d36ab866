import {
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import type { OfferingSource } from '../definitions/types';
import type { Offering } from '../offerings/Offering';
import type { OfferingRoutes } from '../routes/types';

/**
 * All offerings of a backend process. The Berth plugin serves them, and the
 * scaffolder module makes actions of them.
 *
 * @public
 */
export interface OfferingRegistry {
  /**
   * Adds offerings.
   *
   * @throws Error when one of that id is there already
   */
  add(...offerings: Offering[]): void;
  /** The offering of that id, or undefined. */
  get(id: string): Offering | undefined;
  /** All offerings, by id. */
  list(): Offering[];
  /**
   * Adds the routes of an area.
   *
   * @throws Error when the area has some already
   */
  addRoutes(...routes: OfferingRoutes[]): void;
  routes(): OfferingRoutes[];
  /**
   * Sets by what offerings are made of what clusters define.
   *
   * @throws Error when there is one already
   */
  setSource(source: OfferingSource): void;
  /** That, where a package has brought it. */
  source(): OfferingSource | undefined;
}

/**
 * An empty {@link OfferingRegistry}.
 *
 * @public
 */
export function createOfferingRegistry(
  ...offerings: Offering[]
): OfferingRegistry {
  const byId = new Map<string, Offering>();
  const byArea = new Map<string, OfferingRoutes>();
  let source: OfferingSource | undefined;
  const registry: OfferingRegistry = {
    add: (...added) => {
      for (const offering of added) {
        if (byId.has(offering.id)) {
          throw new Error(`Two offerings have the id '${offering.id}'`);
        }
        byId.set(offering.id, offering);
      }
    },
    get: id => byId.get(id),
    list: () => [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    addRoutes: (...added) => {
      for (const routes of added) {
        if (byArea.has(routes.area)) {
          throw new Error(`Two modules have routes for '${routes.area}'`);
        }
        byArea.set(routes.area, routes);
      }
    },
    routes: () => [...byArea.values()],
    setSource: added => {
      if (source) {
        throw new Error('Two modules make offerings of definitions');
      }
      source = added;
    },
    source: () => source,
  };
  registry.add(...offerings);
  return registry;
}

/**
 * The {@link OfferingRegistry} of this backend process, shared by all its
 * plugins.
 *
 * @public
 */
export const offeringRegistryServiceRef = createServiceRef<OfferingRegistry>({
  id: 'berth.offering-registry',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {},
      factory: () => createOfferingRegistry(),
    }),
});
