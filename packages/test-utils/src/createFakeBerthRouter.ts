import { randomUUID } from 'node:crypto';
import {
  resolvePackagePath,
  type HttpAuthService,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  berthError,
  stringifyClaimRef,
  type ClaimRequest,
  type ClaimRequestBody,
  type ClaimRequestPreview,
} from '@berth/backstage-plugin-berth-common';
import express, { type ErrorRequestHandler, type Router } from 'express';
import * as OpenApiValidator from 'express-openapi-validator';
import PromiseRouter from 'express-promise-router';
import type { FakeBerth } from './FakeBerth';

const AT = '2026-01-01T00:00:00.000Z';

/** The validator's errors carry a status, which Backstage does not read. */
const validatorErrors: ErrorRequestHandler = (error, _req, _res, next) => {
  next(
    typeof error.status === 'number' && error.status < 500
      ? new InputError(error.message)
      : error,
  );
};

/**
 * Answers as Berth's REST API does, from what a {@link FakeBerth} holds.
 * Requests and answers are validated by the OpenAPI document.
 *
 * @internal
 */
export function createFakeBerthRouter(options: {
  berth: FakeBerth;
  httpAuth: HttpAuthService;
}): Router {
  const { berth, httpAuth } = options;
  const router = PromiseRouter();

  router.use(express.json());
  router.use(async (req, _res, next) => {
    const { principal } = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    berth.calls.push({
      operation: `${req.method} ${decodeURIComponent(req.path)}`,
      principal:
        principal.type === 'user' ? principal.userEntityRef : principal.subject,
      query: { ...req.query },
      ...(req.method === 'POST' && { body: req.body }),
      ...(req.header('Idempotency-Key') && {
        idempotencyKey: req.header('Idempotency-Key'),
      }),
    });
    if (berth.outage) {
      throw berth.outage;
    }
    next();
  });
  router.use(
    OpenApiValidator.middleware({
      apiSpec: resolvePackagePath(
        '@berth/backstage-plugin-berth-backend',
        'src/schema/openapi.yaml',
      ),
      useRequestUrl: true,
      validateRequests: true,
      validateResponses: true,
    }),
  );

  router.get('/clusters', (_req, res) => {
    res.json({ items: [...berth.clusters.values()] });
  });
  router.get('/tenants', (_req, res) => {
    res.json({ items: [...berth.tenants.values()] });
  });
  router.get('/tenants/:name', (req, res) => {
    res.json(found(berth.tenants.get(req.params.name), 'tenant-not-found'));
  });
  router.get('/claims', (req, res) => {
    const { tenant, limit, cursor } = req.query;
    const from = Number(cursor ?? 0);
    const to = from + Number(limit);
    const claims = [...berth.claims.values()].filter(
      claim => !tenant || claim.tenant === tenant,
    );
    res.json({
      items: claims.slice(from, to),
      ...(to < claims.length && { nextCursor: String(to) }),
    });
  });
  router.get('/core-objects', (req, res) => {
    const { tenant } = req.query;
    res.json({
      items: [...berth.coreObjects.values()].filter(
        object => !tenant || object.tenant === tenant,
      ),
    });
  });
  router.post('/core-objects/lookup', (req, res) => {
    const ids: string[] = req.body.ids;
    res.json({ items: ids.flatMap(id => berth.coreObjects.get(id) ?? []) });
  });
  router.post('/claims/lookup', (req, res) => {
    const { ids: named = [], requests = [] } = req.body;
    const asked = requests.flatMap(
      (id: string) => berth.requests.get(id)?.claimId ?? [],
    );
    const ids = [...new Set<string>([...named, ...asked])];
    const pending = berth.pending();
    res.json({
      ids,
      items: ids.flatMap(id => berth.claims.get(id) ?? []),
      pending: ids.flatMap(
        id => pending.find(({ claimId }) => claimId === id) ?? [],
      ),
    });
  });
  router.get('/claims/pending', (_req, res) => {
    res.json({ items: berth.pending() });
  });
  router.get('/claims/:id', (req, res) => {
    const claim = found(berth.claims.get(req.params.id), 'claim-not-found');
    const requestDetail = claim.request && berth.requests.get(claim.request);
    res.json({ ...claim, events: [], ...(requestDetail && { requestDetail }) });
  });
  router.get('/requests', (_req, res) => {
    res.json({ items: [...berth.requests.values()].reverse() });
  });
  router.get('/requests/:id', (req, res) => {
    res.json(found(berth.requests.get(req.params.id), 'request-not-found'));
  });
  router.get('/changes', async (req, res) => {
    const { after, limit, waitSeconds } = req.query;
    const changes = await berth.changes({
      after: after === undefined ? undefined : Number(after),
      limit: Number(limit),
      waitMs: Number(waitSeconds) * 1000,
    });
    if (berth.outage) {
      throw berth.outage;
    }
    res.json(changes);
  });
  router.post('/requests/preview', (req, res) => {
    res.json(preview(berth, req.body));
  });

  router.post('/requests', (req, res) => {
    const key = req.header('Idempotency-Key') ?? randomUUID();
    const answer =
      berth.answersByKey.get(key) ??
      berth.refusal ??
      newRequest(berth, req.body);
    berth.answersByKey.set(key, answer);
    if (answer instanceof Error) {
      throw answer;
    }
    if (!berth.requests.has(answer.id)) {
      berth.putRequest(answer);
    }
    res.status(201).json(answer);
  });

  router.use(validatorErrors);
  return router;
}

function found<T>(
  thing: T | undefined,
  code: 'tenant-not-found' | 'claim-not-found' | 'request-not-found',
): T {
  if (thing === undefined) {
    throw berthError(code, { message: `There is no such thing (${code})` });
  }
  return thing;
}

function preview(
  berth: FakeBerth,
  body: ClaimRequestBody,
): ClaimRequestPreview {
  if (berth.refusal) {
    throw berth.refusal;
  }
  const { cluster, namespace } = placeOf(body);
  const offering = offeringOf(body);
  const metadata = { name: body.name, namespace };
  return {
    cluster,
    namespace,
    offering,
    claimId: stringifyClaimRef({
      ...{ cluster, namespace, offering },
      name: body.name,
    }),
    objects: [
      { apiVersion: 'postgresql.cnpg.io/v1', kind: 'Cluster', metadata },
      {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata,
        stringData: { password: 'correct horse' },
        data: { key: 'YmF0dGVyeSBzdGFwbGU=' },
      },
    ],
    usage: { cpu: '1', memory: '2Gi' },
    usageKnown: true,
  };
}

/** As a platform team would that has an offering named after each engine. */
function offeringOf({ offering, engine }: ClaimRequestBody): string {
  return offering ?? `test.${engine}`;
}

function newRequest(berth: FakeBerth, body: ClaimRequestBody): ClaimRequest {
  const place = placeOf(body);
  const { tenant, name, input = {}, template } = body;
  const offering = offeringOf(body);
  return {
    id: randomUUID(),
    state: berth.requestState,
    claimId: stringifyClaimRef({ ...place, offering, name }),
    offering,
    tenant,
    ...place,
    name,
    input,
    ...(template && { template }),
    requester: 'user:default/mock',
    attempts: 1,
    ...(berth.requestState === 'Submitted' && {
      error: {
        code: 'cluster-unreachable',
        message: `Cluster '${place.cluster}' does not answer`,
      },
    }),
    createdAt: AT,
    updatedAt: AT,
  };
}

function placeOf(body: ClaimRequestBody) {
  return {
    cluster: body.cluster ?? 'sandbox',
    namespace: body.namespace ?? body.tenant,
  };
}
