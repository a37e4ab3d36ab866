import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import {
  recordOf,
  recordsOf,
  specOf,
  statusOf,
  textOf,
} from '@berth/backstage-plugin-berth-node';
import { amountOf } from '../shared/amounts';
import { devicesOf } from './devicePools';

/**
 * What a ResourceClaim has, or waits for, of one device class.
 *
 * @internal
 */
export interface ClaimedDevices {
  namespace: string;
  deviceClass: string;
  /** By product: those that have been allocated. */
  used: Record<string, number>;
  /** The drivers that they are of. */
  drivers: string[];
  waiting: number;
}

/**
 * The GPUs of ResourceClaims; devices of other kinds are left out. An allocation names the request that it is
 * for, and the request names the class. Pure.
 *
 * @internal
 */
export function deviceGpus(
  claims: KubernetesObject[],
  slices: KubernetesObject[],
): ClaimedDevices[] {
  const products = new Map(
    devicesOf(slices).map(({ id, product = '' }) => [id, product]),
  );
  return claims.flatMap(claim => {
    const namespace = textOf(claim.metadata.namespace) ?? '';
    const allocation = recordOf(statusOf(claim).allocation);
    const results = recordsOf(recordOf(allocation.devices).results);
    return requestsOf(claim).flatMap(({ names, deviceClass, count }) => {
      // Access for an administrator takes nothing from others.
      const given = results.filter(
        ({ request, adminAccess }) =>
          names.includes(String(request)) && adminAccess !== true,
      );
      if (results.length > 0 && given.length === 0) {
        return [];
      }
      const drivers = [...new Set(given.map(one => String(one.driver)))];
      if (![deviceClass, ...drivers].some(name => /gpu|mig/.test(name))) {
        return [];
      }
      const used: Record<string, number> = {};
      for (const { driver, pool, device } of given) {
        const product = products.get(`${driver}/${pool}/${device}`) ?? '';
        used[product] = (used[product] ?? 0) + 1;
      }
      return [
        {
          namespace,
          deviceClass,
          used,
          drivers,
          waiting: results.length > 0 ? 0 : count,
        },
      ];
    });
  });
}

/** Of alternatives, the first counts while none has been chosen. */
function requestsOf(claim: KubernetesObject) {
  const isAllocated = Boolean(statusOf(claim).allocation);
  return recordsOf(recordOf(specOf(claim).devices).requests).flatMap(
    request => {
      const name = String(request.name);
      const alternatives = recordsOf(request.firstAvailable);
      const choices =
        alternatives.length > 0
          ? alternatives.map(one => ({
              names: [`${name}/${one.name}`],
              request: one,
            }))
          : [{ names: [name], request: recordOf(request.exactly) }];
      return (isAllocated ? choices : choices.slice(0, 1)).flatMap(
        ({ names, request: one }) => {
          const deviceClass = textOf(one.deviceClassName);
          return deviceClass && one.adminAccess !== true
            ? [{ names, deviceClass, count: amountOf(one.count) ?? 1 }]
            : [];
        },
      );
    },
  );
}
