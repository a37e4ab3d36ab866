import { VisuallyHidden } from '@backstage/ui';
import { useText } from '../../i18n';
import styles from './Loading.module.css';

/** The shape of what is coming, announced as busy. */
export function Loading(props: {
  rows?: number;
  height?: number;
  /** Side by side where there is room, as cards are. */
  cards?: boolean;
}) {
  const { rows = 3, height = 48, cards } = props;
  const { t } = useText();
  return (
    <div
      role="status"
      aria-busy="true"
      className={cards ? styles.cards : styles.loading}
    >
      <VisuallyHidden>{t('loading')}</VisuallyHidden>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={styles.shape} style={{ height }} />
      ))}
    </div>
  );
}
