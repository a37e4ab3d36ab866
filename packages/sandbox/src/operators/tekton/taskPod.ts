import type { TaskRun } from './types';

/**
 * The pod of a TaskRun: a container for each step. Tekton hands the turn from
 * one to the next; here nothing runs in any.
 *
 * @internal
 */
export function podSpec({ spec }: TaskRun): object {
  const { taskSpec, podTemplate } = spec;
  return {
    serviceAccountName: spec.serviceAccountName ?? 'default',
    automountServiceAccountToken: false,
    securityContext: podTemplate?.securityContext ?? {
      runAsNonRoot: true,
      runAsUser: 65532,
      seccompProfile: { type: 'RuntimeDefault' },
    },
    containers: taskSpec.steps.map(step => ({
      name: `step-${step.name}`,
      image: step.image ?? 'busybox',
      resources:
        step.computeResources ?? taskSpec.stepTemplate?.computeResources ?? {},
      securityContext: {
        allowPrivilegeEscalation: false,
        capabilities: { drop: ['ALL'] },
      },
    })),
  };
}
