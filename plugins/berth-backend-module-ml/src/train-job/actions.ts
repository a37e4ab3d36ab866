import type { OfferingActionDefinition } from '@berth/backstage-plugin-berth-node';
import { jobActions } from '../shared/jobActions';
import { TRAIN_JOB } from './kind';
import { observe } from './observed';

/**
 * What can be done to a TrainJob after it is there. Image, nodes and size
 * cannot be changed: Trainer takes no change of them.
 *
 * @internal
 */
export const actions: Record<string, OfferingActionDefinition> = jobActions({
  kind: TRAIN_JOB,
  isSuspended: ({ primary }) => observe(primary).suspended,
  isOver: ({ primary }) =>
    observe(primary).ended && 'It has ended; ask for a new one.',
  suspend: suspended => ({ spec: { suspend: suspended } }),
});
