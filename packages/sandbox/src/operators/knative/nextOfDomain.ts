import type { KubernetesObject } from '../../kubernetes/types';
import { conditions, type NextStep } from '../StatusController';
import { conditionOf, type KnativeService } from './types';

/**
 * What a DomainMapping names.
 *
 * @internal
 */
export interface DomainMapping extends KubernetesObject {
  spec: { ref: { kind: string; name: string } };
}

/**
 * What Knative does next with a DomainMapping: it leads to its Service as soon
 * as that one has an address.
 *
 * @internal
 */
export function nextOfDomain(
  mapping: DomainMapping,
  service: KubernetesObject | undefined,
): NextStep {
  const { name, generation } = mapping.metadata;
  const { ref } = mapping.spec;
  const target = service as KnativeService | undefined;
  const isThere = conditionOf(target, 'RoutesReady')?.status === 'True';
  const url = `http://${name}`;
  return {
    status: {
      observedGeneration: generation,
      url,
      ...(isThere && { address: { url } }),
      conditions: conditions(mapping, [
        {
          type: 'CertificateProvisioned',
          status: 'True',
          reason: 'TLSNotEnabled',
        },
        { type: 'DomainClaimed', status: 'True', reason: '' },
        {
          type: 'IngressReady',
          status: isThere ? 'True' : 'Unknown',
          reason: isThere ? '' : 'IngressNotConfigured',
        },
        {
          type: 'Ready',
          status: isThere ? 'True' : 'Unknown',
          reason: isThere ? '' : 'ReferenceNotReady',
          message: isThere
            ? ''
            : `${ref.kind} "${ref.name}" has no address yet.`,
        },
        {
          type: 'ReferenceResolved',
          status: isThere ? 'True' : 'Unknown',
          reason: isThere ? '' : 'ResolveFailed',
        },
      ]),
    },
  };
}
