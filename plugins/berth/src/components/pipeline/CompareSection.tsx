import { Button, Switch } from '@backstage/ui';
import { RiCloseLine } from '@remixicon/react';
import { ReactNode, useState } from 'react';
import { useText } from '../../i18n';
import { formatDuration } from '../../model/time';
import { LoadError, Loading } from '../feedback';
import { Section } from '../layout';
import { formatValue } from './formatValue';
import { StateBadge } from './looks';
import type { PipelinePlace } from './place';
import styles from './Runs.module.css';
import type { ComparedLine, RunComparison } from './types';
import { useComparison } from './usePipelines';

/** Runs side by side: what they were given, and what became of each task. */
export function CompareSection(props: {
  place: PipelinePlace;
  ids: string[];
  onClose: () => void;
}) {
  const { place, ids, onClose } = props;
  const { t } = useText();
  const [all, setAll] = useState(false);
  const { data, error, refetch } = useComparison(place, ids);
  return (
    <Section
      title={t('runs.compare.title')}
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
      {error && !data && (
        <LoadError
          error={error}
          verb={t('runs.verb.compare')}
          owner={place.owner}
          onRetry={() => refetch()}
        />
      )}
      {!data && !error && <Loading rows={3} height={32} />}
      {data && (
        <>
          <Switch
            label={t('runs.compare.all')}
            isSelected={all}
            onChange={setAll}
          />
          <Comparison data={data} all={all} />
        </>
      )}
    </Section>
  );
}

function Comparison({ data, all }: { data: RunComparison; all: boolean }) {
  const { t, language } = useText();
  const { runs } = data;
  const parameters = data.parameters.filter(({ differs }) => all || differs);
  const tasks = data.tasks.filter(({ differs }) => all || differs);
  const none = t('runs.compare.none');
  return (
    <div className={styles.wide}>
      <table className={styles.table}>
        <thead>
          <tr>
            <td />
            {runs.map(run => (
              <th key={run.id} scope="col">
                {run.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t('runs.compare.state')}</th>
            {runs.map(run => (
              <td key={run.id}>
                <StateBadge state={run.state} />
              </td>
            ))}
          </tr>
          <tr>
            <th scope="row">{t('runs.task.took')}</th>
            {runs.map(({ id, durationSeconds }) => (
              <td key={id}>
                {durationSeconds === undefined
                  ? none
                  : formatDuration(durationSeconds * 1000, language)}
              </td>
            ))}
          </tr>
          {parameters.map(line => (
            <Line key={`p ${line.name}`} line={line}>
              {value => (
                <span className={styles.value}>
                  {formatValue(value) ?? none}
                </span>
              )}
            </Line>
          ))}
          {tasks.map(line => (
            <Line key={`t ${line.name}`} line={line}>
              {value => (value ? <StateBadge state={value} /> : none)}
            </Line>
          ))}
        </tbody>
      </table>
      {parameters.length + tasks.length === 0 && (
        <p className={styles.facts}>{t('runs.compare.same')}</p>
      )}
    </div>
  );
}

function Line<T>(props: {
  line: ComparedLine<T>;
  children: (value: T | null | undefined) => ReactNode;
}) {
  const { line, children } = props;
  return (
    <tr>
      <th scope="row">{line.name}</th>
      {line.values.map((value, index) => (
        <td
          // Runs keep their order.
          // eslint-disable-next-line react/no-array-index-key
          key={index}
          className={line.differs ? styles.differs : undefined}
        >
          {children(value)}
        </td>
      ))}
    </tr>
  );
}
