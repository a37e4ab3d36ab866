import {
  stringifyClaimRef,
  type ClaimDetail,
} from '@berth/backstage-plugin-berth-common';
import type { BerthApi } from '../src/api';
import { aResponseError } from '../src/__testUtils__/errors';
import { aGpuDisplacement } from '../src/__testUtils__/gpuFixtures';
import { fakeBerthApi, World } from '../src/__testUtils__/fakeBerthApi';
import { aClaimDetail, aRequest } from '../src/__testUtils__/fixtures';

/** The routes of modules that the world knows. */
function areaOf(world: World, area: string, path: string): unknown {
  const answer = world.areas[`${area}${path}`];
  if (answer === undefined) {
    throw aResponseError({ name: 'NotFoundError', message: 'No such route.' });
  }
  return answer;
}

/** How the fake backend answers, chosen by `localStorage.berthDev`. */
type Mood = 'well' | 'loading' | 'empty' | 'forbidden' | 'down';

const mood = () => (localStorage.getItem('berthDev') ?? 'well') as Mood;

const refusals: Partial<Record<Mood, Error>> = {
  forbidden: aResponseError({
    name: 'NotAllowedError',
    message: 'Missing permission berth.view.',
  }),
  down: aResponseError({
    name: 'ServiceUnavailableError',
    message: 'The database of Berth’s backend does not answer.',
  }),
};

/** Makes every answer keep to the mood. */
function moody(api: BerthApi): BerthApi {
  return new Proxy(api, {
    get(target, property) {
      const method = target[property as keyof BerthApi] as (
        ...args: unknown[]
      ) => unknown;
      return async (...args: unknown[]) => {
        const refusal = refusals[mood()];
        if (mood() === 'loading') {
          return new Promise(() => {});
        }
        if (refusal) {
          throw refusal;
        }
        return method(...args);
      };
    },
  });
}

/** A backend in the browser, in which requests come true within seconds. */
export function devApi(world: World): BerthApi {
  const now = () => new Date().toISOString();
  const renew = (id: string, change: Partial<ClaimDetail>) => {
    world.claims = world.claims.map(claim =>
      claim.id === id ? { ...claim, ...change } : claim,
    );
  };

  const provision: BerthApi['createRequest'] = async body => {
    const { tenant, name, offering = '' } = body;
    const cluster = body.cluster ?? 'sandbox';
    const namespace = body.namespace ?? tenant;
    const id = stringifyClaimRef({ cluster, namespace, offering, name });
    const request = aRequest({
      ...{ claimId: id, name, tenant, cluster, namespace, offering },
      id: crypto.randomUUID(),
      createdAt: now(),
      updatedAt: now(),
    });
    world.requests = [request, ...world.requests];
    setTimeout(() => {
      Object.assign(request, { state: 'Delivered', updatedAt: now() });
      const claim = aClaimDetail({
        ...{ id, name, tenant, cluster, namespace, offering },
        plan: String(body.input?.plan ?? 'small'),
        phase: 'Provisioning',
        message: 'Setting up primary.',
        progress: { done: 0, total: 1 },
        createdAt: now(),
        since: now(),
        requestDetail: request,
      });
      world.claims = [claim, ...world.claims];
    }, 1500);
    setTimeout(
      () =>
        renew(id, {
          phase: 'Ready',
          message: 'Cluster in healthy state.',
          progress: { done: 1, total: 1 },
          since: now(),
        }),
      7000,
    );
    return request;
  };

  return moody(
    fakeBerthApi(world, {
      listTenants: async () => (mood() === 'empty' ? [] : world.tenants),
      createRequest: provision,
      callArea: async <T>(area: string, path: string): Promise<T> =>
        (path.startsWith('/displacement')
          ? aGpuDisplacement
          : areaOf(world, area, path)) as T,
      deleteClaim: async id => {
        const deletion = {
          phase: 'Deleting' as const,
          message: 'Being deleted.',
          since: now(),
        };
        renew(id, deletion);
        setTimeout(() => {
          world.claims = world.claims.filter(claim => claim.id !== id);
        }, 5000);
        return { ...world.claims.find(claim => claim.id === id)!, ...deletion };
      },
    }),
  );
}
