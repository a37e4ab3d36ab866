import type { JsonObject } from '@backstage/types';
import {
  berthError,
  type ClaimRequestBody,
} from '@berth/backstage-plugin-berth-common';
import type { Offering } from '@berth/backstage-plugin-berth-node';

/**
 * What a request action takes.
 *
 * @internal
 */
export type RequestInput = {
  tenant: string;
  cluster?: string;
  namespace?: string;
  name: string;
  offering?: string;
  input?: JsonObject;
};

/**
 * The request that an action's input stands for. Empty texts, which is what a
 * form gives for a field that was left alone, are left out.
 *
 * @throws InputError with code `offering-not-found` when several offerings
 * could be meant and none is named
 * @internal
 */
export function toRequestBody(
  input: RequestInput,
  offerings: Offering[],
  template?: string,
): ClaimRequestBody {
  const { tenant, cluster, namespace, name } = input;
  const offering =
    input.offering || (offerings.length === 1 ? offerings[0].id : undefined);
  if (!offering) {
    throw berthError('offering-not-found', {
      message: `Name an offering: ${offerings.map(({ id }) => id).join(', ')}`,
    });
  }
  return {
    offering,
    tenant,
    ...(cluster && { cluster }),
    ...(namespace && { namespace }),
    name,
    ...(input.input && { input: input.input }),
    ...(template && { template }),
  };
}
