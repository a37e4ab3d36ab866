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
  /** What it is to be, whichever offering gives it. */
  engine?: string;
  input?: JsonObject;
};

/**
 * The request that an action's input stands for. Empty texts, which is what a
 * form gives for a field that was left alone, are left out.
 *
 * @throws NotFoundError with code `offering-not-found` when several offerings
 * could be meant and neither one nor an engine is named, InputError with
 * `body-invalid` when both are
 * @internal
 */
export function toRequestBody(
  input: RequestInput,
  offerings: Offering[],
  template?: string,
): ClaimRequestBody {
  const { tenant, cluster, namespace, name } = input;
  return {
    ...whatOf(input, offerings),
    tenant,
    ...(cluster && { cluster }),
    ...(namespace && { namespace }),
    name,
    ...(input.input && { input: input.input }),
    ...(template && { template }),
  };
}

/** An empty text is what a form gives for a field that was left alone. */
function whatOf(
  { offering, engine }: RequestInput,
  offerings: Offering[],
): Pick<ClaimRequestBody, 'offering' | 'engine'> {
  if (offering && engine) {
    throw berthError('body-invalid', {
      message: 'Name either an offering or an engine',
    });
  }
  if (engine) {
    return { engine };
  }
  const only = offerings.length === 1 ? offerings[0].id : undefined;
  if (offering || only) {
    return { offering: offering || only };
  }
  const ids =
    offerings.map(({ id }) => id).join(', ') || 'composition.<plural>.<group>';
  const engines = enginesOf(offerings).join(', ');
  throw berthError('offering-not-found', {
    message: `Name an offering: ${ids}${
      engines && `; or an engine: ${engines}`
    }`,
  });
}

/**
 * The engines that offerings give, by id.
 *
 * @internal
 */
export function enginesOf(offerings: Offering[]): string[] {
  return [...new Set(offerings.flatMap(({ engine }) => engine ?? []))].sort();
}
