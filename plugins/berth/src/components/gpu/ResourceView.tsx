import type {
  GpuHeadline,
  GpuQueueView,
  TenantGpuResource,
} from '@berth/backstage-plugin-berth-common';
import { Link, Text } from '@backstage/ui';
import { useNow } from '../../data';
import { Translate, useText } from '../../i18n';
import { formatClockTime } from '../../model/time';
import { useHeading } from '../layout';
import { useLinks } from '../useLinks';
import { Facts } from './Facts';
import { GpuBar } from './GpuBar';
import styles from './TenantGpus.module.css';
import { kindOf } from './words';

/** One kind of GPUs as a tenant sees it. */
export function ResourceView(props: {
  resource: TenantGpuResource;
  queues: GpuQueueView[];
}) {
  const { resource, queues } = props;
  const { t, say, language } = useText();
  const now = useNow();
  const Heading = useHeading();
  const { quota, used, waiting, free, allocatable, idleSince } = resource;
  const label =
    quota === undefined
      ? t('gpu.users.used', { used })
      : t('gpu.card.bar', { used, quota });
  return (
    <div className={styles.resource}>
      <Text as={Heading} weight="bold">
        {t('gpu.on', {
          what: say(kindOf(resource.resource)),
          cluster: resource.cluster,
        })}
      </Text>
      <Facts
        facts={[
          {
            label: t('gpu.card.quota'),
            value: quota ?? t('gpu.card.unlimited'),
            large: true,
          },
          { label: t('gpu.card.used'), value: used, large: true },
          { label: t('gpu.card.waiting'), value: waiting.gpus, large: true },
          {
            label: t('gpu.card.free'),
            value: t('gpu.card.freeOf', { free, total: allocatable }),
            large: true,
          },
        ]}
      />
      <GpuBar
        label={label}
        total={quota ?? allocatable}
        parts={[{ tone: 'mine', amount: used }]}
      />
      <Text as="p">
        {[
          ...headlineWords(resource.headline, t),
          idleSince &&
            t('gpu.card.idle', {
              time: formatClockTime(idleSince, now, language),
            }),
        ]
          .filter(Boolean)
          .join(' ')}
      </Text>
      <Limits resource={resource} queues={queues} />
    </div>
  );
}

function headlineWords(headline: GpuHeadline, t: Translate): string[] {
  const { startable, next } = headline;
  return [
    startable > 0
      ? t('gpu.card.starts', { count: startable })
      : t('gpu.card.startsNone'),
    ...(next ? [t(`gpu.card.next.${next.because}`, { gpus: next.gpus })] : []),
    ...(next && next.ahead > 0
      ? [t('gpu.card.ahead', { count: next.ahead })]
      : []),
  ];
}

/** The quotas and queues that count, each a click from being changed. */
function Limits(props: {
  resource: TenantGpuResource;
  queues: GpuQueueView[];
}) {
  const { resource, queues } = props;
  const { t } = useText();
  const links = useLinks();
  if (resource.quotas.length + queues.length === 0) {
    return null;
  }
  return (
    <ul className={styles.limits} aria-label={t('gpu.card.limits')}>
      {resource.quotas.map(({ namespace, name, hard, used, ...quota }) => (
        <li key={`${namespace}/${name}`}>
          {t('gpu.card.quotaOf')}{' '}
          <Named
            name={`${namespace}/${name}`}
            href={quota.claimId && links.claim(quota.claimId)}
          />
          : {t('gpu.card.bar', { used, quota: hard })}
          {quota.overruled && ` (${t('gpu.card.overruled')})`}
        </li>
      ))}
      {queues.map(({ namespace, name, claimId, ...queue }) => (
        <li key={claimId}>
          {t('gpu.card.queue')}{' '}
          <Named
            name={namespace ? `${namespace}/${name}` : name}
            href={links.claim(claimId)}
          />
          :{' '}
          {t('gpu.card.queueLine', {
            used: queue.used,
            nominal: queue.nominal,
            borrowed: queue.borrowed,
            pending: queue.pending,
          })}
        </li>
      ))}
    </ul>
  );
}

function Named({ name, href }: { name: string; href?: string }) {
  return href ? <Link href={href}>{name}</Link> : <strong>{name}</strong>;
}
