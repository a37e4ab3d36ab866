import {
  createOfferingAction,
  type OfferingActionDefinition,
} from '@berth/backstage-plugin-berth-node';
import { patchPrimary, refuse } from '../shared/objects';
import { maxTrials, parallelTrials } from './input';
import { EXPERIMENT } from './kind';
import { observe, type ObservedExperiment } from './observed';

/**
 * What can be done to an experiment after it is there. Katib takes changes of
 * how many trials there are, and of nothing else.
 *
 * @internal
 */
export const actions: Record<string, OfferingActionDefinition> = {
  'more-trials': createOfferingAction({
    title: 'Run more trials',
    description:
      'Raises how many trials there are. One that is over goes on from where it was.',
    input: zod => ({
      maxTrials: maxTrials(zod)
        .describe('How many trials there are to be in all.')
        .meta({ title: 'Trials' }),
    }),
    unavailable: ({ primary }) => notRestartable(observe(primary)),
    check: (input, { primary }) => {
      const { trials, maxTrials: now = 0 } = observe(primary);
      const least = Math.max(trials, now);
      return input.maxTrials > least
        ? undefined
        : refuse('maxTrials', `There are ${least} now; ask for more.`);
    },
    plan: (input, objects) =>
      patchPrimary(EXPERIMENT, objects, {
        spec: { maxTrialCount: input.maxTrials },
      }),
  }),

  'change-parallel': createOfferingAction({
    title: 'Change how many run at once',
    description: 'Runs more or fewer trials at once from now on.',
    input: zod => ({
      parallelTrials: parallelTrials(zod)
        .describe('How many trials run at once.')
        .meta({ title: 'At once' }),
    }),
    unavailable: ({ primary }) => over(observe(primary)),
    check: (input, { primary }) => {
      const { parallelTrials: now, maxTrials: most } = observe(primary);
      if (most !== undefined && input.parallelTrials > most) {
        return refuse('parallelTrials', `There are ${most} trials in all.`);
      }
      return input.parallelTrials === now
        ? refuse('parallelTrials', `${now} run at once already.`)
        : undefined;
    },
    plan: (input, objects) =>
      patchPrimary(EXPERIMENT, objects, {
        spec: { parallelTrialCount: input.parallelTrials },
      }),
  }),

  stop: createOfferingAction({
    title: 'Stop',
    description:
      'Starts no more trials: the experiment is over when those that run are done, and can be resumed by running more.',
    unavailable: ({ primary }) => {
      const seen = observe(primary);
      if (over(seen)) {
        return over(seen);
      }
      if (seen.trials === 0) {
        return 'No trial has begun yet; delete it instead.';
      }
      return seen.maxTrials !== undefined && seen.maxTrials <= seen.trials
        ? 'Its last trials have begun already.'
        : undefined;
    },
    plan: (_input, objects) => {
      const { trials, parallelTrials: atOnce } = observe(objects.primary);
      return patchPrimary(EXPERIMENT, objects, {
        spec: {
          maxTrialCount: trials,
          // Katib refuses more at once than there are in all.
          ...(atOnce !== undefined &&
            atOnce > trials && { parallelTrialCount: trials }),
        },
      });
    },
  }),
};

function over({ ended }: ObservedExperiment): string | undefined {
  return ended && 'It is over.';
}

function notRestartable(seen: ObservedExperiment): string | undefined {
  const { ended, endReason = '', resumePolicy } = seen;
  if (!ended) {
    return undefined;
  }
  if (ended === 'Failed') {
    return 'It has failed, and Katib resumes no such experiment; ask for a new one.';
  }
  if (resumePolicy === 'Never') {
    return 'It was asked for so that it cannot be resumed; ask for a new one.';
  }
  return /Goal/.test(endReason)
    ? 'It has reached its goal, after which Katib runs no more trials.'
    : undefined;
}
