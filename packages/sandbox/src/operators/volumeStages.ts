import type { KubernetesObject } from '../kubernetes/types';
import { stage } from './stage';

/** The driver behind the storage classes of manifests/storage.yaml. */
const driver = 'volumes.sandbox.berth.dev';
const claim = { apiVersion: 'v1', kind: 'PersistentVolumeClaim' };
const volume = { apiVersion: 'v1', kind: 'PersistentVolume' };
const ofOurs = {
  jq: '.metadata.annotations["volume.kubernetes.io/storage-provisioner"]',
  in: [driver],
};

const volumeTemplate = `
apiVersion: v1
kind: PersistentVolume
metadata:
  name: pvc-{{ .metadata.uid }}
  annotations:
    pv.kubernetes.io/provisioned-by: ${driver}
spec:
  accessModes: {{ .spec.accessModes | toJson }}
  capacity:
    storage: {{ .spec.resources.requests.storage | Quote }}
  claimRef:
    apiVersion: v1
    kind: PersistentVolumeClaim
    namespace: {{ .metadata.namespace | Quote }}
    name: {{ .metadata.name | Quote }}
    uid: {{ .metadata.uid | Quote }}
  csi:
    driver: ${driver}
    volumeHandle: {{ .metadata.uid | Quote }}
  persistentVolumeReclaimPolicy: Delete
  storageClassName: {{ .spec.storageClassName | Quote }}
  volumeMode: {{ default "Filesystem" .spec.volumeMode | Quote }}
`;

/**
 * Stages that do what a storage driver's provisioner and resizer do: make a
 * volume for each claim, which Kubernetes' own controller then binds, let it
 * grow with the claim, and delete it when the claim has let go of it.
 *
 * @internal
 */
export function volumeStages(): KubernetesObject[] {
  return [
    stage({
      name: 'volume-provision',
      resource: claim,
      when: [
        ofOurs,
        { jq: '.status.phase', in: ['Pending'] },
        { jq: '.spec.volumeName', exists: false },
      ],
      steps: [{ apply: volumeTemplate }],
    }),
    stage({
      name: 'volume-grow',
      resource: claim,
      when: [
        ofOurs,
        { jq: '.status.phase', in: ['Bound'] },
        {
          jq: '.spec.resources.requests.storage == .status.capacity.storage',
          in: ['false'],
        },
      ],
      steps: [
        // All of it again: an apply takes back what it leaves out.
        { apply: volumeTemplate },
        {
          status: `
capacity:
  storage: {{ .spec.resources.requests.storage | Quote }}
`,
        },
      ],
    }),
    stage({
      name: 'volume-delete',
      resource: volume,
      when: [
        {
          jq: '.metadata.annotations["pv.kubernetes.io/provisioned-by"]',
          in: [driver],
        },
        { jq: '.status.phase', in: ['Released'] },
      ],
      steps: [{ delete: true }],
    }),
  ];
}
