import { Link, Text } from '@backstage/ui';
import { useText } from '../../i18n';
import { PhaseBadge, TimeAgo } from '../status';
import { useLinks } from '../useLinks';
import styles from './ClaimCards.module.css';
import type { ClaimsViewProps } from './ClaimsView';

/** Claims one below the other, for narrow places. */
export function ClaimCards(props: ClaimsViewProps) {
  const { label, rows, titleOf, planOf } = props;
  const { t, say } = useText();
  const links = useLinks();
  return (
    <ul className={styles.cards} aria-label={label}>
      {rows.map(row => (
        <li key={row.id} className={styles.card}>
          <div className={styles.top}>
            <Link
              href={links.claim(row.id)}
              weight="bold"
              standalone
              className={styles.link}
            >
              {row.name}
            </Link>
            <PhaseBadge phase={row.phase} />
          </div>
          <Text as="p" variant="body-medium" color="secondary">
            {[titleOf(row.offering), planOf(row), row.namespace, row.cluster]
              .filter(Boolean)
              .join(' · ')}
          </Text>
          {row.message && (
            <Text as="p" variant="body-medium">
              {row.stale && <strong>{t('claims.stale')} </strong>}
              {say(row.message)}
            </Text>
          )}
          <Text as="p" variant="body-small" color="secondary">
            <TimeAgo at={row.createdAt} />
          </Text>
        </li>
      ))}
    </ul>
  );
}
