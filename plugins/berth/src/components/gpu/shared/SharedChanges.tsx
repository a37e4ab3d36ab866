import type { GpuSharedChange } from '@berth/backstage-plugin-berth-common';
import { Text } from '@backstage/ui';
import { useNow } from '../../../data';
import { useText } from '../../../i18n';
import { formatClockTime } from '../../../model/time';
import { Section } from '../../layout';
import styles from './SharedChanges.module.css';

/** What was changed here, by whom and why. */
export function SharedChanges({ changes }: { changes: GpuSharedChange[] }) {
  const { t, language } = useText();
  const now = useNow();
  return (
    <Section title={t('gpu.shared.history')} card>
      {changes.length === 0 ? (
        <Text as="p" color="secondary">
          {t('gpu.shared.noHistory')}
        </Text>
      ) : (
        <ol className={styles.changes} aria-label={t('gpu.shared.history')}>
          {changes.map((change, index) => (
            // eslint-disable-next-line react/no-array-index-key
            <li key={index}>
              <Text as="p" weight="bold">
                {t('gpu.shared.changed', {
                  what: t(`gpu.shared.kind.${change.kind}`, {
                    name: change.name,
                  }),
                  before: change.before,
                  after: change.after,
                })}
              </Text>
              <Text as="p" variant="body-small" color="secondary">
                {[
                  formatClockTime(change.at, now, language),
                  change.by.replace(/^user:(default\/)?/, ''),
                  change.cluster,
                  change.reason,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </Text>
            </li>
          ))}
        </ol>
      )}
      <Text as="p" variant="body-small" color="secondary">
        {t('gpu.shared.historyNote')}
      </Text>
    </Section>
  );
}
