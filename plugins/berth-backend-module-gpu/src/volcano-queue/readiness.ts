import {
  phaseReadiness,
  type ClaimObjects,
  type Readiness,
} from '@berth/backstage-plugin-berth-node';
import { observeVolcanoQueue } from './observed';

/** Every state of Volcano's API, and what it means to a claim. */
const states: Record<string, Pick<Readiness, 'phase' | 'message'>> = {
  Open: { phase: 'Ready', message: 'Takes jobs.' },
  Closing: {
    phase: 'Suspended',
    message: 'Takes no new job; those that it has go on to their end.',
  },
  Closed: { phase: 'Suspended', message: 'Takes no job. Open it to go on.' },
  Unknown: {
    phase: 'Unknown',
    message: 'Volcano does not know its state; open it or close it.',
  },
};

/**
 * What a Queue of Volcano says of its state.
 *
 * @internal
 */
export function readiness({ primary }: ClaimObjects): Readiness {
  const queue = observeVolcanoQueue(primary);
  const { state = '' } = queue;
  const known = Object.hasOwn(states, state) ? states[state] : undefined;
  const judged = phaseReadiness(primary, {
    value: queue.state,
    phases: Object.fromEntries(
      Object.entries(states).map(([name, { phase }]) => [name, phase]),
    ),
    message: known?.message,
  });
  return judged.phase === 'Ready'
    ? { ...judged, message: `${known?.message} ${sentence(queue)}` }
    : judged;
}

function sentence(queue: ReturnType<typeof observeVolcanoQueue>): string {
  const { resource, allocated, deserved, running, pending, inqueue } = queue;
  const gpus = resource
    ? `${allocated[resource] ?? 0} of ${deserved[resource] ?? 0} GPUs used. `
    : '';
  return `${gpus}${running} run, ${pending + inqueue} wait.`;
}
