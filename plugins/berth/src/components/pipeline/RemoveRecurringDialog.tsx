import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Text,
} from '@backstage/ui';
import { useText } from '../../i18n';
import dialogs from '../actions/Dialogs.module.css';
import { BusyButton } from '../BusyButton';
import { LoadError } from '../feedback';
import { useSchedule, type RecurringChange } from './RecurringRow';
import type { RecurringRun, Run } from './types';
import { hasEnded } from './usePipelines';

/**
 * Says what stops with a recurring run and what does not, before it is deleted;
 * pausing it does less.
 */
export function RemoveRecurringDialog(props: {
  run: RecurringRun;
  /** Of its pipeline. */
  runs: Run[];
  owner?: string;
  isBusy: boolean;
  error: unknown;
  onChange: (change: RecurringChange) => void;
  onClose: () => void;
}) {
  const { run, runs, owner, isBusy, error, onChange, onClose } = props;
  const { title, enabled } = run;
  const { t } = useText();
  const scheduleOf = useSchedule();
  const started = runs.filter(one => one.recurringRunId === run.id);
  const going = started.filter(one => !hasEnded(one));
  return (
    <Dialog
      isOpen
      isDismissable={!isBusy}
      onOpenChange={open => !open && onClose()}
      width={520}
    >
      <DialogHeader>{t('runs.recurring.removeWhat', { title })}</DialogHeader>
      <DialogBody>
        <div className={dialogs.body}>
          {error !== undefined && (
            <LoadError
              takesFocus
              error={error}
              verb={t('runs.verb.change')}
              owner={owner}
            />
          )}
          <ul className={dialogs.list}>
            <li>
              {t(
                enabled ? 'runs.recurring.stops' : 'runs.recurring.stopsPaused',
                { schedule: scheduleOf(run) },
              )}
            </li>
            {going.length > 0 && (
              <li>
                {t('runs.recurring.goesOn', {
                  count: going.length,
                  titles: going.map(one => one.title).join(', '),
                })}
              </li>
            )}
            <li>
              {t(
                started.length > 0
                  ? 'runs.recurring.keeps'
                  : 'runs.recurring.keepsNone',
              )}
            </li>
          </ul>
          <Text as="p" color="secondary">
            {t('delete.noUndo')}
          </Text>
        </div>
      </DialogBody>
      <DialogFooter>
        <Button
          variant="secondary"
          onPress={onClose}
          isDisabled={isBusy}
          // Nobody deletes by pressing Enter twice.
          // eslint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
        >
          {t('dialog.cancel')}
        </Button>
        {enabled && (
          <Button
            variant="secondary"
            onPress={() => onChange('disable')}
            isDisabled={isBusy}
          >
            {t('runs.recurring.pauseInstead')}
          </Button>
        )}
        <BusyButton
          variant="primary"
          destructive
          isBusy={isBusy}
          onPress={() => onChange('delete')}
        >
          {t('runs.recurring.removeWhat', { title })}
        </BusyButton>
      </DialogFooter>
    </Dialog>
  );
}
