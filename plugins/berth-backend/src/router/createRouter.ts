import type { AuditorService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { berthError } from '@berth/backstage-plugin-berth-common';
import express from 'express';
import * as OpenApiValidator from 'express-openapi-validator';
import Router from 'express-promise-router';
import type { ChangeFeed } from '../changes/ChangeFeed';
import type { ClaimOperations } from '../claims/ClaimOperations';
import type { ClaimQueries } from '../claims/ClaimQueries';
import type { PendingClaims } from '../claims/PendingClaims';
import type { HealthQueries } from '../clusters/HealthQueries';
import type { ClusterQueries } from '../clusters/ClusterQueries';
import type { CoreObjectQueries } from '../fleet/CoreObjectQueries';
import type { OfferingQueries } from '../offerings/OfferingQueries';
import type { RequestService } from '../requests/RequestService';
import type { TenantQueries } from '../tenants/TenantQueries';
import type { Access } from './Access';
import { addChangeRoutes } from './changeRoutes';
import { addClaimRoutes } from './claimRoutes';
import { addCoreObjectRoutes } from './coreObjectRoutes';
import { addFleetRoutes } from './fleetRoutes';
import { addLookupRoutes } from './lookupRoutes';
import { readOpenApiDocument } from './readOpenApiDocument';
import { requestErrors } from './requestErrors';
import { addRequestRoutes } from './requestRoutes';

/** Where an offering's input comes in, which may hold a whole file, or many ids. */
const WITH_INPUT = [
  '/requests',
  '/claims/:id/actions',
  '/claims/lookup',
  '/core-objects/lookup',
  '/areas',
];

/** Of a compiled pipeline, whose 700 kB grow as a text in JSON. */
const INPUT_LIMIT = '2mb';

/**
 * What the routes answer from.
 *
 * @internal
 */
export interface RouterOptions {
  access: Access;
  auditor: AuditorService;
  clusters: ClusterQueries;
  health: HealthQueries;
  tenants: TenantQueries;
  offerings: OfferingQueries;
  claims: ClaimQueries;
  coreObjects: CoreObjectQueries;
  pending: PendingClaims;
  operations: ClaimOperations;
  requests: RequestService;
  feed: ChangeFeed;
  /** The routes that modules of offerings bring. */
  areas: express.Router;
  /** Ends answers that are held back. */
  stopping: AbortSignal;
  /** Whether answers are checked against the document, as tests do. */
  validateResponses?: boolean;
}

/**
 * The REST API, as its OpenAPI document describes it: what does not fit is
 * refused before any route sees it.
 *
 * @internal
 */
export function createRouter(options: RouterOptions): express.Router {
  const document = readOpenApiDocument();
  const router = Router();
  router.use(refuseNul);
  router.use(
    WITH_INPUT,
    express.json({ reviver: withoutNul, limit: INPUT_LIMIT }),
  );
  router.use(express.json({ reviver: withoutNul }));
  router.get('/openapi.json', (_req, res) => {
    res.json(document);
  });
  router.use('/areas', options.areas);
  router.use(
    OpenApiValidator.middleware({
      // It resolves references in place.
      apiSpec: structuredClone(document),
      validateApiSpec: false,
      validateSecurity: false,
      validateRequests: { allowUnknownQueryParameters: false },
      validateResponses: options.validateResponses ?? false,
      // The path below the place where the plugin is mounted.
      useRequestUrl: true,
    }),
  );
  addFleetRoutes(router, options);
  addLookupRoutes(router, options);
  addCoreObjectRoutes(router, options);
  addClaimRoutes(router, options);
  addRequestRoutes(router, options);
  addChangeRoutes(router, options);
  router.use(() => {
    throw new NotFoundError('There is no such route');
  });
  router.use(requestErrors);
  return router;
}

/** No name holds NUL, and not every database takes it in a text. */
function refuseNul(
  req: express.Request,
  _res: express.Response,
  next: express.NextFunction,
): void {
  if (req.url.includes('%00')) {
    throw berthError('body-invalid', {
      message: 'The path or query holds a NUL character',
    });
  }
  next();
}

function withoutNul(key: string, value: unknown): unknown {
  if (typeof value === 'string' && value.includes('\u0000')) {
    throw new SyntaxError(`'${key}' holds a NUL character`);
  }
  return value;
}
