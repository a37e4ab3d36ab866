import { recordOf } from '@berth/backstage-plugin-berth-node';
import type { DeclaredBackups, ScheduleInput } from './System';
import { SCHEDULE, STORAGE } from './store';

/**
 * How many are kept, as two of the operators write it: the older field `keep`
 * counts where there is no retention.
 *
 * @internal
 */
export function retentionOf(keep: number) {
  return { type: 'count', count: keep, deleteFromStorage: true };
}

/**
 * A list of schedules in which the first one is another; where there is none,
 * it is made for the storage that backups go to.
 *
 * @internal
 */
export function rescheduled(
  schedules: Array<Record<string, unknown>>,
  wanted: ScheduleInput,
  options: {
    declared: DeclaredBackups;
    /** The number of those that are kept, as the operator writes it. */
    retention: (keep: number) => Record<string, unknown>;
  },
): Array<Record<string, unknown>> {
  const { declared, retention } = options;
  const [first, ...others] = schedules;
  const { keep: _keep, ...kept } = first ?? {
    name: SCHEDULE,
    storageName: declared.storage ?? STORAGE,
  };
  return [
    { ...kept, schedule: wanted.schedule, ...retention(wanted.keep) },
    ...others,
  ];
}

/**
 * How many are kept of a schedule, by whichever field says so.
 *
 * @internal
 */
export function keptOf(schedule: Record<string, unknown>): number | undefined {
  const { count } = recordOf(schedule.retention);
  const kept = count ?? schedule.keep;
  return typeof kept === 'number' && kept > 0 ? kept : undefined;
}
