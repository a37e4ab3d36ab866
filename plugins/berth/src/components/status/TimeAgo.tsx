import { useText } from '../../i18n';
import { useNow } from '../../data';
import { formatInstant, formatRelative } from '../../model/time';

/** A moment as people say it, and exactly on demand. */
export function TimeAgo(props: { at: string }) {
  const { language } = useText();
  const now = useNow();
  return (
    <time dateTime={props.at} title={formatInstant(props.at, language)}>
      {formatRelative(props.at, now, language)}
    </time>
  );
}
