import { berthError, type Claim } from '@berth/backstage-plugin-berth-common';
import type {
  ClusterApi,
  OfferingRoutes,
  RouteTools,
} from '@berth/backstage-plugin-berth-node';
import PromiseRouter from 'express-promise-router';
import {
  kubeconfigOf,
  kubeconfigToLook,
  readKubeconfigText,
} from './kubeconfigText';
import { outsideOf } from './outside';
import { readContents } from './readContents';
import { readKubeconfig, type KubeconfigAccess } from './readKubeconfig';
import { readWorkloads } from './readWorkloads';
import { TenantClusterClient } from './TenantClusterClient';

/**
 * The routes of tenant clusters: a kubeconfig as a file, what runs inside, and
 * what a deletion would take with it. Every Secret is read as the person who
 * asks, and no credential leaves the backend but in the file itself.
 *
 * @public
 */
export const clusterRoutes: OfferingRoutes = {
  area: 'clusters',
  router: tools => {
    const router = PromiseRouter();

    router.get('/kubeconfig/:claimId/:id', async (req, res) => {
      const caller = await tools.authorize(req, 'reveal');
      const claim = await tools.claim(req.params.claimId);
      const reference = kubeconfigOf(claim, req.params.id);
      const api = tools.asUser(claim.cluster, caller);
      const text = await readKubeconfigText(api, claim, reference);
      const { expires } = accessIn(text, claim);
      res
        .set({
          'Cache-Control': 'no-store',
          'Content-Type': 'application/yaml; charset=utf-8',
          'Content-Disposition': `attachment; filename="${claim.name}-${reference.id}.yaml"`,
          'X-Content-Type-Options': 'nosniff',
          ...(expires && { 'Berth-Expires': expires.toISOString() }),
        })
        .send(text);
    });

    router.get('/workloads/:claimId', async (req, res) => {
      const caller = await tools.authorize(req, 'view');
      const claim = await tools.claim(req.params.claimId);
      const api = tools.asUser(claim.cluster, caller);
      const workloads = await inside(claim, api, readWorkloads);
      res
        .set('Cache-Control', 'no-store')
        .json({ ...workloads, at: tools.now().toISOString() });
    });

    router.get('/contents/:claimId', async (req, res) => {
      const caller = await tools.authorize(req, 'view');
      const claim = await tools.claim(req.params.claimId);
      const api = tools.asUser(claim.cluster, caller);
      res
        .set('Cache-Control', 'no-store')
        .json(await contentsOf(claim, api, tools));
    });

    return router;
  },
};

/** Inside as far as one can look, and in any case what is on the host. */
async function contentsOf(claim: Claim, api: ClusterApi, tools: RouteTools) {
  const [looked, outside] = await Promise.all([
    inside(claim, api, readContents).then(
      counts => ({ inside: counts }),
      (error: Error) => ({ inside: [], problem: error.message }),
    ),
    outsideOf(claim, api),
  ]);
  return { ...looked, outside, at: tools.now().toISOString() };
}

/** Looks into a claim's cluster by the kubeconfig that may do the least. */
async function inside<T>(
  claim: Claim,
  api: ClusterApi,
  look: (client: TenantClusterClient) => Promise<T>,
): Promise<T> {
  const text = await readKubeconfigText(api, claim, kubeconfigToLook(claim));
  const client = TenantClusterClient.create({
    access: accessIn(text, claim),
    name: claim.name,
    // A simulated one runs on the very machine that the portal runs on.
    loopback: claim.simulated,
  });
  try {
    return await look(client);
  } finally {
    client.close();
  }
}

function accessIn(text: string, claim: Claim): KubeconfigAccess {
  try {
    return readKubeconfig(text);
  } catch (error) {
    throw berthError('connection-unavailable', {
      message: `'${claim.name}': ${(error as Error).message}`,
    });
  }
}
