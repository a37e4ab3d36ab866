import type {
  Claim,
  OfferingDescription,
} from '@berth/backstage-plugin-berth-common';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import type { ReactNode } from 'react';
import { useText } from '../../i18n';
import { TimeAgo } from '../status';
import { useLinks } from '../useLinks';

/** A link to an entity, or the text where it is none. */
function EntityOrText({ entityRef }: { entityRef: string }) {
  return /^[a-z]+:[^/]+\/.+$/i.test(entityRef) ? (
    <EntityRefLink entityRef={entityRef} />
  ) : (
    <>{entityRef}</>
  );
}

/**
 * The facts beside a claim's name.
 *
 * @internal
 */
export function useClaimFacts(
  claim: Claim,
  offering: OfferingDescription | undefined,
): Array<{ label: string; value: ReactNode }> {
  const { t } = useText();
  const links = useLinks();
  const { tenant, requester, entityRef } = claim;
  const plan =
    offering?.plans.find(({ id }) => id === claim.plan)?.title ?? claim.plan;
  const facts = [
    tenant && {
      label: t('claim.tenant'),
      value: (
        <Link href={links.tenant(tenant)} standalone>
          {tenant}
        </Link>
      ),
    },
    plan && { label: t('claim.plan'), value: plan },
    {
      label: t('claim.place'),
      value: t('form.place.option', {
        namespace: claim.namespace,
        cluster: claim.cluster,
      }),
    },
    requester && {
      label: t('claim.requester'),
      value: <EntityOrText entityRef={requester} />,
    },
    { label: t('claim.age'), value: <TimeAgo at={claim.createdAt} /> },
    entityRef && {
      label: t('claim.catalog'),
      value: <EntityRefLink entityRef={entityRef} title={claim.name} />,
    },
  ];
  return facts.filter(fact => typeof fact === 'object');
}
