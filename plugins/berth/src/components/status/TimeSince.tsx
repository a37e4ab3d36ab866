import { useNow } from '../../data';
import { useText } from '../../i18n';
import { formatDuration, formatInstant } from '../../model/time';

/** How long something has been so, and since when exactly on demand. */
export function TimeSince(props: { at: string }) {
  const { t, language } = useText();
  const now = useNow();
  return (
    <time dateTime={props.at} title={formatInstant(props.at, language)}>
      {t('cause.since', {
        duration: formatDuration(now - Date.parse(props.at), language),
      })}
    </time>
  );
}
