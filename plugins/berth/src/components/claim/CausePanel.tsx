import type { Progress as ProgressValue } from '@berth/backstage-plugin-berth-common';
import { Text } from '@backstage/ui';
import { Fragment, ReactNode } from 'react';
import { useText } from '../../i18n';
import type { Cause } from '../../model/cause';
import { classes } from '../classes';
import { lookOf, Progress, TimeSince } from '../status';
import tones from '../status/tones.module.css';
import styles from './CausePanel.module.css';

/** What, since when, whose turn, and what comes next. */
export function CausePanel(props: {
  phase: string;
  cause: Cause;
  progress?: ProgressValue;
  actions?: ReactNode;
}) {
  const { phase, cause, progress, actions } = props;
  const { t, say } = useText();
  const { tone, Icon, turns } = lookOf(phase);
  const parts = [
    cause.since && <TimeSince at={cause.since} />,
    cause.turn && say(cause.turn),
    cause.next && say(cause.next),
  ].filter(Boolean);
  return (
    <div
      role="group"
      aria-label={t('cause.label')}
      className={classes(tones.tone, styles.panel)}
      data-tone={tone}
    >
      <Icon
        size={20}
        aria-hidden="true"
        className={classes(styles.icon, turns && styles.turning)}
      />
      <div className={styles.words}>
        <Text as="p" weight="bold" className={styles.what}>
          {say(cause.what)}
        </Text>
        <Text as="p" className={styles.rest}>
          {parts.map((part, index) => (
            <Fragment key={index}>
              {index > 0 && ' · '}
              {part}
            </Fragment>
          ))}
        </Text>
        {cause.detail && (
          <Text as="p" className={styles.rest}>
            {say(cause.detail)}
          </Text>
        )}
        {progress && phase !== 'Ready' && <Progress {...progress} />}
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
