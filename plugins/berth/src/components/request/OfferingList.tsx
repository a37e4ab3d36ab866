import type {
  OfferingDescription,
  Tenant,
} from '@berth/backstage-plugin-berth-common';
import { OfferingTile } from './OfferingTile';
import styles from './OfferingTiles.module.css';

/** Offerings as tiles. */
export function OfferingList(props: {
  offerings: OfferingDescription[];
  tenant: Tenant;
  onRequest: (offering: OfferingDescription) => void;
  'aria-labelledby'?: string;
}) {
  const { offerings, tenant, onRequest } = props;
  return (
    <ul className={styles.tiles} aria-labelledby={props['aria-labelledby']}>
      {offerings.map(offering => (
        <li key={offering.id}>
          <OfferingTile
            offering={offering}
            tenant={tenant}
            onRequest={onRequest}
          />
        </li>
      ))}
    </ul>
  );
}
