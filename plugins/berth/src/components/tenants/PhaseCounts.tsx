import { useText } from '../../i18n';
import { countByPhase } from '../../model/rows';
import { PhaseBadge } from '../status';
import styles from './PhaseCounts.module.css';

/** How many claims there are in each phase, worst first. */
export function PhaseCounts(props: { counts: Record<string, number> }) {
  const { t } = useText();
  const counts = countByPhase(props.counts);
  if (counts.length === 0) {
    return <span className={styles.none}>{t('tenants.noClaims')}</span>;
  }
  return (
    <ul className={styles.counts} aria-label={t('tenants.claims')}>
      {counts.map(([phase, count]) => (
        <li key={phase}>
          <PhaseBadge phase={phase} count={count} />
        </li>
      ))}
    </ul>
  );
}
