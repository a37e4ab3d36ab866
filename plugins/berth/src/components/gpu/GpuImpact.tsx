import type {
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
      {data ? <Answer answer={data} /> : <Loading rows={2} height={24} />}
    </Box>
  );
}

function Answer({ answer }: { answer: GpuDisplacement }) {
  const { t } = useText();
  const { missing, displaced, waits, rules } = answer;
  return (
    <>
      <div role="status">
        <Text as="p">
          {missing > 0
            ? t('gpu.impact.missing', { missing })
            : t('gpu.impact.enough')}{' '}
          {waits > 0 && t('gpu.impact.waits', { count: waits })}
        </Text>
        {displaced.length > 0 && (
          <>
            <Text as="p">{t('gpu.impact.displaced')}</Text>
            <ul className={styles.displaced}>
              {displaced.map((one, index) => (
                // eslint-disable-next-line react/no-array-index-key
                <li key={index}>
                  {t(`gpu.impact.${one.kind}`, {
                    who:
                      one.tenant ?? one.namespace ?? t('gpu.impact.somebody'),
                    gpus: one.gpus,
                    priority: one.priority ?? 0,
                  })}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      <ul className={styles.rules}>
        {rules.map(rule => (
          <Rule key={rule.id} rule={rule} />
        ))}
      </ul>
    </>
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
