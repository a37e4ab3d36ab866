import type { Tenant } from '@berth/backstage-plugin-berth-common';
import { BreadcrumbEntry } from '@backstage/frontend-plugin-api';
import { tenantEntityRef } from '@berth/backstage-plugin-berth-common';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Badge, ButtonLink } from '@backstage/ui';
import { useTenant } from '../../data';
import { useText } from '../../i18n';
import { Loading, LoadError, RefreshError } from '../feedback';
import { PageContent, PageHeading, usePageTitle } from '../layout';
import { useLinks } from '../useLinks';
import { TenantBody } from './TenantBody';

function useFacts(tenant: Tenant) {
  const { t } = useText();
  const clusters = [...new Set(tenant.namespaces.map(n => n.cluster))];
  const namespaces = [...tenant.namespaces]
    .sort((a, b) => Number(b.primary) - Number(a.primary))
    .map(n => (clusters.length > 1 ? `${n.cluster}/${n.name}` : n.name));
  return [
    tenant.owner && {
      label: t('tenant.owner'),
      value: <EntityRefLink entityRef={tenant.owner} defaultKind="group" />,
    },
    {
      label: t('tenant.clusters', { count: clusters.length }),
      value: clusters.join(', ') || t('tenant.noCluster'),
    },
    namespaces.length > 0 && {
      label: t('tenant.namespaces', { count: namespaces.length }),
      value: namespaces.join(', '),
    },
    {
      label: t('tenant.catalog'),
      value: (
        <EntityRefLink
          entityRef={tenantEntityRef(tenant.name)}
          title={tenant.name}
        />
      ),
    },
  ].filter(fact => fact !== false && fact !== '' && fact !== undefined);
}

function TenantView({ tenant }: { tenant: Tenant }) {
  const { t } = useText();
  return (
    <PageHeading
      title={tenant.title}
      badges={tenant.mine && <Badge size="small">{t('tenant.mine')}</Badge>}
      description={tenant.description}
      facts={useFacts(tenant)}
    >
      <TenantBody tenant={tenant} />
    </PageHeading>
  );
}

/** A tenant's page. */
export function TenantPage({ name }: { name: string }) {
  const { t } = useText();
  const links = useLinks();
  const query = useTenant(name);
  usePageTitle(query.data?.title ?? name);
  return (
    <BreadcrumbEntry
      entry={{ label: query.data?.title ?? name, href: links.tenant(name) }}
    >
      <PageContent>
        <RefreshError query={query} />
        {query.data && <TenantView tenant={query.data} />}
        {!query.data && query.error && (
          <LoadError
            error={query.error}
            verb={t('verb.readTenant', { tenant: name })}
            onRetry={() => query.refetch()}
            wayBack={
              <ButtonLink
                size="small"
                variant="secondary"
                href={links.tenants()}
              >
                {t('tenants.all')}
              </ButtonLink>
            }
          />
        )}
        {query.isPending && <Loading rows={4} height={72} />}
      </PageContent>
    </BreadcrumbEntry>
  );
}
