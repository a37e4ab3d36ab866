import { useState } from 'react';
import { useAnnounce } from '../../data';
import { useText } from '../../i18n';
import { LoadError } from '../feedback';
import { Section } from '../layout';
import type { PipelinePlace } from './place';
import { RecurringRow, type RecurringChange } from './RecurringRow';
import { RemoveRecurringDialog } from './RemoveRecurringDialog';
import styles from './Runs.module.css';
import type { RecurringRun, Run } from './types';
import { usePipelineChange, useRecurringRuns } from './usePipelines';

/** What runs by a schedule. Nothing is shown where nothing does. */
export function RecurringRuns(props: {
  place: PipelinePlace;
  pipelineId: string;
  /** The runs of the pipeline, those of a schedule among them. */
  runs: Run[];
  visible: boolean;
}) {
  const { place, pipelineId, runs, visible } = props;
  const { t } = useText();
  const announce = useAnnounce();
  const [removes, setRemoves] = useState<RecurringRun>();
  const { data } = useRecurringRuns(place, pipelineId, visible);
  const { change, busy, error } = usePipelineChange(place);
  const items = data?.items ?? [];
  if (items.length === 0) {
    return null;
  }
  const pathOf = ({ id }: RecurringRun) =>
    `/recurring-runs/${encodeURIComponent(id)}`;
  const act = async (run: RecurringRun, what: RecurringChange) => {
    if (await change(pathOf(run), { change: what })) {
      announce(t(`runs.recurring.${what}Done`, { title: run.title }));
      setRemoves(undefined);
    }
  };
  return (
    <Section title={t('runs.recurring.title')} card>
      {error !== undefined && !removes && (
        <LoadError
          takesFocus
          error={error}
          verb={t('runs.verb.change')}
          owner={place.owner}
        />
      )}
      <ul className={styles.list} aria-label={t('runs.recurring.title')}>
        {items.map(run => (
          <li key={run.id} className={styles.row}>
            <RecurringRow
              run={run}
              isBusy={busy === pathOf(run)}
              onChange={what =>
                what === 'delete' ? setRemoves(run) : act(run, what)
              }
            />
          </li>
        ))}
      </ul>
      {removes && (
        <RemoveRecurringDialog
          run={removes}
          runs={runs}
          owner={place.owner}
          isBusy={busy === pathOf(removes)}
          error={error}
          onChange={what => act(removes, what)}
          onClose={() => setRemoves(undefined)}
        />
      )}
    </Section>
  );
}
