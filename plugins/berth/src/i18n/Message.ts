import type { BerthMessageKey } from './types';

/**
 * A text that is chosen here and put into words where it is shown.
 *
 * @internal
 */
export interface Message {
  key: BerthMessageKey;
  values?: Record<string, string | number>;
}
