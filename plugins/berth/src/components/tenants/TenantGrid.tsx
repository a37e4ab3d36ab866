import type { Tenant } from '@berth/backstage-plugin-berth-common';
import { Section } from '../layout';
import { TenantCard } from './TenantCard';
import styles from './TenantGrid.module.css';

/** Tenants under a title; nothing where there are none. */
export function TenantGrid(props: { title: string; tenants: Tenant[] }) {
  const { title, tenants } = props;
  if (tenants.length === 0) {
    return null;
  }
  return (
    <Section title={title}>
      <ul className={styles.grid}>
        {tenants.map(tenant => (
          <li key={tenant.name}>
            <TenantCard tenant={tenant} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
