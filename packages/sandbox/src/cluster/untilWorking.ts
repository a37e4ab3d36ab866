import { readFile } from 'node:fs/promises';
import {
  referenceTo,
  type KubernetesClient,
} from '../kubernetes/KubernetesClient';
import { isNotFound } from '../kubernetes/KubernetesError';
import type { KubernetesObject } from '../kubernetes/types';
import { startMark, type Component } from '../processes/Component';
import { pollUntil } from '../processes/pollUntil';

const workingWithinMs = 60_000;

/**
 * Waits until the controller manager works. It is asked for no port of its own
 * to say so, but for something that it does: it puts this ConfigMap into every
 * namespace, and again when it is gone.
 *
 * @internal
 */
export async function untilControllersWork(
  admin: KubernetesClient,
): Promise<void> {
  const published = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    namespace: 'berth-system',
    name: 'kube-root-ca.crt',
  };
  try {
    await admin.delete(published);
  } catch (error) {
    if (!isNotFound(error)) {
      throw error;
    }
  }
  await admin.waitFor(published, found => !!found, {
    timeoutMs: workingWithinMs,
  });
}

/**
 * Waits until kwok has taken up every kind that it has stages for. Only its log
 * tells; the version of kwok, and so the words, are pinned.
 *
 * @internal
 */
export async function untilKwokWorks(
  admin: KubernetesClient,
  kwok: Component,
  timeoutMs: number,
): Promise<void> {
  const stages = await admin.list<Stage>({
    apiVersion: 'kwok.x-k8s.io/v1alpha1',
    kind: 'Stage',
  });
  const kinds = new Set(
    stages.items.map(({ spec: { resourceRef } }) =>
      JSON.stringify([resourceRef.apiGroup, resourceRef.kind]),
    ),
  );
  await pollUntil({
    what: 'kwok',
    timeoutMs,
    check: async () => {
      const log = await readFile(kwok.logFile, 'utf8');
      const ownLog = log.slice(log.lastIndexOf(startMark));
      return ownLog.split('"msg":"Start stage controller"').length > kinds.size;
    },
    dependsOn: [kwok],
  });
}

/**
 * Waits until a node is Ready and in the hands of the kwok that was started
 * last, the leases of an earlier one having been deleted.
 *
 * @internal
 */
export async function untilNodeReady(
  admin: KubernetesClient,
  node: KubernetesObject,
): Promise<void> {
  await admin.waitFor<NodeObject>(
    referenceTo(node),
    found =>
      !!found?.status?.conditions?.some(
        ({ type, status }) => type === 'Ready' && status === 'True',
      ),
    { timeoutMs: workingWithinMs },
  );
  await admin.waitFor(
    {
      apiVersion: 'coordination.k8s.io/v1',
      kind: 'Lease',
      namespace: 'kube-node-lease',
      name: referenceTo(node).name,
    },
    lease => !!lease,
    { timeoutMs: workingWithinMs },
  );
}

interface Stage extends KubernetesObject {
  spec: { resourceRef: { apiGroup: string; kind: string } };
}

interface NodeObject extends KubernetesObject {
  status?: { conditions?: Array<{ type: string; status: string }> };
}
