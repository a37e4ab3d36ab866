import type {
  ClaimDetailLine,
  ClaimObjects,
} from '@berth/backstage-plugin-berth-node';
import { observe } from './observed';

/**
 * What a claim's page shows of a function; what is not known is left out.
 * Values of variables are not shown, only their names.
 *
 * @internal
 */
export function details(objects: ClaimObjects): ClaimDetailLine[] {
  const fn = observe(objects);
  const lines: Array<[string, string | undefined]> = [
    ['Image', fn.image],
    [
      'Replicas',
      fn.wanted === undefined ? undefined : `${fn.ready} of ${fn.wanted} ready`,
    ],
    ['Bounds', `${fn.min} to ${fn.max}${fn.scalesToZero ? ', and zero' : ''}`],
    ['Schedule', fn.schedule],
    ['Topics', fn.topic],
    ['Variables', Object.keys(fn.environment).join(', ')],
    ['Secrets', fn.secrets.join(', ')],
  ];
  return lines.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}
