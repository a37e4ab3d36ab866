import type { Cluster } from '@berth/backstage-plugin-berth-common';
import { Alert } from '@backstage/ui';
import { RiCloudOffLine } from '@remixicon/react';
import { useClusters, useNow } from '../../data';
import { useText } from '../../i18n';
import { formatClockTime, formatRelative } from '../../model/time';

function StaleCluster({ cluster }: { cluster: Cluster }) {
  const { t, language } = useText();
  const now = useNow();
  const { title, staleSince, state } = cluster;
  const heading =
    state === 'unknown' || !staleSince
      ? t('stale.neverAnswered', { cluster: title })
      : t('stale.title', {
          cluster: title,
          time: formatClockTime(staleSince, now, language),
          ago: formatRelative(staleSince, now, language),
        });
  return (
    <Alert
      status="warning"
      icon={<RiCloudOffLine aria-hidden="true" />}
      title={heading}
      description={
        <>
          {t('stale.description')}
          {cluster.message && ` ${t('stale.words')} ${cluster.message}`}
        </>
      }
    />
  );
}

/** Says for which of these clusters what is shown is old, and since when. */
export function StaleNotice(props: { clusters: string[] }) {
  const { data = [] } = useClusters();
  const stale = data.filter(
    ({ name, state }) => state !== 'connected' && props.clusters.includes(name),
  );
  return (
    <>
      {stale.map(cluster => (
        <StaleCluster key={cluster.name} cluster={cluster} />
      ))}
    </>
  );
}
