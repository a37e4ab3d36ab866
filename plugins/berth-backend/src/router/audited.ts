import type {
  AuditorService,
  AuditorServiceEventSeverityLevel,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import type { Request } from 'express';

/**
 * Does something that people answer for, and notes in the audit log who did
 * it, to what, and whether it succeeded.
 *
 * @internal
 */
export async function audited<T>(
  options: {
    auditor: AuditorService;
    eventId: string;
    severityLevel: AuditorServiceEventSeverityLevel;
    request: Request;
    meta: JsonObject;
    /** What to note of the result; nothing when left out. */
    describe?: (result: T) => JsonObject;
  },
  work: () => Promise<T>,
): Promise<T> {
  const { auditor, describe, ...event } = options;
  const noted = await auditor.createEvent(event);
  let result: T;
  try {
    result = await work();
  } catch (error) {
    await noted.fail({ error: toError(error) });
    throw error;
  }
  await noted.success(describe && { meta: describe(result) });
  return result;
}
