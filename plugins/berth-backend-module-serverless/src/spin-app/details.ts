import type {
  ClaimDetailLine,
  ClaimObjects,
} from '@berth/backstage-plugin-berth-node';
import { observe } from './observed';

/**
 * What a claim's page shows of a Spin app; what is not known is left out.
 * Values of variables are not shown, only their names.
 *
 * @internal
 */
export function details(objects: ClaimObjects): ClaimDetailLine[] {
  const app = observe(objects);
  const lines: Array<[string, string | undefined]> = [
    ['Image', app.image],
    [
      'Replicas',
      app.autoscaled
        ? `${app.ready} ready, as many as its autoscaler wants`
        : `${app.ready} of ${app.wanted} ready`,
    ],
    ['Executor', app.executor],
    ['Components', app.components.join(', ')],
    ['Variables', app.variables.map(({ name }) => name).join(', ')],
  ];
  return lines.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}
