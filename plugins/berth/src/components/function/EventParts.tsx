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
import styles from './EventsCard.module.css';
import type { EventPart } from './types';

/** The triggers and sources of a broker, with their state. */
export function EventParts({ parts }: { parts: EventPart[] }) {
  const { t } = useText();
  return (
    <TableRoot aria-label={t('eventing.parts')}>
      <TableHeader>
        <Column id="name" isRowHeader>
          {t('eventing.column.name')}
        </Column>
        <Column id="phase">{t('eventing.column.phase')}</Column>
        <Column id="what">{t('eventing.column.what')}</Column>
        <Column id="subscriber">{t('eventing.column.subscriber')}</Column>
      </TableHeader>
      <TableBody
        items={parts.map(part => ({
          ...part,
          id: `${part.kind}/${part.name}`,
        }))}
        dependencies={[t]}
      >
        {part => (
          <Row id={part.id}>
            <CellText title={part.name} description={part.kind} />
            <Cell>
              <PhaseBadge phase={part.phase} />
              {part.phase !== 'Ready' && part.message && (
                <Text as="p" variant="body-small" className={styles.wrap}>
                  {part.message}
                </Text>
              )}
            </Cell>
            <Cell>
              <Text as="p" className={styles.wrap}>
                {part.what}
              </Text>
            </Cell>
            <CellText title={part.subscriber ?? t('eventing.toBroker')} />
          </Row>
        )}
      </TableBody>
    </TableRoot>
  );
}
