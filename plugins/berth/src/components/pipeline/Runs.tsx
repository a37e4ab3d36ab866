import { Button } from '@backstage/ui';
import { RiFlowChart, RiPlayLine, RiScales3Line } from '@remixicon/react';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useText } from '../../i18n';
import { EmptyState, LoadError, Loading } from '../feedback';
import { Section } from '../layout';
import { CompareSection } from './CompareSection';
import type { PipelinePlace } from './place';
import { RecurringRuns } from './RecurringRuns';
import { RunDialog } from './RunDialog';
import { RunList } from './RunList';
import styles from './Runs.module.css';
import { RunSection } from './RunSection';
import { useRuns, useVersions } from './usePipelines';

/**
 * Which run to look at, or which to compare, is in the page's address, and of
 * which pipeline where the page has several.
 */
function useShown(pipelineId: string, isOneOfMany: boolean) {
  const [search, setSearch] = useSearchParams();
  const isOurs = !isOneOfMany || search.get('pipeline') === pipelineId;
  const told = (name: string) => (isOurs && search.get(name)) || undefined;
  const show = (what: { run?: string; before?: string; compare?: string[] }) =>
    setSearch(current => {
      const next = new URLSearchParams(current);
      ['run', 'before', 'compare'].forEach(name => next.delete(name));
      if (isOneOfMany) {
        next.set('pipeline', pipelineId);
      }
      Object.entries(what).forEach(([name, value]) =>
        next.set(name, String(value)),
      );
      return next;
    });
  const compare = (told('compare') ?? '').split(',').filter(Boolean);
  return {
    run: told('run'),
    before: told('before'),
    compare: compare.length > 1 ? compare : undefined,
    show,
  };
}

/** The runs of one pipeline: each, some side by side, and those to come. */
export function Runs(props: {
  place: PipelinePlace;
  pipelineId: string;
  /** Whether others are on the same page. */
  isOneOfMany?: boolean;
  visible: boolean;
}) {
  const { place, pipelineId, isOneOfMany = false, visible } = props;
  const { t } = useText();
  const { run, before, compare, show } = useShown(pipelineId, isOneOfMany);
  const [chosen, setChosen] = useState<string[]>([]);
  const [dialog, setDialog] = useState<{ from?: string }>();
  const runs = useRuns(place, pipelineId, visible);
  const versions = useVersions(place, pipelineId).data?.items ?? [];
  const items = runs.data?.items ?? [];
  const titleOf = (id: string) =>
    items.find(one => one.id === id)?.title ?? id.slice(0, 8);
  return (
    <>
      {compare && (
        <CompareSection place={place} ids={compare} onClose={() => show({})} />
      )}
      {run && (
        <RunSection
          place={place}
          runId={run}
          onClose={() => show({})}
          onRunAgain={from => setDialog({ from })}
        />
      )}
      <Section
        title={t('runs.title')}
        card
        actions={
          <div className={styles.line}>
            {run && before && before !== run && (
              <Button
                size="small"
                variant="secondary"
                onPress={() => show({ compare: [before, run] })}
              >
                {t('runs.compare.with', { title: titleOf(before) })}
              </Button>
            )}
            {chosen.length > 1 && (
              <Button
                size="small"
                variant="secondary"
                iconStart={<RiScales3Line aria-hidden="true" />}
                onPress={() => show({ compare: chosen.slice(0, 10) })}
              >
                {t('runs.compare.these', { number: chosen.length })}
              </Button>
            )}
            <Button
              size="small"
              variant="primary"
              iconStart={<RiPlayLine aria-hidden="true" />}
              isDisabled={versions.length === 0}
              onPress={() => setDialog({})}
            >
              {t('runs.start')}
            </Button>
          </div>
        }
      >
        {runs.error && (
          <LoadError
            error={runs.error}
            verb={t('runs.verb.list')}
            owner={place.owner}
            onRetry={() => runs.refetch()}
          />
        )}
        {!runs.data && !runs.error && <Loading rows={2} height={40} />}
        {runs.data && items.length === 0 && (
          <EmptyState
            icon={<RiFlowChart size={24} />}
            title={t('runs.empty')}
            description={t('runs.emptyHelp')}
          />
        )}
        {items.length > 0 && (
          <RunList
            runs={items}
            versions={versions}
            chosen={chosen}
            onChoose={setChosen}
            onOpen={id => show({ run: id })}
          />
        )}
      </Section>
      <RecurringRuns
        place={place}
        pipelineId={pipelineId}
        runs={items}
        visible={visible}
      />
      {dialog && (
        <RunDialog
          place={place}
          pipelineId={pipelineId}
          versions={versions}
          from={dialog.from}
          onClose={() => setDialog(undefined)}
          onStarted={started => {
            setDialog(undefined);
            if (started) {
              show({
                run: started,
                ...(dialog.from && { before: dialog.from }),
              });
            }
          }}
        />
      )}
    </>
  );
}
