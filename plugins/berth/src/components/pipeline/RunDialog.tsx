import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import { FormEvent, useId } from 'react';
import { useText } from '../../i18n';
import { BusyButton } from '../BusyButton';
import { LoadError, Loading } from '../feedback';
import type { PipelinePlace } from './place';
import { RunFields } from './RunFields';
import styles from './Runs.module.css';
import type { KfpVersion } from './types';
import { useRunForm } from './useRunForm';

/** Asks what a run is to be given, and starts it now or by a schedule. */
export function RunDialog(props: {
  place: PipelinePlace;
  pipelineId: string;
  versions: KfpVersion[];
  /** The run that is begun anew. */
  from: string | undefined;
  onClose: () => void;
  /** With the run, or with nothing where it is a recurring one. */
  onStarted: (runId: string | undefined) => void;
}) {
  const { place, from, onClose, onStarted } = props;
  const { t } = useText();
  const formId = useId();
  const form = useRunForm(props);
  const { busy, sendError, loadError } = form;

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { currentTarget } = event;
    const sent = await form.send();
    if (sent) {
      onStarted(sent.runId);
    } else {
      currentTarget
        .querySelector<HTMLElement>('[aria-invalid="true"]')
        ?.focus();
    }
  };
  return (
    <Dialog
      isOpen
      isDismissable={!busy}
      onOpenChange={open => !open && onClose()}
      width={560}
    >
      <DialogHeader>
        {t(from ? 'runs.dialog.again' : 'runs.dialog.start', {
          name: place.name,
        })}
      </DialogHeader>
      <DialogBody>
        <form id={formId} onSubmit={submit} className={styles.form} noValidate>
          {sendError !== undefined && (
            <LoadError
              takesFocus
              error={sendError}
              verb={t('runs.verb.start')}
              owner={place.owner}
            />
          )}
          {loadError && (
            <LoadError
              error={loadError}
              verb={t('runs.verb.start')}
              owner={place.owner}
            />
          )}
          {!form.schema && !loadError && <Loading rows={3} height={48} />}
          {form.schema && <RunFields form={form} versions={props.versions} />}
        </form>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose} isDisabled={busy}>
          {t('dialog.cancel')}
        </Button>
        <BusyButton
          type="submit"
          form={formId}
          variant="primary"
          isBusy={busy}
          isDisabled={!form.schema}
        >
          {t(form.when === 'now' ? 'runs.start' : 'runs.schedule')}
        </BusyButton>
      </DialogFooter>
    </Dialog>
  );
}
