import type { Claim } from '@berth/backstage-plugin-berth-common';
import type { BerthBackend } from '../backend/BerthBackend';
import { tenantOf } from '../world/objects';
import type { Clusters } from '../world/Clusters';
import type { Figure } from '../types';

const VIEWS = 50;

/**
 * What the pages of a tenant and of a claim ask Berth, many times, and what of
 * that reaches the API servers.
 *
 * @internal
 */
export async function measurePageViews(options: {
  clusters: Clusters;
  berth: BerthBackend;
}): Promise<Figure> {
  const { clusters, berth } = options;
  await clusters.mark();
  for (let view = 0; view < VIEWS; view++) {
    const tenant = tenantOf(view % clusters.objects);
    const [, { items }] = await Promise.all([
      berth.get(`tenants/${tenant}`),
      berth.get<{ items: Claim[] }>(`claims?tenant=${tenant}&limit=200`),
      berth.get('clusters'),
      berth.get('offerings'),
    ]);
    await berth.get(`claims/${encodeURIComponent(items[0].id)}`);
  }
  const asked = await Promise.all(clusters.audit.map(log => log.requests()));
  // Berth looks now and then whether the clusters are there, viewed or not.
  const caused = asked
    .flat()
    .filter(({ requestURI }) => !/^\/(readyz|version)/.test(requestURI));
  return {
    figure: 'API-server requests per page view',
    found: `${caused.length / VIEWS}`,
    target: '0',
    met: caused.length === 0,
    details: { views: VIEWS, requests: caused },
  };
}
