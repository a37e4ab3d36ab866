import {
  RiAlertFill,
  RiCheckboxCircleFill,
  RiCloseCircleFill,
  RiDeleteBin5Fill,
  RiForbid2Fill,
  RiHourglassFill,
  RiLoader4Line,
  RiPauseCircleFill,
  RiQuestionFill,
  RiSendPlaneFill,
  type RemixiconComponentType,
} from '@remixicon/react';
import { DisplayPhase, knownPhase } from '../../model/phases';

/** A colour by what it means. */
export type Tone = 'positive' | 'info' | 'warning' | 'negative' | 'neutral';

interface PhaseLook {
  tone: Tone;
  /** No two phases have the same shape: colour is never all there is. */
  Icon: RemixiconComponentType;
  /** Whether the shape turns while it lasts. */
  turns?: boolean;
}

const looks: Record<DisplayPhase, PhaseLook> = {
  Ready: { tone: 'positive', Icon: RiCheckboxCircleFill },
  Provisioning: { tone: 'info', Icon: RiLoader4Line, turns: true },
  Requested: { tone: 'info', Icon: RiSendPlaneFill },
  Waiting: { tone: 'warning', Icon: RiHourglassFill },
  Suspended: { tone: 'neutral', Icon: RiPauseCircleFill },
  Degraded: { tone: 'warning', Icon: RiAlertFill },
  Failed: { tone: 'negative', Icon: RiCloseCircleFill },
  Refused: { tone: 'negative', Icon: RiForbid2Fill },
  Deleting: { tone: 'neutral', Icon: RiDeleteBin5Fill },
  Gone: { tone: 'neutral', Icon: RiDeleteBin5Fill },
  Unknown: { tone: 'neutral', Icon: RiQuestionFill },
};

/** How a phase looks; what is not known looks unknown. */
export function lookOf(phase: string): PhaseLook {
  return looks[knownPhase(phase)];
}
