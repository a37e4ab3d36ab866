import { Button, Text } from '@backstage/ui';
import {
  RiCloseLine,
  RiRefreshLine,
  RiRestartLine,
  RiStopLine,
} from '@remixicon/react';
import { useState } from 'react';
import { useAnnounce } from '../../data';
import { useText } from '../../i18n';
import { BusyButton } from '../BusyButton';
import { LoadError, Loading } from '../feedback';
import { Section } from '../layout';
import { TimeAgo } from '../status';
import { formatValue } from './formatValue';
import { StateBadge } from './looks';
import type { PipelinePlace } from './place';
import { RunGraph } from './RunGraph';
import styles from './Runs.module.css';
import { TaskDetails } from './TaskDetails';
import type { RunDetail } from './types';
import { usePipelineChange, useRun } from './usePipelines';

/** One run: how far it is, task by task, and what can be done about it. */
export function RunSection(props: {
  place: PipelinePlace;
  runId: string;
  onClose: () => void;
  onRunAgain: (runId: string) => void;
}) {
  const { place, runId, onClose, onRunAgain } = props;
  const { t } = useText();
  const { data: run, error, refetch } = useRun(place, runId);
  return (
    <Section
      title={run ? t('runs.run', { title: run.title }) : t('runs.one')}
      card
      actions={
        <Button
          size="small"
          variant="tertiary"
          iconStart={<RiCloseLine aria-hidden="true" />}
          onPress={onClose}
        >
          {t('runs.close')}
        </Button>
      }
    >
      {error && !run && (
        <LoadError
          error={error}
          verb={t('runs.verb.show')}
          owner={place.owner}
          onRetry={() => refetch()}
        />
      )}
      {!run && !error && <Loading rows={3} height={56} />}
      {run && (
        <RunBody
          key={run.id}
          place={place}
          run={run}
          onRunAgain={() => onRunAgain(run.id)}
        />
      )}
    </Section>
  );
}

function RunBody(props: {
  place: PipelinePlace;
  run: RunDetail;
  onRunAgain: () => void;
}) {
  const { place, run, onRunAgain } = props;
  const { t } = useText();
  const announce = useAnnounce();
  const [selected, setSelected] = useState<string>();
  const { change, busy, error } = usePipelineChange(place);
  const path = `/runs/${encodeURIComponent(run.id)}`;
  const act = async (what: 'terminate' | 'retry') => {
    if (await change(path, { change: what })) {
      announce(t(`runs.${what}Sent`, { title: run.title }));
    }
  };
  const troubled = run.nodes.find(
    ({ kind, state }) =>
      kind !== 'group' && (state === 'failed' || state === 'blocked'),
  );
  const node = run.nodes.find(({ id }) => id === (selected ?? troubled?.id));
  const parameters = Object.entries(run.parameters);
  return (
    <div className={styles.parts}>
      {error !== undefined && (
        <LoadError
          takesFocus
          error={error}
          verb={t('runs.verb.change')}
          owner={place.owner}
        />
      )}
      <div className={styles.line}>
        <StateBadge state={run.state} />
        <Text as="p" className={styles.title}>
          {run.message}
        </Text>
        {run.createdAt && (
          <Text as="p" variant="body-small" color="secondary">
            <TimeAgo at={run.createdAt} />
          </Text>
        )}
      </div>
      <div className={styles.line}>
        {run.actions.terminate && (
          <BusyButton
            size="small"
            variant="secondary"
            destructive
            iconStart={<RiStopLine aria-hidden="true" />}
            isBusy={busy === path}
            onPress={() => act('terminate')}
          >
            {t('runs.terminate')}
          </BusyButton>
        )}
        {run.actions.retry && (
          <BusyButton
            size="small"
            variant="secondary"
            iconStart={<RiRefreshLine aria-hidden="true" />}
            isBusy={busy === path}
            onPress={() => act('retry')}
          >
            {t('runs.retry')}
          </BusyButton>
        )}
        <Button
          size="small"
          variant="secondary"
          iconStart={<RiRestartLine aria-hidden="true" />}
          onPress={onRunAgain}
        >
          {t('runs.again')}
        </Button>
      </div>
      {run.nodes.length > 0 ? (
        <RunGraph
          nodes={run.nodes}
          selected={node?.id}
          onSelect={setSelected}
        />
      ) : (
        <Text as="p" color="secondary">
          {t('runs.noGraph')}
        </Text>
      )}
      {node && <TaskDetails node={node} />}
      {parameters.length > 0 && (
        <div>
          <Text as="p" weight="bold">
            {t('runs.parameters')}
          </Text>
          <dl className={styles.facts}>
            {parameters.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{formatValue(value)}</dd>
              </div>
            ))}
          </dl>
        </div>
      )}
    </div>
  );
}
