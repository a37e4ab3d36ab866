import { Alert, Button } from '@backstage/ui';
import { RiRefreshLine } from '@remixicon/react';
import { useNow } from '../../data';
import { useText } from '../../i18n';
import { troubleOf } from '../../model/errors';
import { formatClockTime, formatRelative } from '../../model/time';

/** Says that what is shown could not be renewed, and how old it is. */
export function RefreshError(props: {
  query: {
    data: unknown;
    error: unknown;
    dataUpdatedAt: number;
    refetch: () => unknown;
  };
}) {
  const { data, error, dataUpdatedAt, refetch } = props.query;
  const { t, language } = useText();
  const now = useNow();
  if (!error || data === undefined) {
    return null;
  }
  const at = new Date(dataUpdatedAt).toISOString();
  return (
    <Alert
      status="warning"
      icon
      title={t('stale.notRenewed', {
        time: formatClockTime(at, now, language),
        ago: formatRelative(at, now, language),
      })}
      description={troubleOf(error).message}
      customActions={
        <Button
          size="small"
          variant="secondary"
          iconStart={<RiRefreshLine aria-hidden="true" />}
          onPress={() => refetch()}
        >
          {t('error.retry')}
        </Button>
      }
    />
  );
}
