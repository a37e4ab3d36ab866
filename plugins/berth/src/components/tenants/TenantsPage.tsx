import type { Tenant } from '@berth/backstage-plugin-berth-common';
import { Button, Flex, SearchField, Text } from '@backstage/ui';
import { RiAnchorLine, RiSearchLine } from '@remixicon/react';
import { useState } from 'react';
import { useTenants } from '../../data';
import { useText } from '../../i18n';
import { orderTenants } from '../../model/places';
import { EmptyState, Loading, LoadError, RefreshError } from '../feedback';
import { GpusLink } from '../gpu';
import { PageContent, usePageTitle } from '../layout';
import { StaleNotice } from '../status';
import { TenantGrid } from './TenantGrid';
import styles from './TenantsPage.module.css';

function matches(tenant: Tenant, text: string): boolean {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const { name, title, description, owner, namespaces } = tenant;
  const places = namespaces.map(n => `${n.cluster} ${n.name}`).join(' ');
  const all = `${name} ${title} ${description} ${owner} ${places}`;
  return words.every(word => all.toLowerCase().includes(word));
}

function Tenants({ tenants }: { tenants: Tenant[] }) {
  const { t } = useText();
  const [text, setText] = useState('');
  const shown = orderTenants(tenants).filter(tenant => matches(tenant, text));
  const clusters = tenants.flatMap(({ namespaces }) =>
    namespaces.map(n => n.cluster),
  );
  if (tenants.length === 0) {
    return (
      <EmptyState
        icon={<RiAnchorLine />}
        title={t('tenants.empty.title')}
        description={t('tenants.empty.description')}
      />
    );
  }
  return (
    <>
      <StaleNotice clusters={clusters} />
      <Flex align="center" gap="3" className={styles.tools}>
        <SearchField
          aria-label={t('tenants.search')}
          placeholder={t('tenants.search')}
          value={text}
          onChange={setText}
          size="small"
          className={styles.search}
        />
        <Text role="status" color="secondary">
          {t('tenants.count', { count: shown.length })}
        </Text>
        <span className={styles.space} />
        <GpusLink />
      </Flex>
      {shown.length === 0 && (
        <EmptyState
          icon={<RiSearchLine />}
          title={t('tenants.nothingFound.title', { text })}
          action={
            <Button variant="secondary" onPress={() => setText('')}>
              {t('filter.clear')}
            </Button>
          }
        />
      )}
      <TenantGrid
        title={t('tenants.yours')}
        tenants={shown.filter(tenant => tenant.mine)}
      />
      <TenantGrid
        title={t('tenants.others')}
        tenants={shown.filter(tenant => !tenant.mine)}
      />
    </>
  );
}

/** All tenants, one's own first. */
export function TenantsPage() {
  const { t } = useText();
  const query = useTenants();
  usePageTitle(t('tenants.title'));
  return (
    <PageContent>
      <RefreshError query={query} />
      {query.data && <Tenants tenants={query.data} />}
      {!query.data && query.error && (
        <LoadError
          error={query.error}
          verb={t('verb.readTenants')}
          onRetry={() => query.refetch()}
        />
      )}
      {query.isPending && <Loading rows={3} height={160} cards />}
    </PageContent>
  );
}
