import { NotFoundErrorPage } from '@backstage/frontend-plugin-api';
import { Route, Routes, useParams } from 'react-router-dom';
import { BerthProviders } from '../data';
import {
  claimRouteRef,
  gpusRouteRef,
  sharedGpusRouteRef,
  tenantRouteRef,
} from '../routes';
import { GpusPage, SharedQuotasPage } from './gpu';
import { BerthLayout } from './layout';
import { ClaimPage } from './claim/ClaimPage';
import { TenantPage } from './tenant/TenantPage';
import { TenantsPage } from './tenants/TenantsPage';

function TenantRoute() {
  const { name = '' } = useParams();
  // By key, so that one tenant's state is never shown as another's.
  return <TenantPage key={name} name={name} />;
}

function ClaimRoute() {
  const { id = '' } = useParams();
  return <ClaimPage key={id} id={id} />;
}

/** Berth's pages below the path at which the app has put them. */
export function BerthRouter() {
  return (
    <BerthProviders>
      <BerthLayout>
        <Routes>
          <Route index element={<TenantsPage />} />
          <Route path={tenantRouteRef.path} element={<TenantRoute />} />
          <Route path={gpusRouteRef.path} element={<GpusPage />} />
          <Route
            path={sharedGpusRouteRef.path}
            element={<SharedQuotasPage />}
          />
          <Route path={claimRouteRef.path} element={<ClaimRoute />} />
          <Route path="*" element={<NotFoundErrorPage />} />
        </Routes>
      </BerthLayout>
    </BerthProviders>
  );
}
