import type { ClaimEvent } from '@berth/backstage-plugin-berth-common';
import { Text } from '@backstage/ui';
import { RiAlertFill, RiInformationLine } from '@remixicon/react';
import { useText } from '../../i18n';
import { EmptyState } from '../feedback';
import { TimeAgo } from '../status';
import styles from './EventList.module.css';

function EventKind({ type }: { type: string }) {
  const { t } = useText();
  const warning = type === 'Warning';
  const Icon = warning ? RiAlertFill : RiInformationLine;
  return (
    <span className={styles.kind} data-warning={warning || undefined}>
      <Icon size={16} aria-hidden="true" />
      {warning ? t('events.warning') : t('events.normal')}
    </span>
  );
}

/** What the cluster has said about a claim, newest first. */
export function EventList({ events }: { events: ClaimEvent[] }) {
  const { t } = useText();
  if (events.length === 0) {
    return (
      <EmptyState
        title={t('events.empty.title')}
        description={t('events.empty.description')}
      />
    );
  }
  const newestFirst = [...events].sort(
    (a, b) => Date.parse(b.lastSeen) - Date.parse(a.lastSeen),
  );
  return (
    <ul className={styles.events} aria-label={t('events.title')}>
      {newestFirst.map(event => (
        <li
          key={`${event.reason}:${event.message}:${event.lastSeen}`}
          className={styles.event}
        >
          <EventKind type={event.type} />
          <div className={styles.words}>
            <Text as="p" variant="body-medium" weight="bold">
              {event.reason}
            </Text>
            <Text as="p" variant="body-medium">
              {event.message}
            </Text>
          </div>
          <Text variant="body-small" color="secondary" className={styles.when}>
            <TimeAgo at={event.lastSeen} />
            {event.count > 1 &&
              ` · ${t('events.times', { count: event.count })}`}
            {event.source && ` · ${event.source}`}
          </Text>
        </li>
      ))}
    </ul>
  );
}
