import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import { FormEvent, useId, useState } from 'react';
import { useAnnounce } from '../../data';
import { useText } from '../../i18n';
import { BusyButton } from '../BusyButton';
import { LoadError } from '../feedback';
import { NameField, nameFault, SchemaForm } from '../forms';
import type { PipelinePlace } from './place';
import styles from './Runs.module.css';
import type { KfpPipeline } from './types';
import { usePipelineChange } from './usePipelines';

/** As the backend limits it: a run holds no more. */
const MAX_BYTES = 700_000;
const MAX_NAME = 63;

/** Uploads a compiled pipeline, where Kubeflow Pipelines keeps it itself. */
export function UploadDialog(props: {
  place: PipelinePlace;
  taken: string[];
  onClose: () => void;
  onUploaded: (pipelineId: string) => void;
}) {
  const { place, onClose, onUploaded } = props;
  const { t } = useText();
  const announce = useAnnounce();
  const formId = useId();
  const taken = new Set(props.taken);
  const [name, setName] = useState('');
  const [pipeline, setPipeline] = useState<unknown>();
  const { change, busy, error } = usePipelineChange(place);
  const fault = nameFault(name, { taken, maxLength: MAX_NAME });
  const schema = {
    type: 'object',
    required: ['pipeline'],
    properties: {
      pipeline: {
        type: 'string',
        title: t('stored.file'),
        description: t('stored.fileHelp'),
        maxLength: MAX_BYTES,
        contentMediaType: 'application/yaml',
      },
    },
  };
  const isComplete = !fault && Boolean(pipeline);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!isComplete || busy) {
      return;
    }
    const made = await change<KfpPipeline>('/pipelines', { name, pipeline });
    if (made) {
      announce(t('stored.uploaded', { name }));
      onUploaded(made.id);
    }
  };
  return (
    <Dialog
      isOpen
      isDismissable={!busy}
      onOpenChange={open => !open && onClose()}
      width={560}
    >
      <DialogHeader>{t('stored.upload')}</DialogHeader>
      <DialogBody>
        <form id={formId} onSubmit={submit} className={styles.form}>
          {error !== undefined && (
            <LoadError
              takesFocus
              error={error}
              verb={t('stored.verb.upload')}
              owner={place.owner}
            />
          )}
          <NameField
            value={name}
            onChange={setName}
            taken={taken}
            maxLength={MAX_NAME}
            isEmptyFine
            description={t('stored.nameHelp')}
            isDisabled={busy !== undefined}
          />
          <SchemaForm
            schema={schema}
            value={{ pipeline }}
            onChange={values => setPipeline(values.pipeline)}
            problems={[]}
            isDisabled={busy !== undefined}
          />
        </form>
      </DialogBody>
      <DialogFooter>
        <Button
          variant="secondary"
          onPress={onClose}
          isDisabled={busy !== undefined}
        >
          {t('dialog.cancel')}
        </Button>
        <BusyButton
          type="submit"
          form={formId}
          variant="primary"
          isBusy={busy !== undefined}
          isDisabled={!isComplete}
        >
          {t('stored.upload')}
        </BusyButton>
      </DialogFooter>
    </Dialog>
  );
}
