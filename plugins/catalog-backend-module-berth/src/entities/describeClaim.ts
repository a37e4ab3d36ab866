import { KubernetesValidatorFunctions } from '@backstage/catalog-model';
import { berthLabels, type Claim } from '@berth/backstage-plugin-berth-common';
import type { Offering } from '@berth/backstage-plugin-berth-node';
import { cleanText, validTags } from './text';

/**
 * What the catalog shows of a claim that depends on its offering.
 *
 * @internal
 */
export interface ClaimDescription {
  type: string;
  /** Title of what was asked for, such as `PostgreSQL`. */
  offeringTitle: string;
  tags: string[];
  labelSelector?: string;
}

/**
 * Asks the offering, and makes do without it: an offering may be installed
 * where Berth runs and not where the catalog does.
 *
 * @internal
 */
export function describeClaim(
  claim: Claim,
  options: { offering?: Offering; onError: (error: unknown) => void },
): ClaimDescription {
  const { offering, onError } = options;
  const [category, ...system] = claim.offering.split('.');
  let described: ReturnType<Offering['entity']> | undefined;
  try {
    described = offering?.entity(claim);
  } catch (error) {
    onError(error);
  }
  return {
    type: cleanText(described?.type, 63) ?? cleanText(category, 63) ?? 'claim',
    offeringTitle: offering?.title ?? claim.offering,
    tags: validTags(described?.tags ?? [system.join('-')]),
    labelSelector: described?.labelSelector ?? labelOf(claim),
  };
}

/** The label that Berth gives to all objects of a claim, if it can be one. */
function labelOf({ name }: Claim): string | undefined {
  return KubernetesValidatorFunctions.isValidLabelValue(name)
    ? `${berthLabels.claim}=${name}`
    : undefined;
}
