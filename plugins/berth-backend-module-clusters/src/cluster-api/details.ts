import {
  countOf,
  recordOf,
  specOf,
  statusOf,
  textOf,
  type ClaimDetailLine,
  type ClaimObjects,
} from '@berth/backstage-plugin-berth-node';

/**
 * What a claim's page shows of a Cluster; what is not known is left out.
 *
 * @internal
 */
export function details({ primary }: ClaimObjects): ClaimDetailLine[] {
  const { topology, controlPlaneRef, infrastructureRef } = specOf(primary);
  const { version, classRef } = recordOf(topology);
  const status = statusOf(primary);
  const lines: Array<[string, string | undefined]> = [
    ['Kubernetes', textOf(version)],
    ['Class', textOf(recordOf(classRef).name)],
    ['Control plane', textOf(recordOf(controlPlaneRef).kind)],
    ['Infrastructure', textOf(recordOf(infrastructureRef).kind)],
    ['Control plane machines', machines(status.controlPlane)],
    ['Machines', machines(status.workers)],
  ];
  return lines.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}

function machines(value: unknown): string | undefined {
  const { desiredReplicas, availableReplicas } = recordOf(value);
  const wanted = countOf(desiredReplicas);
  return wanted === undefined
    ? undefined
    : `${countOf(availableReplicas) ?? 0} of ${wanted} available`;
}
