import { Skeleton, VisuallyHidden } from '@backstage/ui';
import { useText } from '../../i18n';
import styles from './Loading.module.css';

/** The shape of what is coming, announced as busy. */
export function Loading(props: { rows?: number; height?: number }) {
  const { rows = 3, height = 48 } = props;
  const { t } = useText();
  return (
    <div role="status" aria-busy="true" className={styles.loading}>
      <VisuallyHidden>{t('loading')}</VisuallyHidden>
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} width="100%" height={height} />
      ))}
    </div>
  );
}
