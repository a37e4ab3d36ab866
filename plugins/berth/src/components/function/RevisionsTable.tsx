import {
  Button,
  Cell,
  CellText,
  Column,
  Menu,
  MenuItem,
  MenuTrigger,
  Row,
  TableBody,
  TableHeader,
  TableRoot,
  Text,
} from '@backstage/ui';
import { RiArrowDownSLine } from '@remixicon/react';
import { useText } from '../../i18n';
import { PhaseBadge, TimeAgo } from '../status';
import styles from './RevisionsCard.module.css';
import type { RevisionLine } from './types';

const PRESETS = [10, 25, 50, 100];

/** Revisions, with the share of the traffic that each is to get and has. */
export function RevisionsTable(props: {
  revisions: RevisionLine[];
  isDisabled: boolean;
  onShare: (revision: string, percent: number) => void;
}) {
  const { revisions, isDisabled, onShare } = props;
  const { t } = useText();
  return (
    <TableRoot aria-label={t('revisions.title')}>
      <TableHeader>
        <Column id="name" isRowHeader className={styles.wide}>
          {t('revisions.column.name')}
        </Column>
        <Column id="phase">{t('revisions.column.phase')}</Column>
        <Column id="instances">{t('revisions.column.instances')}</Column>
        <Column id="traffic">{t('revisions.column.traffic')}</Column>
        <Column id="send">{t('revisions.column.send')}</Column>
      </TableHeader>
      <TableBody
        items={revisions.map(one => ({ ...one, id: one.name }))}
        dependencies={[t, isDisabled, onShare]}
      >
        {one => (
          <Row id={one.id}>
            <Cell>
              <Text as="p" className={styles.wrap}>
                {one.name}
              </Text>
              <Text
                as="p"
                variant="body-small"
                color="secondary"
                className={styles.wrap}
              >
                {one.image}
              </Text>
            </Cell>
            <Cell>
              <PhaseBadge phase={one.phase} />
              {one.createdAt && (
                <Text as="p" variant="body-small" color="secondary">
                  <TimeAgo at={one.createdAt} />
                </Text>
              )}
            </Cell>
            <CellText title={instancesText(one.instances, t)} />
            <Cell>
              <Traffic revision={one} />
            </Cell>
            <Cell>
              <SendTraffic
                revision={one}
                isDisabled={isDisabled}
                onShare={onShare}
              />
            </Cell>
          </Row>
        )}
      </TableBody>
    </TableRoot>
  );
}

function instancesText(
  instances: number | undefined,
  t: ReturnType<typeof useText>['t'],
): string {
  if (instances === undefined) {
    return '–';
  }
  return instances === 0 ? t('revisions.asleep') : String(instances);
}

/** What it is to get, what it has where that differs, and its own addresses. */
function Traffic({ revision }: { revision: RevisionLine }) {
  const { t } = useText();
  const { wanted, actual, tags } = revision;
  return (
    <div className={styles.traffic}>
      <Text weight={actual > 0 ? 'bold' : 'regular'}>
        {wanted === actual
          ? t('revisions.share', { percent: actual })
          : t('revisions.onItsWay', { wanted, actual })}
      </Text>
      {tags.map(({ name, url }) =>
        url ? (
          <a
            key={name}
            href={url}
            target="_blank"
            rel="noreferrer"
            className={styles.tag}
          >
            {name}
          </a>
        ) : (
          <span key={name} className={styles.tag}>
            {name}
          </span>
        ),
      )}
    </div>
  );
}

function SendTraffic(props: {
  revision: RevisionLine;
  isDisabled: boolean;
  onShare: (revision: string, percent: number) => void;
}) {
  const { revision, isDisabled, onShare } = props;
  const { t } = useText();
  const { name, phase, wanted } = revision;
  return (
    <MenuTrigger>
      <Button
        size="small"
        variant="secondary"
        isDisabled={isDisabled || phase !== 'Ready'}
        aria-label={t('revisions.sendTo', { name })}
        iconEnd={<RiArrowDownSLine aria-hidden="true" />}
      >
        {t('revisions.send')}
      </Button>
      <Menu placement="bottom end">
        {PRESETS.filter(percent => percent !== wanted).map(percent => (
          <MenuItem key={percent} onAction={() => onShare(name, percent)}>
            {t('revisions.share', { percent })}
          </MenuItem>
        ))}
      </Menu>
    </MenuTrigger>
  );
}
