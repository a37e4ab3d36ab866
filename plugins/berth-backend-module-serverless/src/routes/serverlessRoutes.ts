import { berthError, type Claim } from '@berth/backstage-plugin-berth-common';
import type { OfferingRoutes } from '@berth/backstage-plugin-berth-node';
import PromiseRouter from 'express-promise-router';
import { OFFERING_ID } from '../knative-function/id';
import { REVISION, SERVICE, servingLabels } from '../knative/kinds';
import { revisionsView } from './revisionsView';

/**
 * The routes of functions: which revision gets how much of the traffic. All is
 * read as the person who asks.
 *
 * @public
 */
export const serverlessRoutes: OfferingRoutes = {
  area: 'serverless',
  router: tools => {
    const router = PromiseRouter();

    router.get('/revisions/:claimId', async (req, res) => {
      const caller = await tools.authorize(req, 'view');
      const claim = await tools.claim(req.params.claimId);
      assertFunction(claim);
      const { cluster, namespace, name } = claim;
      const api = tools.asUser(cluster, caller);
      const [service, revisions] = await Promise.all([
        api.get(SERVICE, { namespace, name }),
        api.list(REVISION, {
          namespace,
          labelSelector: `${servingLabels.service}=${name}`,
        }),
      ]);
      // Lists leave out the kind.
      const objects = revisions.map(object => ({
        ...object,
        apiVersion: `${REVISION.group}/${REVISION.version}`,
        kind: REVISION.kind,
      }));
      res
        .set('Cache-Control', 'no-store')
        .json(revisionsView(service, objects));
    });

    return router;
  },
};

function assertFunction({ offering, name }: Claim): void {
  if (offering !== OFFERING_ID) {
    throw berthError('claim-not-found', {
      message: `'${name}' is no function of Knative`,
    });
  }
}
