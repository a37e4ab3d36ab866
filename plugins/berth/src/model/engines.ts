import type {
  Engine,
  OfferingDescription,
} from '@berth/backstage-plugin-berth-common';
import { availabilityOn } from './places';

/** How people write the engines that they ask for most. */
const titles: Record<string, string> = {
  mongodb: 'MongoDB',
  mysql: 'MySQL',
  postgresql: 'PostgreSQL',
};

/**
 * An engine as people write it.
 *
 * @internal
 */
export function engineTitle(id: string): string {
  return Object.hasOwn(titles, id) ? titles[id] : id;
}

/**
 * The offering that an engine stands for on a cluster: the first one of the
 * platform team's order that can be had there, as the backend will choose.
 *
 * @internal
 */
export function offeringOfEngine(options: {
  engine: string | undefined;
  engines: Engine[];
  offerings: OfferingDescription[];
  cluster: string | undefined;
}): OfferingDescription | undefined {
  const { engine, engines, offerings, cluster } = options;
  const ids = engines.find(({ id }) => id === engine)?.offerings ?? [];
  return ids
    .map(id => offerings.find(offering => offering.id === id))
    .find(
      offering =>
        offering && cluster && availabilityOn(offering, cluster).available,
    );
}
