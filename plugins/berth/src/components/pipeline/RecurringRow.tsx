import { Badge, Button, Text } from '@backstage/ui';
import { RiDeleteBinLine, RiPauseLine, RiPlayLine } from '@remixicon/react';
import { useText } from '../../i18n';
import { formatDuration } from '../../model/time';
import { BusyButton } from '../BusyButton';
import styles from './Runs.module.css';
import type { RecurringRun } from './types';

/**
 * What can be done to a recurring run.
 *
 * @internal
 */
export type RecurringChange = 'enable' | 'disable' | 'delete';

/**
 * When a recurring run runs, in words.
 *
 * @internal
 */
export function useSchedule() {
  const { t, language } = useText();
  return ({ cron, intervalSeconds }: RecurringRun) =>
    cron
      ? t('runs.recurring.cron', { cron })
      : t('runs.recurring.every', {
          time: formatDuration((intervalSeconds ?? 0) * 1000, language),
        });
}

/** A recurring run, with what can be done to it. */
export function RecurringRow(props: {
  run: RecurringRun;
  isBusy: boolean;
  onChange: (change: RecurringChange) => void;
}) {
  const { run, isBusy, onChange } = props;
  const { title, enabled } = run;
  const { t } = useText();
  const scheduleOf = useSchedule();
  return (
    <>
      <div className={styles.title}>
        <Text as="p" weight="bold">
          {title}
        </Text>
        <Text as="p" variant="body-small" color="secondary">
          {scheduleOf(run)}
        </Text>
      </div>
      <div className={styles.line}>
        {!enabled && <Badge>{t('runs.recurring.paused')}</Badge>}
        <BusyButton
          size="small"
          variant="secondary"
          iconStart={
            enabled ? (
              <RiPauseLine aria-hidden="true" />
            ) : (
              <RiPlayLine aria-hidden="true" />
            )
          }
          isBusy={isBusy}
          onPress={() => onChange(enabled ? 'disable' : 'enable')}
          aria-label={t(
            enabled ? 'runs.recurring.pauseWhat' : 'runs.recurring.resumeWhat',
            { title },
          )}
        >
          {t(enabled ? 'runs.recurring.pause' : 'runs.recurring.resume')}
        </BusyButton>
        <Button
          size="small"
          variant="secondary"
          destructive
          iconStart={<RiDeleteBinLine aria-hidden="true" />}
          isDisabled={isBusy}
          onPress={() => onChange('delete')}
          aria-label={t('runs.recurring.removeWhat', { title })}
        >
          {t('runs.recurring.remove')}
        </Button>
      </div>
    </>
  );
}
