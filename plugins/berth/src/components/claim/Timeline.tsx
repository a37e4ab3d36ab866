import {
  RiCheckboxBlankCircleLine,
  RiCheckboxCircleFill,
  RiCloseCircleFill,
  RiRecordCircleLine,
} from '@remixicon/react';
import { useNow } from '../../data';
import { useText } from '../../i18n';
import { formatClockTime, formatInstant } from '../../model/time';
import type { TimelineStep } from '../../model/timeline';
import styles from './Timeline.module.css';

const icons = {
  done: RiCheckboxCircleFill,
  current: RiRecordCircleLine,
  failed: RiCloseCircleFill,
  ahead: RiCheckboxBlankCircleLine,
};

/** The steps on a claim's way, and when each was reached. */
export function Timeline({ steps }: { steps: TimelineStep[] }) {
  const { t, language } = useText();
  const now = useNow();
  return (
    <ol className={styles.steps}>
      {steps.map(({ id, state, at }) => {
        const Icon = icons[state];
        return (
          <li
            key={id}
            className={styles.step}
            data-state={state}
            aria-current={state === 'current' ? 'step' : undefined}
          >
            <Icon size={18} aria-hidden="true" className={styles.icon} />
            <span className={styles.name}>
              {t(`step.${id}`)}
              <span className={styles.state}>{t(`step.state.${state}`)}</span>
            </span>
            {at && (
              <time
                dateTime={at}
                title={formatInstant(at, language)}
                className={styles.time}
              >
                {formatClockTime(at, now, language)}
              </time>
            )}
          </li>
        );
      })}
    </ol>
  );
}
