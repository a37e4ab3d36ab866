import {
  Cell,
  CellText,
  Column,
  Row,
  TableBody,
  TableHeader,
  TableRoot,
  Text,
} from '@backstage/ui';
import { useState } from 'react';
import { useText } from '../../i18n';
import type { ClaimRow } from '../../model/rows';
import { PhaseBadge, TimeAgo } from '../status';
import { useLinks } from '../useLinks';
import type { ClaimsViewProps } from './ClaimsView';
import styles from './ClaimsTable.module.css';
import { sortRows } from './sortRows';

type Sort = Parameters<typeof sortRows>[1];

function ClaimLine(props: { row: ClaimRow } & ClaimsViewProps) {
  const { row, titleOf, planOf } = props;
  const { t, say } = useText();
  const href = useLinks().claim(row.id);
  return (
    <Row id={row.id} href={href}>
      <CellText title={row.name} description={titleOf(row.offering)} />
      <Cell>
        <PhaseBadge phase={row.phase} />
      </Cell>
      <Cell>
        <Text as="p" variant="body-medium" className={styles.message}>
          {row.stale && <strong>{t('claims.stale')} </strong>}
          {say(row.message)}
        </Text>
      </Cell>
      <CellText title={planOf(row) ?? '–'} />
      <CellText title={row.namespace} description={row.cluster} />
      <Cell>
        <Text variant="body-medium">
          <TimeAgo at={row.createdAt} />
        </Text>
      </Cell>
    </Row>
  );
}

/** Claims with what they are, how they are, and where. */
export function ClaimsTable(props: ClaimsViewProps) {
  const { label, rows, titleOf } = props;
  const { t } = useText();
  const [sort, setSort] = useState<Sort>({
    column: 'age',
    direction: 'ascending',
  });
  return (
    <TableRoot aria-label={label} sortDescriptor={sort} onSortChange={setSort}>
      <TableHeader>
        <Column id="name" isRowHeader allowsSorting>
          {t('claims.column.name')}
        </Column>
        <Column id="phase" allowsSorting className={styles.narrow}>
          {t('claims.column.phase')}
        </Column>
        <Column id="message" className={styles.wide}>
          {t('claims.column.message')}
        </Column>
        <Column id="plan" className={styles.narrow}>
          {t('claims.column.plan')}
        </Column>
        <Column id="place" className={styles.narrow}>
          {t('claims.column.place')}
        </Column>
        <Column id="age" allowsSorting className={styles.narrow}>
          {t('claims.column.age')}
        </Column>
      </TableHeader>
      <TableBody items={sortRows(rows, sort)} dependencies={[t, titleOf]}>
        {row => <ClaimLine {...props} row={row} />}
      </TableBody>
    </TableRoot>
  );
}
