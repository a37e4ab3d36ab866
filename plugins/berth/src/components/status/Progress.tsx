import { useText } from '../../i18n';
import styles from './Progress.module.css';

/** How many of how many, as a bar and in words. */
export function Progress(props: { done: number; total: number }) {
  const { done, total } = props;
  const { t } = useText();
  if (total <= 0) {
    return null;
  }
  const text = t('progress.value', { done, total });
  const share = Math.max(0, Math.min(1, done / total));
  return (
    <div className={styles.progress}>
      <div
        role="progressbar"
        aria-label={t('progress.label')}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={Math.min(done, total)}
        aria-valuetext={text}
        className={styles.track}
      >
        <div className={styles.bar} style={{ width: `${share * 100}%` }} />
      </div>
      <span aria-hidden="true">{text}</span>
    </div>
  );
}
