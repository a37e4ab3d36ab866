import type {
  ClaimDetailLine,
  ClaimObjects,
} from '@berth/backstage-plugin-berth-node';
import { linesOf } from '../shared/objects';
import { contributors, observe } from './observed';

/** More would fill the page. */
const MAX_NAMES = 20;

/**
 * What a claim's page shows of a Profile; what is not known is left out.
 *
 * @internal
 */
export function details(objects: ClaimObjects): ClaimDetailLine[] {
  const { owner, hard } = observe(objects.primary);
  const others = contributors(objects).filter(({ role }) => role !== 'admin');
  const names = others
    .slice(0, MAX_NAMES)
    .map(({ user, role }) => `${user} (${role})`);
  return linesOf([
    ['Owner', owner],
    ['Namespace', String(objects.primary.metadata.name)],
    [
      'Contributors',
      [
        ...names,
        others.length > MAX_NAMES && `and ${others.length - MAX_NAMES} more`,
      ]
        .filter(Boolean)
        .join(', '),
    ],
    ...Object.entries(hard).map(([key, amount]): [string, string] => [
      `Quota ${key}`,
      amount,
    ]),
  ]);
}
