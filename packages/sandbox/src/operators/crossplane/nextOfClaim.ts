import { base64 } from '../../kubernetes/kubeconfig';
import type { KindReference, KubernetesObject } from '../../kubernetes/types';
import { conditions, ownedBy, type NextStep } from '../StatusController';
import { claimFields } from './machinery';
import type { Composite, CompositeResourceDefinition } from './types';

/** Where a composite resource says whose claim it is. */
export const CLAIM_LABELS = {
  name: 'crossplane.io/claim-name',
  namespace: 'crossplane.io/claim-namespace',
} as const;

/**
 * What Crossplane does next with a claim: it makes the composite resource of
 * it, writes the reference to that into it, says of it what it says, and writes
 * the connection Secret for which it asks.
 *
 * @internal
 */
export function nextOfClaim(options: {
  xrd: CompositeResourceDefinition;
  /** The kind of composite resources. */
  composite: KindReference;
  claim: Composite;
  /** Those of this claim. */
  found: Composite[];
}): NextStep {
  const { xrd, composite, claim } = options;
  const name = claim.spec?.resourceRef?.name ?? nameOf(claim);
  const found = options.found.find(({ metadata }) => metadata.name === name);
  const { conditions: reported = [], ...outputs } = found?.status ?? {};
  const isReady = reported.some(
    ({ type, status }) => type === 'Ready' && status === 'True',
  );
  const { apiVersion, kind, metadata } = claim;
  return {
    objects: [
      compositeOf({ composite, claim, name }),
      {
        apiVersion,
        kind,
        metadata: { name: metadata.name, namespace: metadata.namespace },
        spec: { resourceRef: { ...composite, name } },
      },
      ...(isReady ? connectionSecret(xrd, claim) : []),
    ],
    status: {
      ...claim.status,
      ...outputs,
      conditions: conditions(
        claim,
        [
          { type: 'Synced', status: 'True', reason: 'ReconcileSuccess' },
          isReady
            ? { type: 'Ready', status: 'True', reason: 'Available' }
            : {
                type: 'Ready',
                status: 'False',
                reason: 'Waiting',
                message:
                  'Composite resource claim is waiting for composite resource to become Ready',
              },
        ],
        { observedGeneration: true },
      ),
    },
  };
}

/** The claim's own fields, and whose claim it is. */
function compositeOf(options: {
  composite: KindReference;
  claim: Composite;
  name: string;
}): KubernetesObject {
  const { composite, claim, name } = options;
  const { apiVersion, kind, metadata } = claim;
  const ours = Object.entries(claim.spec ?? {}).filter(
    ([field]) => !Object.hasOwn(claimFields, field),
  );
  return {
    ...composite,
    metadata: {
      name,
      labels: {
        [CLAIM_LABELS.name]: metadata.name!,
        [CLAIM_LABELS.namespace]: metadata.namespace!,
      },
    },
    spec: {
      ...Object.fromEntries(ours),
      claimRef: {
        apiVersion,
        kind,
        namespace: metadata.namespace,
        name: metadata.name,
      },
    },
  };
}

function connectionSecret(
  { spec }: CompositeResourceDefinition,
  claim: Composite,
): KubernetesObject[] {
  const name = claim.spec?.writeConnectionSecretToRef?.name;
  if (!name) {
    return [];
  }
  return [
    {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: {
        name,
        namespace: claim.metadata.namespace,
        ownerReferences: ownedBy(claim),
      },
      type: 'connection.crossplane.io/v1alpha1',
      data: Object.fromEntries(
        (spec.connectionSecretKeys ?? []).map(key => [
          key,
          base64('simulated'),
        ]),
      ),
    },
  ];
}

/** Five characters make it one of its own, as upstream, but always the same. */
function nameOf({ metadata }: Composite): string {
  return `${metadata.name}-${metadata.uid?.replace(/-/g, '').slice(0, 5)}`;
}
