import { recordsOf } from '@berth/backstage-plugin-berth-node';
import { pgo } from './labels';

/**
 * The sets of instances of a database as a copy of it has them: their rules of
 * place are about the copy's own pods.
 *
 * @internal
 */
export function copiedInstances(
  sets: unknown,
  copy: { name: string; replicas?: number },
): Array<Record<string, unknown>> {
  return recordsOf(sets).map(set => ({
    ...renamed(set, copy.name),
    ...(copy.replicas && { replicas: copy.replicas }),
  }));
}

function renamed(set: Record<string, unknown>, name: string) {
  return JSON.parse(JSON.stringify(set), (key, value) =>
    key === pgo.clusterLabel ? name : value,
  ) as Record<string, unknown>;
}
