import { useText } from '../../i18n';
import { knownPhase } from '../../model/phases';
import { classes } from '../classes';
import styles from './PhaseBadge.module.css';
import { lookOf } from './phaseLooks';
import tones from './tones.module.css';

/** A phase by shape, text and colour. */
export function PhaseBadge(props: { phase: string; count?: number }) {
  const { t } = useText();
  const { tone, Icon, turns } = lookOf(props.phase);
  const name = t(`phase.${knownPhase(props.phase)}`);
  return (
    <span className={classes(tones.tone, styles.badge)} data-tone={tone}>
      <Icon
        size={14}
        aria-hidden="true"
        className={classes(styles.icon, turns && styles.turning)}
      />
      {props.count === undefined ? name : `${props.count} ${name}`}
    </span>
  );
}
