import type { OfferingDescription } from '@berth/backstage-plugin-berth-common';
import { SearchField, Select, Text } from '@backstage/ui';
import { useText } from '../../i18n';
import { phaseOrder } from '../../model/phases';
import type { ClaimRow, RowFilter } from '../../model/rows';
import styles from './ClaimsTools.module.css';

/** Stands for "any" in a choice, which cannot be empty. */
const ANY = 'any';

/** Narrows a list of claims. */
export function ClaimsTools(props: {
  rows: ClaimRow[];
  shown: number;
  offerings: OfferingDescription[];
  filter: RowFilter;
  onChange: (filter: RowFilter) => void;
}) {
  const { rows, shown, offerings, filter, onChange } = props;
  const { t } = useText();
  const phases = phaseOrder.filter(
    phase => phase === filter.phase || rows.some(row => row.phase === phase),
  );
  const kinds = [...new Set(rows.map(row => row.offering))];
  const titleOf = (id: string) =>
    offerings.find(offering => offering.id === id)?.title ?? id;
  return (
    <div className={styles.tools}>
      <SearchField
        aria-label={t('claims.search')}
        placeholder={t('claims.search')}
        size="small"
        value={filter.text ?? ''}
        onChange={text => onChange({ ...filter, text })}
        className={styles.search}
      />
      {phases.length > 1 && (
        <Select
          aria-label={t('claims.phase')}
          size="small"
          options={[
            { id: ANY, label: t('claims.anyPhase') },
            ...phases.map(phase => ({ id: phase, label: t(`phase.${phase}`) })),
          ]}
          value={filter.phase ?? ANY}
          onChange={key =>
            onChange({
              ...filter,
              phase: key === ANY ? undefined : String(key),
            })
          }
          className={styles.choice}
        />
      )}
      {kinds.length > 1 && (
        <Select
          aria-label={t('claims.offering')}
          size="small"
          options={[
            { id: ANY, label: t('claims.anyOffering') },
            ...kinds.map(id => ({ id, label: titleOf(id) })),
          ]}
          value={filter.offering ?? ANY}
          onChange={key =>
            onChange({
              ...filter,
              offering: key === ANY ? undefined : String(key),
            })
          }
          className={styles.choice}
        />
      )}
      <Text role="status" color="secondary">
        {t('claims.count', { count: shown })}
      </Text>
    </div>
  );
}
