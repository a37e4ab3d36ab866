import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Text,
} from '@backstage/ui';
import { useAnnounce } from '../../data';
import { useText } from '../../i18n';
import dialogs from '../actions/Dialogs.module.css';
import { BusyButton } from '../BusyButton';
import { LoadError } from '../feedback';
import type { PipelinePlace } from './place';
import type { KfpPipeline } from './types';
import {
  hasEnded,
  usePipelineChange,
  useRecurringRuns,
  useRuns,
  useVersions,
} from './usePipelines';

/**
 * Says what goes with a pipeline that Kubeflow Pipelines keeps itself, and what
 * stays, before it is deleted.
 */
export function RemoveStoredDialog(props: {
  place: PipelinePlace;
  pipeline: KfpPipeline;
  onClose: () => void;
  onRemoved: () => void;
}) {
  const { place, pipeline, onClose, onRemoved } = props;
  const { id, name, title = name } = pipeline;
  const { t } = useText();
  const announce = useAnnounce();
  const versions = useVersions(place, id).data?.items ?? [];
  const recurring = useRecurringRuns(place, id, true).data?.items ?? [];
  const going = (useRuns(place, id, true).data?.items ?? []).filter(
    run => !hasEnded(run),
  );
  const { change, busy, error } = usePipelineChange(place);
  const isBusy = busy !== undefined;
  const titlesOf = (items: Array<{ title: string }>) =>
    items.map(one => one.title).join(', ');

  const remove = async () => {
    const path = `/pipelines/${encodeURIComponent(id)}`;
    if (await change(path, { change: 'delete' })) {
      announce(t('stored.removed', { name: title }));
      onRemoved();
    }
  };
  return (
    <Dialog
      isOpen
      isDismissable={!isBusy}
      onOpenChange={open => !open && onClose()}
      width={520}
    >
      <DialogHeader>{t('stored.removeWhat', { name: title })}</DialogHeader>
      <DialogBody>
        <div className={dialogs.body}>
          {error !== undefined && (
            <LoadError
              takesFocus
              error={error}
              verb={t('stored.verb.remove')}
              owner={place.owner}
            />
          )}
          <ul className={dialogs.list}>
            {versions.length > 0 && (
              <li>
                {t('stored.versionsGo', {
                  count: versions.length,
                  titles: titlesOf(versions),
                })}
              </li>
            )}
            {recurring.length > 0 && (
              <li>
                {t('stored.recurringGo', {
                  count: recurring.length,
                  titles: titlesOf(recurring),
                })}
              </li>
            )}
            {going.length > 0 && (
              <li>
                {t('stored.goOn', {
                  count: going.length,
                  titles: titlesOf(going),
                })}
              </li>
            )}
            <li>{t('stored.runsStay')}</li>
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
        <BusyButton
          variant="primary"
          destructive
          isBusy={isBusy}
          onPress={remove}
        >
          {t('stored.removeWhat', { name: title })}
        </BusyButton>
      </DialogFooter>
    </Dialog>
  );
}
