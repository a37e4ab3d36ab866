/**
 * A revision and the traffic that it gets, as the route tells it.
 *
 * @internal
 */
export interface RevisionLine {
  name: string;
  image?: string;
  createdAt?: string;
  phase: string;
  message: string;
  /** How many instances run, where it is known. */
  instances?: number;
  /** Percent as it is wanted. */
  wanted: number;
  /** Percent as Knative has it. */
  actual: number;
  tags: Array<{ name: string; url?: string }>;
}

/**
 * The revisions of a function, the newest first.
 *
 * @internal
 */
export interface Revisions {
  /** Whether a new revision gets no traffic. */
  pinned: boolean;
  revisions: RevisionLine[];
  /** How many more there are that get nothing. */
  more: number;
}
