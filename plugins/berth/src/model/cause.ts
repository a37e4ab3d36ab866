import type { Message } from '../i18n/Message';

/**
 * Why something is as it is, in four parts: what, since when, whose turn it
 * is, and what comes next.
 *
 * @internal
 */
export interface Cause {
  what: string | Message;
  /** Date and time. */
  since?: string;
  turn?: Message;
  next?: Message;
  /** What it said in particular. */
  detail?: Message;
}

/**
 * When it is, and in which language it is said.
 *
 * @internal
 */
export interface CauseOptions {
  now: number;
  language: string;
}
