import { Button, Checkbox, Text } from '@backstage/ui';
import { useText } from '../../i18n';
import { TimeAgo } from '../status';
import { StateBadge } from './looks';
import styles from './Runs.module.css';
import type { KfpVersion, Run } from './types';

/** Runs, newest first; any of them can be opened, and some compared. */
export function RunList(props: {
  runs: Run[];
  versions: KfpVersion[];
  chosen: string[];
  onChoose: (ids: string[]) => void;
  onOpen: (id: string) => void;
}) {
  const { runs, versions, chosen, onChoose, onOpen } = props;
  const { t } = useText();
  return (
    <ul className={styles.list} aria-label={t('runs.title')}>
      {runs.map(run => {
        const version = versions.find(({ id }) => id === run.versionId);
        return (
          <li key={run.id} className={styles.row}>
            <Checkbox
              aria-label={t('runs.compare.choose', { title: run.title })}
              isSelected={chosen.includes(run.id)}
              onChange={isChosen =>
                onChoose(
                  isChosen
                    ? [...chosen, run.id]
                    : chosen.filter(id => id !== run.id),
                )
              }
            />
            <div className={styles.title}>
              <Button
                size="small"
                variant="tertiary"
                onPress={() => onOpen(run.id)}
              >
                {run.title}
              </Button>
            </div>
            <StateBadge state={run.state} />
            <Text
              as="span"
              variant="body-small"
              color="secondary"
              className={styles.when}
            >
              {[version?.name, run.recurringRunId && t('runs.bySchedule')]
                .filter(Boolean)
                .map(part => `${part}, `)}
              {run.createdAt && <TimeAgo at={run.createdAt} />}
            </Text>
          </li>
        );
      })}
    </ul>
  );
}
