import type { z } from 'zod';

/**
 * The fields of an event to try with.
 *
 * @internal
 */
export function eventFields(zod: typeof z) {
  return {
    type: attribute(zod),
    source: attribute(zod),
    subject: attribute(zod).optional(),
    /** Any JSON. */
    data: zod.json().default({}),
  };
}

/**
 * An event as it is asked for.
 *
 * @internal
 */
export type TestEvent = z.infer<z.ZodObject<ReturnType<typeof eventFields>>>;

/** What may stand in a header without being encoded. */
const PRINTABLE = /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/;

function attribute(zod: typeof z) {
  return zod
    .string()
    .max(256)
    .regex(PRINTABLE, 'Write plain characters in one line.');
}

/**
 * A CloudEvent 1.0 as an HTTP request in binary mode: its attributes are
 * headers, and the body is its data alone.
 *
 * @internal
 */
export function cloudEvent(
  event: TestEvent,
  given: { id: string; time: Date },
): { headers: Record<string, string>; body: string } {
  return {
    headers: {
      'content-type': 'application/json',
      'ce-specversion': '1.0',
      'ce-id': given.id,
      'ce-time': given.time.toISOString(),
      'ce-type': event.type,
      'ce-source': event.source,
      ...(event.subject && { 'ce-subject': event.subject }),
    },
    body: JSON.stringify(event.data),
  };
}
