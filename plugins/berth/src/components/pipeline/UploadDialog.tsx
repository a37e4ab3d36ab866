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

/**
 * Uploads a compiled pipeline, where Kubeflow Pipelines keeps it itself: as one of
 * its own, or as a further version of one.
 */
export function UploadDialog(props: {
  place: PipelinePlace;
  versionOf?: KfpPipeline;
  taken: string[];
  onClose: () => void;
  /** With the id of the pipeline, or of its version. */
  onUploaded: (id: string) => void;
}) {
  const { place, versionOf, onClose, onUploaded } = props;
  const { t } = useText();
  const announce = useAnnounce();
  const formId = useId();
  const taken = new Set(props.taken);
  const [name, setName] = useState(() => (versionOf ? nextVersion(taken) : ''));
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
    const path = versionOf
      ? `/pipelines/${encodeURIComponent(versionOf.id)}/versions`
      : '/pipelines';
    const made = await change<{ id: string }>(path, { name, pipeline });
    if (made) {
      announce(t('stored.uploaded', { name }));
      onUploaded(made.id);
    }
  };
  const title = t(versionOf ? 'stored.addVersion' : 'stored.upload');
  return (
    <Dialog
      isOpen
      isDismissable={!busy}
      onOpenChange={open => !open && onClose()}
      width={560}
    >
      <DialogHeader>{title}</DialogHeader>
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
            description={t(
              versionOf ? 'stored.versionHelp' : 'stored.nameHelp',
            )}
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
          {title}
        </BusyButton>
      </DialogFooter>
    </Dialog>
  );
}

/** The first of v1, v2 and so on that comes after all there are. */
function nextVersion(taken: ReadonlySet<string>): string {
  let number = taken.size + 1;
  while (taken.has(`v${number}`)) {
    number += 1;
  }
  return `v${number}`;
}
