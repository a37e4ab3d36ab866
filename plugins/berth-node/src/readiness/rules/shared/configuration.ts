import { judgeByKstatus } from '../kstatus';
import type { Judge } from '../types';
import { verdict } from './verdict';

/**
 * For kinds that no controller reports on: such an object is in place as soon
 * as it is there. Where one has conditions all the same, they are heard.
 *
 * @internal
 */
export const configuration: Judge = seen =>
  seen.conditions.list.length > 0
    ? judgeByKstatus(seen)
    : verdict(
        'Ready',
        'Configuration',
        'It is configuration that others read; it is in place.',
      );
