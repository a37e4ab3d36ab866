import {
  createOfferingAction,
  type ClaimObjects,
  type OfferingActionDefinition,
} from '@berth/backstage-plugin-berth-node';
import { patchPrimary } from '../shared/objects';
import { WORKFLOW } from './kind';
import { hasEnded, observe } from './observed';
import { runAgain } from './runAgain';

/**
 * What can be done to a workflow after it is there, as far as its object takes
 * it: Argo's own server goes on from a failed step, which no change of the
 * object does.
 *
 * @internal
 */
export const actions: Record<string, OfferingActionDefinition> = {
  suspend: createOfferingAction({
    title: 'Suspend',
    description: 'Begins no new step; those that run go on to their end.',
    unavailable: objects =>
      over(objects) ??
      (observe(objects.primary).suspended
        ? 'It is suspended already.'
        : undefined),
    plan: (_input, objects) =>
      patchPrimary(WORKFLOW, objects, { spec: { suspend: true } }),
  }),

  resume: createOfferingAction({
    title: 'Resume',
    description: 'Goes on with a suspended workflow.',
    unavailable: objects =>
      over(objects) ??
      (observe(objects.primary).suspended ? undefined : 'It is not suspended.'),
    plan: (_input, objects) =>
      patchPrimary(WORKFLOW, objects, { spec: { suspend: null } }),
  }),

  stop: createOfferingAction({
    title: 'Stop',
    description:
      'Ends the steps that run, and then does what the template wants done at its end.',
    destructive: true,
    unavailable: over,
    plan: (_input, objects) =>
      patchPrimary(WORKFLOW, objects, {
        // One that is suspended would never get to its end.
        spec: { shutdown: 'Stop', suspend: null },
      }),
  }),

  terminate: createOfferingAction({
    title: 'Terminate',
    description:
      'Ends the steps that run at once, without what the template wants done at its end.',
    destructive: true,
    unavailable: over,
    plan: (_input, objects) =>
      patchPrimary(WORKFLOW, objects, {
        spec: { shutdown: 'Terminate', suspend: null },
      }),
  }),

  'run-again': createOfferingAction({
    title: 'Run again',
    description:
      'Runs the same template with the same parameters once more, as a workflow of its own, from its first step.',
    plan: (_input, { primary }, { now }) => [
      { type: 'create', object: runAgain(primary, now) },
    ],
  }),
};

function over({ primary }: ClaimObjects): string | undefined {
  const workflow = observe(primary);
  if (hasEnded(workflow)) {
    return 'It has ended; run it again.';
  }
  return workflow.shutdown ? 'It is being ended already.' : undefined;
}
