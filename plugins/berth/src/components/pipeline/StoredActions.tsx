import { Button } from '@backstage/ui';
import { RiDeleteBinLine, RiFileAddLine } from '@remixicon/react';
import { useState } from 'react';
import { useText } from '../../i18n';
import type { PipelinePlace } from './place';
import { RemoveStoredDialog } from './RemoveStoredDialog';
import styles from './Runs.module.css';
import type { KfpPipeline } from './types';
import { UploadDialog } from './UploadDialog';
import { useVersions } from './usePipelines';

/** What can be done to a pipeline that Kubeflow Pipelines keeps itself. */
export function StoredActions(props: {
  place: PipelinePlace;
  pipeline: KfpPipeline;
  onRemoved: () => void;
}) {
  const { place, pipeline, onRemoved } = props;
  const { id, name, title = name } = pipeline;
  const { t } = useText();
  const [dialog, setDialog] = useState<'add' | 'remove'>();
  const versions = useVersions(place, id).data?.items;
  const close = () => setDialog(undefined);
  return (
    <div className={styles.line}>
      <Button
        size="small"
        variant="secondary"
        iconStart={<RiFileAddLine aria-hidden="true" />}
        isDisabled={!versions}
        onPress={() => setDialog('add')}
      >
        {t('stored.addVersion')}
      </Button>
      <Button
        size="small"
        variant="secondary"
        destructive
        iconStart={<RiDeleteBinLine aria-hidden="true" />}
        onPress={() => setDialog('remove')}
        aria-label={t('stored.removeWhat', { name: title })}
      >
        {t('runs.recurring.remove')}
      </Button>
      {dialog === 'add' && versions && (
        <UploadDialog
          place={place}
          versionOf={pipeline}
          taken={versions.map(version => version.name)}
          onClose={close}
          onUploaded={close}
        />
      )}
      {dialog === 'remove' && (
        <RemoveStoredDialog
          place={place}
          pipeline={pipeline}
          onClose={close}
          onRemoved={onRemoved}
        />
      )}
    </div>
  );
}
