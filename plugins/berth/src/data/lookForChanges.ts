import type { Change } from '@berth/backstage-plugin-berth-common';
import type { BerthApi } from '../api';

/**
 * When to look for changes after a page has opened, in milliseconds: signals
 * are not heard until their connection is there, which takes a moment.
 */
const FIRST_LOOKS = [0, 1_000, 3_000];

/** How often to look afterwards, for what a broken connection swallowed. */
export const LOOK_EVERY = 15_000;

/** How far back the first look goes, for what changed while the page loaded. */
const RECENT = 200;
const RECENT_MS = 60_000;

/**
 * Reads the change feed from the moment of the call on, at a slow pace and
 * only while somebody can see the page. Ends when the signal aborts.
 *
 * @param options.onChanges - called with what changed
 * @param options.onReset - called when the feed was begun anew, so that
 * everything may have changed
 * @internal
 */
export async function lookForChanges(options: {
  api: Pick<BerthApi, 'listChanges'>;
  signal: AbortSignal;
  onChanges: (changes: Change[]) => void;
  onReset: () => void;
}): Promise<void> {
  const { api, signal, onChanges, onReset } = options;
  const opened = Date.now();
  const isRecent = ({ at }: Change) => Date.parse(at) > opened - RECENT_MS;
  let cursor: number | undefined;
  for (let look = 0; !signal.aborted; look++) {
    await pause(FIRST_LOOKS[look] ?? LOOK_EVERY, signal);
    try {
      if (cursor === undefined) {
        const newest = await api.listChanges({}, { signal });
        cursor = Math.max(0, newest.cursor - RECENT);
      }
      const answer = await api.listChanges({ after: cursor }, { signal });
      cursor = answer.cursor;
      if (answer.reset) {
        onReset();
      } else {
        onChanges(answer.items.filter(isRecent));
      }
    } catch {
      // The pages' own requests tell people what is wrong.
    }
  }
}

/** Waits, and for as long as nobody can see the page. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>(resolve => {
    const done = () => {
      if (document.visibilityState === 'visible' || signal.aborted) {
        document.removeEventListener('visibilitychange', done);
        resolve();
      }
    };
    const timer = setTimeout(() => {
      document.addEventListener('visibilitychange', done);
      done();
    }, ms);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        done();
      },
      { once: true },
    );
  });
}
