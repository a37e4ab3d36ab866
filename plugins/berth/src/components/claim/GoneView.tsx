import type { Claim } from '@berth/backstage-plugin-berth-common';
import { ButtonLink } from '@backstage/ui';
import { RiDeleteBin5Line } from '@remixicon/react';
import { useText } from '../../i18n';
import { EmptyState } from '../feedback';
import { PageHeading } from '../layout';
import { PhaseBadge } from '../status';
import { useLinks } from '../useLinks';

/** A claim that was there and is not any more. */
export function GoneView(props: { claim: Pick<Claim, 'name' | 'tenant'> }) {
  const { name, tenant } = props.claim;
  const { t } = useText();
  const links = useLinks();
  return (
    <PageHeading title={name} badges={<PhaseBadge phase="Gone" />}>
      <EmptyState
        icon={<RiDeleteBin5Line />}
        title={t('claim.gone.title', { name })}
        description={t('claim.gone.description')}
        action={
          <ButtonLink
            variant="primary"
            href={tenant ? links.tenant(tenant) : links.tenants()}
          >
            {tenant ? t('claim.backToTenant', { tenant }) : t('tenants.all')}
          </ButtonLink>
        }
      />
    </PageHeading>
  );
}
