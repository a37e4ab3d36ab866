import type { StepTemplate, Workflow } from './types';

/**
 * The pod of a step: its one container, and what the Workflow says of all of
 * its pods.
 *
 * @internal
 */
export function podSpec({ spec }: Workflow, template: StepTemplate): object {
  const { image = 'busybox', resources } = template.container ?? {};
  const { nodeSelector, tolerations } = spec;
  const patch = mainOf(spec.podSpecPatch);
  return {
    ...(nodeSelector && { nodeSelector }),
    ...(tolerations && { tolerations }),
    automountServiceAccountToken: false,
    // Whatever the template says: it runs nothing.
    securityContext: {
      runAsNonRoot: true,
      runAsUser: 8737,
      seccompProfile: { type: 'RuntimeDefault' },
    },
    containers: [
      {
        name: 'main',
        image,
        ...(resources && { resources }),
        ...patch,
        securityContext: {
          allowPrivilegeEscalation: false,
          capabilities: { drop: ['ALL'] },
        },
      },
    ],
  };
}

/** What a patch in JSON says of the main container. */
function mainOf(patch: string | undefined): object {
  try {
    const { containers = [] } = JSON.parse(patch ?? '{}') as {
      containers?: Array<{ name: string }>;
    };
    return containers.find(({ name }) => name === 'main') ?? {};
  } catch {
    // Argo also takes YAML and parameters in it, of which none is used here.
    return {};
  }
}
