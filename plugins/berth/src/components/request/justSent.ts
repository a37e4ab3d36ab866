/**
 * What the claim's page is told by whoever sends the request and then leads
 * there, so that it need not look first whether it knows of anything.
 *
 * @internal
 */
export const justSent = { berth: 'just-sent' } as const;

/**
 * Whether a location's state says that somebody has just sent a request.
 *
 * @internal
 */
export function isJustSent(state: unknown): boolean {
  return (state as Partial<typeof justSent> | null)?.berth === justSent.berth;
}
