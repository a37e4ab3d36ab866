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

/**
 * A trigger or a source of a broker.
 *
 * @internal
 */
export interface EventPart {
  kind: string;
  name: string;
  phase: string;
  message: string;
  /** Which events, when, or of what. */
  what: string;
  /** Who gets them, where it is a trigger. */
  subscriber?: string;
}

/**
 * What sends events to a broker, and who gets them.
 *
 * @internal
 */
export interface Eventing {
  triggers: EventPart[];
  sources: EventPart[];
}

/**
 * What came of an event.
 *
 * @internal
 */
export interface EventResult {
  id: string;
  accepted: boolean;
  status: number;
  url: string;
  by: 'address' | 'proxy';
  /** A sentence for people. */
  message: string;
  /** What was answered. */
  answer: string;
}
