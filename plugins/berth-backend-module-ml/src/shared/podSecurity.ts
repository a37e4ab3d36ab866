/**
 * As whom a pod runs.
 *
 * @internal
 */
export type RunAs = 'restricted' | 'image';

const USER = 1000;

/**
 * A pod's security context, as the Pod Security level `restricted` asks for.
 *
 * @internal
 */
export function podSecurity(runAs: RunAs, options: { fsGroup?: number } = {}) {
  return runAs === 'image'
    ? {}
    : {
        securityContext: {
          runAsNonRoot: true,
          runAsUser: USER,
          ...(options.fsGroup !== undefined && { fsGroup: options.fsGroup }),
          seccompProfile: { type: 'RuntimeDefault' },
        },
      };
}

/**
 * A container's part of it.
 *
 * @internal
 */
export function containerSecurity(runAs: RunAs) {
  return runAs === 'image'
    ? {}
    : {
        securityContext: {
          allowPrivilegeEscalation: false,
          capabilities: { drop: ['ALL'] },
        },
      };
}
