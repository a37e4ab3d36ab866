import {
  berthError,
  type Claim,
  type KubernetesObject,
  type ResourceKind,
} from '@berth/backstage-plugin-berth-common';
import type {
  ClusterApi,
  OfferingRoutes,
} from '@berth/backstage-plugin-berth-node';
import { json } from 'express';
import PromiseRouter from 'express-promise-router';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { OFFERING_ID as BROKER_ID } from '../knative-broker/id';
import { OFFERING_ID as FUNCTION_ID } from '../knative-function/id';
import {
  API_SERVER_SOURCE,
  apiVersionOf,
  PING_SOURCE,
  REVISION,
  SERVICE,
  servingLabels,
  TRIGGER,
} from '../knative/kinds';
import { eventFields } from './cloudEvent';
import { eventingView } from './eventingView';
import { revisionsView } from './revisionsView';
import { sendEvent } from './sendEvent';

const EVENT = z.strictObject(eventFields(z));

/**
 * The routes of functions and events: which revision gets how much of the
 * traffic, what is connected to a broker, and an event to try with. All is done
 * as the person who asks.
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
      assertIs(claim, [FUNCTION_ID]);
      const { cluster, namespace, name } = claim;
      const api = tools.asUser(cluster, caller);
      const [service, revisions] = await Promise.all([
        api.get(SERVICE, { namespace, name }),
        listOf(api, REVISION, {
          namespace,
          labelSelector: `${servingLabels.service}=${name}`,
        }),
      ]);
      res
        .set('Cache-Control', 'no-store')
        .json(revisionsView(service, revisions));
    });

    router.get('/eventing/:claimId', async (req, res) => {
      const caller = await tools.authorize(req, 'view');
      const claim = await tools.claim(req.params.claimId);
      assertIs(claim, [BROKER_ID]);
      const { cluster, namespace, name } = claim;
      const api = tools.asUser(cluster, caller);
      const objects = await Promise.all(
        [TRIGGER, PING_SOURCE, API_SERVER_SOURCE].map(kind =>
          listOf(api, kind, { namespace }),
        ),
      );
      res
        .set('Cache-Control', 'no-store')
        .json(eventingView(name, objects.flat()));
    });

    router.post(
      '/events/:claimId',
      json({ limit: '64kb' }),
      async (req, res) => {
        const caller = await tools.authorize(req, 'act');
        const claim = await tools.claim(req.params.claimId);
        assertIs(claim, [FUNCTION_ID, BROKER_ID]);
        const parsed = EVENT.safeParse(req.body);
        if (!parsed.success) {
          throw berthError('input-invalid', {
            message: 'This is no event that can be sent',
            fields: parsed.error.issues.map(({ path, message }) => ({
              field: path.join('.') || 'event',
              message,
            })),
          });
        }
        const result = await sendEvent({
          claim,
          api: tools.asUser(claim.cluster, caller),
          event: parsed.data,
          id: randomUUID(),
          now: tools.now(),
        });
        res.set('Cache-Control', 'no-store').json(result);
      },
    );

    return router;
  },
};

/** Lists leave out the kind. */
async function listOf(
  api: ClusterApi,
  kind: ResourceKind,
  where: { namespace: string; labelSelector?: string },
): Promise<KubernetesObject[]> {
  const objects = await api.list(kind, where);
  return objects.map(object => ({
    ...object,
    apiVersion: apiVersionOf(kind),
    kind: kind.kind,
  }));
}

function assertIs({ offering, name }: Claim, offerings: string[]): void {
  if (!offerings.includes(offering)) {
    throw berthError('claim-not-found', {
      message: `'${name}' is no function or broker of Knative that has this`,
    });
  }
}
