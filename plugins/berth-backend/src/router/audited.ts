import type {
  AuditorService,
  AuditorServiceEventSeverityLevel,
} from '@backstage/backend-plugin-api';
import type { JsonObject } from '@backstage/types';
import type { Request } from 'express';

/**
 * Does something that people answer for, and notes in the audit log who did
 * it, to what, and whether it succeeded. What it returned is not noted.
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
  },
  work: () => Promise<T>,
): Promise<T> {
  const { auditor, ...event } = options;
  const noted = await auditor.createEvent(event);
  try {
    const result = await work();
    await noted.success();
    return result;
  } catch (error) {
    await noted.fail({ error: error as Error });
    throw error;
  }
}
