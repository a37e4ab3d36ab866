import {
  addResources,
  type KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import type {
  ManifestContext,
  ResourceList,
} from '@berth/backstage-plugin-berth-node';
import { containerResources, placement, podUsage } from '../shared/compute';
import { headOf, kubernetesId } from '../shared/objects';
import { containerSecurity, podSecurity } from '../shared/podSecurity';
import { queueLabels } from '../shared/queue';
import { imageOf, serverAnnotations } from './images';
import type { NotebookInput } from './input';
import { NOTEBOOK, workspaceOf } from './kind';
import { plans } from './plans';

const WORKSPACE = 'workspace';

/** The home of the user of Kubeflow's images. */
const HOME = '/home/jovyan';

/** The group of that user: the disk has to be theirs. */
const GROUP = 100;

/**
 * The disk and the Notebook that an input asks for, the disk first, so that
 * the notebook finds it.
 *
 * @internal
 */
export function manifests(
  input: NotebookInput,
  context: ManifestContext,
): KubernetesObject[] {
  return [disk(input, context), notebook(input, context)];
}

function disk(
  input: NotebookInput,
  { name }: ManifestContext,
): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: workspaceOf(name), labels: kubernetesId(name) },
    spec: {
      accessModes: ['ReadWriteOnce'],
      ...(input.storageClass && { storageClassName: input.storageClass }),
      resources: { requests: { storage: storageOf(input) } },
    },
  };
}

function notebook(
  input: NotebookInput,
  { name, namespace }: ManifestContext,
): KubernetesObject {
  const labels = { ...queueLabels(input), ...kubernetesId(name) };
  return {
    ...headOf(NOTEBOOK),
    metadata: {
      name,
      labels: { app: name, ...labels },
      annotations: serverAnnotations(input.image, namespace, name),
    },
    spec: {
      template: {
        spec: {
          ...(input.serviceAccount && {
            serviceAccountName: input.serviceAccount,
          }),
          ...podSecurity(input.runAs, { fsGroup: GROUP }),
          ...placement(input),
          containers: [
            {
              // The controller looks for the container by the claim's name.
              name,
              image: imageOf(input),
              ...containerSecurity(input.runAs),
              resources: containerResources(plans[input.plan].resources, input),
              volumeMounts: [
                { name: WORKSPACE, mountPath: HOME },
                // PyTorch's data loaders share memory by it.
                { name: 'shared-memory', mountPath: '/dev/shm' },
              ],
            },
          ],
          volumes: [
            {
              name: WORKSPACE,
              persistentVolumeClaim: { claimName: workspaceOf(name) },
            },
            { name: 'shared-memory', emptyDir: { medium: 'Memory' } },
          ],
        },
      },
    },
  };
}

/**
 * What a notebook takes while it runs; a stopped one keeps its disk and its
 * Service.
 *
 * @internal
 */
export function usage(input: NotebookInput): ResourceList {
  const storage = storageOf(input);
  return addResources(podUsage(plans[input.plan].resources, input), {
    'requests.storage': storage,
    persistentvolumeclaims: '1',
    services: '1',
    ...(input.storageClass && {
      [`${input.storageClass}.storageclass.storage.k8s.io/requests.storage`]:
        storage,
      [`${input.storageClass}.storageclass.storage.k8s.io/persistentvolumeclaims`]:
        '1',
    }),
  });
}

function storageOf({ plan, storage }: NotebookInput): string {
  return storage ?? plans[plan].resources.storage;
}
