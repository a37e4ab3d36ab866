import type {
  GpuDisplaced,
  GpuDisplacement,
  GpuRule,
} from '@berth/backstage-plugin-berth-common';
import { Box, Text } from '@backstage/ui';
import { RiCheckLine, RiErrorWarningLine } from '@remixicon/react';
import { useText } from '../../i18n';
import { Loading } from '../feedback';
import styles from './GpuImpact.module.css';
import { type QuotaIdea, useDisplacement } from './useGpus';

/**
 * What a quota would mean to others: how much of it is free, who would give
 * way, and how it stands to each rule.
 */
export function GpuImpact({ idea }: { idea: QuotaIdea }) {
  const { t } = useText();
  const { data, error } = useDisplacement(idea);
  if (error) {
    // It is said to help, and keeps nobody from asking.
    return null;
  }
  return (
    <Box bg="neutral" className={styles.impact}>
      <Text as="p" weight="bold">
        {t('gpu.impact.title')}
      </Text>
      {data ? <ImpactAnswer answer={data} /> : <Loading rows={2} height={24} />}
    </Box>
  );
}

/**
 * What a change of a quota would mean, with whom it would displace.
 *
 * @internal
 */
export function ImpactAnswer({ answer }: { answer: GpuDisplacement }) {
  const { t } = useText();
  const { missing, displaced, holders, waits, rules, unknown } = answer;
  // What is named is a tenant or, where it is none's, a namespace or a queue.
  const nameOf = (one: Partial<GpuDisplaced>) =>
    one.mine
      ? t('gpu.impact.mine')
      : one.tenant ?? one.namespace ?? one.queue ?? t('gpu.impact.somebody');
  const isLess = answer.after <= answer.before;
  const isAskedFor = displaced.some(({ when }) => when === 'now');
  return (
    <>
      <div role="status" className={styles.answer}>
        <Text as="p">
          {missing > 0
            ? t('gpu.impact.missing', { missing })
            : displaced.length === 0 &&
              t(isLess ? 'gpu.impact.nobody' : 'gpu.impact.enough')}{' '}
          {waits > 0 && t('gpu.impact.waits', { count: waits })}
        </Text>
        {displaced.length > 0 && (
          <List
            title={t(
              isAskedFor ? 'gpu.impact.displacedNow' : 'gpu.impact.displaced',
            )}
            lines={displaced.map(one =>
              [
                t(`gpu.impact.${lineOf(one)}`, {
                  who: nameOf(one),
                  gpus: one.gpus,
                  priority: one.priority ?? 0,
                }),
                one.jobs !== undefined &&
                  t('gpu.impact.jobs', { count: one.jobs }),
              ]
                .filter(Boolean)
                .join(', '),
            )}
          />
        )}
        {holders.length > 0 && (
          <List
            title={t('gpu.impact.holders')}
            lines={holders.map(one =>
              t('gpu.impact.holder', { who: nameOf(one), gpus: one.gpus }),
            )}
          />
        )}
      </div>
      <ul className={styles.rules}>
        {rules.map(rule => (
          <Rule key={rule.id} rule={rule} />
        ))}
      </ul>
      {unknown.length > 0 && (
        <List
          title={t('gpu.impact.unknown.title')}
          lines={unknown.map(id => t(`gpu.impact.unknown.${id}`))}
        />
      )}
    </>
  );
}

/** Its own GPUs are said to be beyond its quota, whoever they are lent by. */
function lineOf({ kind, mine, priority }: GpuDisplaced) {
  if (kind === 'lower-priority') {
    return 'lower-priority' as const;
  }
  if (mine) {
    return 'beyond' as const;
  }
  return priority ? ('borrowedAt' as const) : ('borrowed' as const);
}

function List({ title, lines }: { title: string; lines: string[] }) {
  return (
    <div>
      <Text as="p" color="secondary">
        {title}
      </Text>
      <ul className={styles.displaced}>
        {lines.map((line, index) => (
          // eslint-disable-next-line react/no-array-index-key
          <li key={index}>{line}</li>
        ))}
      </ul>
    </div>
  );
}

function Rule({ rule }: { rule: GpuRule }) {
  const { t } = useText();
  const { id, passed, value, limit } = rule;
  const Icon = passed ? RiCheckLine : RiErrorWarningLine;
  return (
    <li className={styles.rule} data-passed={passed}>
      <Icon
        size={16}
        role="img"
        aria-label={t(passed ? 'gpu.impact.passed' : 'gpu.impact.failed')}
      />
      <span>{t(`gpu.impact.rule.${id}`, { value, limit })}</span>
    </li>
  );
}
