import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { Flex, Link } from '@backstage/ui';
import { BerthProviders, useTenant } from '../../data';
import { useText } from '../../i18n';
import { Loading, LoadError } from '../feedback';
import { StaleNotice } from '../status';
import { PhaseCounts } from '../tenants/PhaseCounts';
import { useLinks } from '../useLinks';
import { tenantOfEntity } from './annotations';

function Summary({ name }: { name: string }) {
  const { t } = useText();
  const { data, error, refetch } = useTenant(name);
  if (data) {
    return (
      <Flex direction="column" gap="3">
        <StaleNotice clusters={data.namespaces.map(n => n.cluster)} />
        <PhaseCounts counts={data.claims} />
      </Flex>
    );
  }
  return error ? (
    <LoadError
      error={error}
      verb={t('verb.readTenant', { tenant: name })}
      onRetry={() => refetch()}
    />
  ) : (
    <Loading rows={1} />
  );
}

/**
 * How many claims the tenant behind a `System` has, and in which phases.
 *
 * @public
 */
export function TenantEntityCard() {
  const { entity } = useEntity();
  const { t } = useText();
  const links = useLinks();
  const name = tenantOfEntity(entity);
  if (!name) {
    return null;
  }
  return (
    <BerthProviders>
      <EntityInfoCard
        title={t('entity.tenantCard')}
        footerActions={
          <Link href={links.tenant(name)}>{t('entity.openTenant')}</Link>
        }
      >
        <Summary name={name} />
      </EntityInfoCard>
    </BerthProviders>
  );
}
