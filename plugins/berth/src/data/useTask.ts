import { useApiHolder } from '@backstage/frontend-plugin-api';
import { LogEvent, scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { useEffect, useState } from 'react';

/**
 * Where a scaffolder task has got to.
 *
 * @internal
 */
export interface TaskProgress {
  state: 'running' | 'completed' | 'failed' | 'cancelled';
  /** Why it failed. */
  message?: string;
}

/**
 * What an event says of its task; undefined when it changes nothing.
 *
 * @internal
 */
export function progressOfEvent({
  type,
  body,
}: Pick<LogEvent, 'type' | 'body'>): TaskProgress | undefined {
  switch (type) {
    case 'cancelled':
      return { state: 'cancelled' };
    case 'recovered':
      return { state: 'running' };
    case 'completion': {
      // The type of an event's body does not name the error it carries.
      const { error } = body as { error?: { message?: string } };
      return error
        ? { state: 'failed', message: error.message ?? body.message }
        : { state: 'completed' };
    }
    default:
      return undefined;
  }
}

/**
 * Follows a scaffolder task as it happens.
 *
 * @internal
 */
export function useTask(taskId: string | undefined): TaskProgress | undefined {
  const scaffolder = useApiHolder().get(scaffolderApiRef);
  const [progress, setProgress] = useState<TaskProgress>();

  useEffect(() => {
    if (!taskId || !scaffolder) {
      setProgress(undefined);
      return undefined;
    }
    setProgress({ state: 'running' });
    const subscription = scaffolder.streamLogs({ taskId }).subscribe({
      next: event => {
        const change = progressOfEvent(event);
        if (change) {
          setProgress(change);
        }
      },
      // The task goes on without its log; the request tells the rest.
      error: () => {},
    });
    return () => subscription.unsubscribe();
  }, [taskId, scaffolder]);

  return progress;
}
