import { Badge, Text } from '@backstage/ui';
import { RiDeleteBinLine, RiPauseLine, RiPlayLine } from '@remixicon/react';
import { useAnnounce } from '../../data';
import { useText } from '../../i18n';
import { formatDuration } from '../../model/time';
import { BusyButton } from '../BusyButton';
import { LoadError } from '../feedback';
import { Section } from '../layout';
import type { PipelinePlace } from './place';
import styles from './Runs.module.css';
import type { RecurringRun } from './types';
import { usePipelineChange, useRecurringRuns } from './usePipelines';

/** What runs by a schedule. Nothing is shown where nothing does. */
export function RecurringRuns(props: {
  place: PipelinePlace;
  pipelineId: string;
  visible: boolean;
}) {
  const { place, pipelineId, visible } = props;
  const { t, language } = useText();
  const announce = useAnnounce();
  const { data } = useRecurringRuns(place, pipelineId, visible);
  const { change, busy, error } = usePipelineChange(place);
  const items = data?.items ?? [];
  if (items.length === 0) {
    return null;
  }
  const when = ({ cron, intervalSeconds }: RecurringRun) =>
    cron
      ? t('runs.recurring.cron', { cron })
      : t('runs.recurring.every', {
          time: formatDuration((intervalSeconds ?? 0) * 1000, language),
        });
  return (
    <Section title={t('runs.recurring.title')} card>
      {error !== undefined && (
        <LoadError
          takesFocus
          error={error}
          verb={t('runs.verb.change')}
          owner={place.owner}
        />
      )}
      <ul className={styles.list} aria-label={t('runs.recurring.title')}>
        {items.map(run => {
          const path = `/recurring-runs/${encodeURIComponent(run.id)}`;
          const act = async (what: 'enable' | 'disable' | 'delete') => {
            if (await change(path, { change: what })) {
              announce(t(`runs.recurring.${what}Done`, { title: run.title }));
            }
          };
          return (
            <li key={run.id} className={styles.row}>
              <div className={styles.title}>
                <Text as="p" weight="bold">
                  {run.title}
                </Text>
                <Text as="p" variant="body-small" color="secondary">
                  {when(run)}
                </Text>
              </div>
              {!run.enabled && <Badge>{t('runs.recurring.paused')}</Badge>}
              <BusyButton
                size="small"
                variant="secondary"
                iconStart={
                  run.enabled ? (
                    <RiPauseLine aria-hidden="true" />
                  ) : (
                    <RiPlayLine aria-hidden="true" />
                  )
                }
                isBusy={busy === path}
                onPress={() => act(run.enabled ? 'disable' : 'enable')}
                aria-label={t(
                  run.enabled
                    ? 'runs.recurring.pauseWhat'
                    : 'runs.recurring.resumeWhat',
                  { title: run.title },
                )}
              >
                {t(
                  run.enabled
                    ? 'runs.recurring.pause'
                    : 'runs.recurring.resume',
                )}
              </BusyButton>
              <BusyButton
                size="small"
                variant="secondary"
                destructive
                iconStart={<RiDeleteBinLine aria-hidden="true" />}
                isBusy={busy === path}
                onPress={() => act('delete')}
                aria-label={t('runs.recurring.removeWhat', {
                  title: run.title,
                })}
              >
                {t('runs.recurring.remove')}
              </BusyButton>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
