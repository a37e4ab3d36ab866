import { Text } from '@backstage/ui';
import { useText } from '../../i18n';
import { formatDuration } from '../../model/time';
import { StateBadge } from './looks';
import styles from './Runs.module.css';
import type { RunNode } from './types';

/** What is known of one task: how it stands, why, and what it is. */
export function TaskDetails({ node }: { node: RunNode }) {
  const { t, language } = useText();
  const { startedAt, finishedAt } = node;
  const lines: Array<[string, string | undefined]> = [
    [t('runs.task.condition'), node.condition],
    [t('runs.task.image'), node.image],
    [
      t('runs.task.took'),
      startedAt && finishedAt
        ? formatDuration(
            Date.parse(finishedAt) - Date.parse(startedAt),
            language,
          )
        : undefined,
    ],
  ];
  return (
    <div className={styles.task} aria-live="polite">
      <div className={styles.line}>
        <Text as="p" weight="bold">
          {node.name}
        </Text>
        <StateBadge state={node.state} />
      </div>
      {node.message && <Text as="p">{node.message}</Text>}
      <dl className={styles.facts}>
        {lines.map(
          ([label, value]) =>
            value && (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
    </div>
  );
}
