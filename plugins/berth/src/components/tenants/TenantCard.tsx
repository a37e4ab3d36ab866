import type { Tenant } from '@berth/backstage-plugin-berth-common';
import { Box, Link, Text } from '@backstage/ui';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { useText } from '../../i18n';
import { useHeading } from '../layout';
import { useLinks } from '../useLinks';
import { PhaseCounts } from './PhaseCounts';
import styles from './TenantCard.module.css';

/** A tenant at a glance. */
export function TenantCard({ tenant }: { tenant: Tenant }) {
  const { t } = useText();
  const links = useLinks();
  const Heading = useHeading();
  const clusters = [...new Set(tenant.namespaces.map(n => n.cluster))];
  return (
    <Box as="article" bg="neutral" className={styles.card}>
      <div>
        <Text as={Heading} variant="body-large" weight="bold">
          <Link
            href={links.tenant(tenant.name)}
            className={styles.link}
            variant="body-large"
            weight="bold"
            standalone
          >
            {tenant.title}
          </Link>
        </Text>
        {tenant.description && (
          <Text as="p" color="secondary" className={styles.description}>
            {tenant.description}
          </Text>
        )}
      </div>
      <PhaseCounts counts={tenant.claims} />
      <dl className={styles.facts}>
        {tenant.owner && (
          <div>
            <dt>{t('tenant.owner')}</dt>
            <dd className={styles.above}>
              <EntityRefLink entityRef={tenant.owner} defaultKind="group" />
            </dd>
          </div>
        )}
        <div>
          <dt>{t('tenant.clusters', { count: clusters.length })}</dt>
          <dd>{clusters.join(', ') || t('tenant.noCluster')}</dd>
        </div>
      </dl>
    </Box>
  );
}
