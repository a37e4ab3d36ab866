import {
  RiAlertFill,
  RiCheckboxCircleFill,
  RiCheckDoubleLine,
  RiCloseCircleFill,
  RiForbid2Fill,
  RiHourglassFill,
  RiLoader4Line,
  RiPauseCircleFill,
  RiQuestionFill,
  RiSkipForwardFill,
  RiStopCircleFill,
  type RemixiconComponentType,
} from '@remixicon/react';
import { useText } from '../../i18n';
import { classes } from '../classes';
import tones from '../status/tones.module.css';
import badge from '../status/PhaseBadge.module.css';
import type { Tone } from '../status/phaseLooks';
import type { RunState, TaskState } from './types';

interface Look {
  tone: Tone;
  /** Colour is never all there is. */
  Icon: RemixiconComponentType;
  turns?: boolean;
}

const looks: Record<RunState | TaskState, Look> = {
  waiting: { tone: 'neutral', Icon: RiHourglassFill },
  pending: { tone: 'info', Icon: RiHourglassFill },
  running: { tone: 'info', Icon: RiLoader4Line, turns: true },
  canceling: { tone: 'info', Icon: RiLoader4Line, turns: true },
  blocked: { tone: 'warning', Icon: RiAlertFill },
  succeeded: { tone: 'positive', Icon: RiCheckboxCircleFill },
  cached: { tone: 'positive', Icon: RiCheckDoubleLine },
  failed: { tone: 'negative', Icon: RiCloseCircleFill },
  skipped: { tone: 'neutral', Icon: RiSkipForwardFill },
  canceled: { tone: 'neutral', Icon: RiStopCircleFill },
  notRun: { tone: 'neutral', Icon: RiForbid2Fill },
  paused: { tone: 'neutral', Icon: RiPauseCircleFill },
  unknown: { tone: 'neutral', Icon: RiQuestionFill },
};

/** How a state looks; what is not known looks unknown. */
export function lookOfState(state: RunState | TaskState): Look & {
  state: RunState | TaskState;
} {
  return Object.hasOwn(looks, state)
    ? { ...looks[state], state }
    : { ...looks.unknown, state: 'unknown' };
}

/** The shape of a state. */
export function StateIcon(props: { state: RunState | TaskState }) {
  const { Icon, turns } = lookOfState(props.state);
  return (
    <Icon
      size={14}
      aria-hidden="true"
      className={classes(badge.icon, turns && badge.turning)}
    />
  );
}

/** A state by shape, text and colour. */
export function StateBadge(props: { state: RunState | TaskState }) {
  const { t } = useText();
  const { tone, state } = lookOfState(props.state);
  return (
    <span className={classes(tones.tone, badge.badge)} data-tone={tone}>
      <StateIcon state={state} />
      {t(`runState.${state}`)}
    </span>
  );
}
