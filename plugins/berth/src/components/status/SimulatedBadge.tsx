import { Focusable, Tooltip, TooltipTrigger } from '@backstage/ui';
import { RiTestTubeLine } from '@remixicon/react';
import { useText } from '../../i18n';
import styles from './SimulatedBadge.module.css';

/** Says that no real operator answers for a claim, and what that means. */
export function SimulatedBadge() {
  const { t } = useText();
  return (
    <TooltipTrigger delay={200}>
      <Focusable>
        <button type="button" className={styles.badge}>
          <RiTestTubeLine size={14} aria-hidden="true" />
          {t('simulated.label')}
        </button>
      </Focusable>
      <Tooltip>{t('simulated.description')}</Tooltip>
    </TooltipTrigger>
  );
}
