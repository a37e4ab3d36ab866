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
import { useText } from '../../i18n';
import { PhaseBadge } from '../status';
import type { TenantWorkload } from './types';
import styles from './WorkloadsCard.module.css';

/** Workloads with their state; what needs somebody comes first. */
export function WorkloadsTable({ rows }: { rows: TenantWorkload[] }) {
  const { t } = useText();
  return (
    <TableRoot aria-label={t('workloads.title')}>
      <TableHeader>
        <Column id="name" isRowHeader>
          {t('workloads.column.name')}
        </Column>
        <Column id="phase">{t('workloads.column.phase')}</Column>
        <Column id="ready">{t('workloads.column.ready')}</Column>
        <Column id="message">{t('workloads.column.message')}</Column>
      </TableHeader>
      <TableBody items={[...rows].sort(byNeed).map(withId)} dependencies={[t]}>
        {row => (
          <Row id={row.id}>
            <CellText
              title={row.name}
              description={t('workloads.what', {
                kind: row.kind,
                namespace: row.namespace,
              })}
            />
            <Cell>
              <PhaseBadge phase={row.phase} />
            </Cell>
            <CellText
              title={t('workloads.readyOf', {
                ready: row.ready,
                wanted: row.wanted,
              })}
            />
            <Cell>
              <Text as="p" variant="body-small" className={styles.message}>
                {row.message ?? '–'}
              </Text>
            </Cell>
          </Row>
        )}
      </TableBody>
    </TableRoot>
  );
}

const NEED = ['Failed', 'Degraded', 'Unknown', 'Provisioning', 'Deleting'];
const KINDS = ['Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'Pod'];

function byNeed(a: TenantWorkload, b: TenantWorkload): number {
  return (
    rankOf(NEED, a.phase) - rankOf(NEED, b.phase) ||
    rankOf(KINDS, a.kind) - rankOf(KINDS, b.kind) ||
    a.namespace.localeCompare(b.namespace) ||
    a.name.localeCompare(b.name)
  );
}

function rankOf(order: string[], value: string): number {
  const index = order.indexOf(value);
  return index < 0 ? order.length : index;
}

function withId(row: TenantWorkload) {
  return { ...row, id: `${row.kind}/${row.namespace}/${row.name}` };
}
