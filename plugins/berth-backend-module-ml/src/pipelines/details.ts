import type {
  ClaimDetailLine,
  ClaimObjects,
} from '@berth/backstage-plugin-berth-node';
import { versionsOf } from './observed';

/**
 * What a claim's page shows of a pipeline; what is not known is left out.
 *
 * @internal
 */
export function details(objects: ClaimObjects): ClaimDetailLine[] {
  const versions = versionsOf(objects);
  const { pipeline } = versions[0]?.read() ?? {};
  const lines: Array<[string, string | undefined]> = [
    ['Newest version', versions[0]?.name],
    ['Versions', String(versions.length)],
    ['Tasks', pipeline && String(pipeline.taskCount)],
    [
      'Parameters',
      pipeline?.parameters.map(({ name }) => name).join(', ') || undefined,
    ],
    ['Images', pipeline?.images.join(', ') || undefined],
    ['Compiled by', pipeline?.sdkVersion],
  ];
  return lines.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}
