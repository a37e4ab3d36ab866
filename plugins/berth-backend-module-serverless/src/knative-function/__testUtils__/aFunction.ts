import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import type { ClaimObjects } from '@berth/backstage-plugin-berth-node';
import { knativeFunction } from '../offering';

/** A revision of the function `hello`, ready unless said otherwise. */
export function aRevision(
  generation: number,
  options: { ready?: string; instances?: number; image?: string } = {},
): KubernetesObject {
  const { ready = 'True', instances = 1, image = 'example/hello:v1' } = options;
  return {
    apiVersion: 'serving.knative.dev/v1',
    kind: 'Revision',
    metadata: {
      name: `hello-0000${generation}`,
      namespace: 'payments-dev',
      creationTimestamp: `2026-01-0${generation}T03:04:05Z`,
      labels: {
        'serving.knative.dev/service': 'hello',
        'serving.knative.dev/configurationGeneration': String(generation),
      },
    },
    spec: { containers: [{ image }] },
    status: {
      actualReplicas: instances,
      conditions: [
        { type: 'Ready', status: ready, message: `Ready is ${ready}.` },
      ],
    },
  };
}

/** The function `hello` with what Knative says of it. */
export function aFunction(
  changes: {
    input?: object;
    ready?: string;
    reason?: string;
    observedGeneration?: number;
    traffic?: object[];
    actual?: object[];
    status?: object;
    templateName?: string;
    revisions?: KubernetesObject[];
    children?: KubernetesObject[];
  } = {},
): ClaimObjects {
  const [primary, ...others] = knativeFunction.manifests(
    knativeFunction.parseInput(changes.input ?? {}),
    {
      cluster: 'sandbox',
      tenant: 'payments',
      namespace: 'payments-dev',
      name: 'hello',
    },
  );
  const spec = structuredClone(primary.spec) as any;
  if (changes.templateName) {
    spec.template.metadata.name = changes.templateName;
  }
  const revisions = changes.revisions ?? [aRevision(2), aRevision(1)];
  const latest = `hello-0000${revisions.length}`;
  return {
    primary: {
      ...primary,
      metadata: { ...primary.metadata, generation: 2, resourceVersion: '7' },
      spec: { ...spec, ...(changes.traffic && { traffic: changes.traffic }) },
      status: {
        observedGeneration: changes.observedGeneration ?? 2,
        url: 'http://hello.payments-dev.example.com',
        address: { url: 'http://hello.payments-dev.svc.cluster.local' },
        ...(revisions.length > 0 && {
          latestCreatedRevisionName: latest,
          latestReadyRevisionName: latest,
        }),
        traffic: changes.actual ?? [
          { revisionName: latest, latestRevision: true, percent: 100 },
        ],
        conditions: [
          {
            type: 'Ready',
            status: changes.ready ?? 'True',
            reason: changes.reason,
            message: 'What Knative says.',
          },
        ],
        ...changes.status,
      },
    },
    children: [...revisions, ...others, ...(changes.children ?? [])],
  };
}
