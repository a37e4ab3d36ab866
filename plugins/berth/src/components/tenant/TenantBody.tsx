import type { Tenant } from '@berth/backstage-plugin-berth-common';
import { ClaimsSection } from '../claims';
import { StoredPipelines } from '../pipeline';
import { TenantGpusCard } from '../gpu';
import { OfferingTiles } from '../request';
import { StaleNotice } from '../status';

/** What a tenant can ask for, and what it has. */
export function TenantBody({ tenant }: { tenant: Tenant }) {
  return (
    <>
      <StaleNotice clusters={tenant.namespaces.map(n => n.cluster)} />
      <OfferingTiles tenant={tenant} />
      <TenantGpusCard tenant={tenant} />
      <ClaimsSection tenant={tenant} />
      <StoredPipelines tenant={tenant} />
    </>
  );
}
