import { conditions, describeRules } from './__testUtils__/describeRules';

describeRules('kubernetes-core', '', [
  ['Service', 'is internal', 'Ready', { spec: { type: 'ClusterIP' } }],
  [
    'Service',
    'waits for its load balancer',
    'Provisioning',
    { spec: { type: 'LoadBalancer' }, status: { loadBalancer: {} } },
  ],
  [
    'Service',
    'has its load balancer',
    'Ready',
    {
      spec: { type: 'LoadBalancer' },
      status: { loadBalancer: { ingress: [{ ip: '192.0.2.1' }] } },
    },
  ],
  [
    'PersistentVolumeClaim',
    'is bound',
    'Ready',
    { status: { phase: 'Bound' } },
  ],
  [
    'PersistentVolumeClaim',
    'waits',
    'Provisioning',
    { status: { phase: 'Pending' } },
  ],
  [
    'PersistentVolumeClaim',
    'has lost its volume',
    'Failed',
    { status: { phase: 'Lost' } },
  ],
  ['PersistentVolume', 'is free', 'Ready', { status: { phase: 'Available' } }],
  [
    'PersistentVolume',
    'could not be reclaimed',
    'Failed',
    { status: { phase: 'Failed' } },
  ],
  ['Namespace', 'is active', 'Ready', { status: { phase: 'Active' } }],
  [
    'Namespace',
    'is on its way out',
    'Deleting',
    { status: { phase: 'Terminating' } },
  ],
  [
    'ResourceQuota',
    'is enforced',
    'Ready',
    {
      spec: { hard: { pods: '3' } },
      status: { hard: { pods: '3' }, used: { pods: '1' } },
    },
  ],
  [
    'ResourceQuota',
    'is not enforced yet',
    'Provisioning',
    { spec: { hard: { pods: '3' } } },
  ],
  [
    'ResourceQuota',
    'has been changed',
    'Provisioning',
    { spec: { hard: { pods: '5' } }, status: { hard: { pods: '3' } } },
  ],
  [
    'Node',
    'is ready',
    'Ready',
    { status: conditions('Ready=True:KubeletReady') },
  ],
  [
    'Node',
    'is not ready',
    'Degraded',
    { status: conditions('Ready=False:KubeletNotReady') },
  ],
  [
    'Node',
    'is cordoned',
    'Suspended',
    { spec: { unschedulable: true }, status: conditions('Ready=True') },
  ],
  ['ConfigMap', 'is there', 'Ready'],
  ['Secret', 'is there', 'Ready'],
]);

describeRules('kubernetes-core', 'networking.k8s.io', [
  [
    'Ingress',
    'is served',
    'Ready',
    { status: { loadBalancer: { ingress: [{ hostname: 'a.example.org' }] } } },
  ],
  ['Ingress', 'nobody serves', 'Provisioning'],
  ['NetworkPolicy', 'is there', 'Ready'],
]);

describeRules('kubernetes-core', 'storage.k8s.io', [
  ['StorageClass', 'is there', 'Ready'],
  ['VolumeAttachment', 'is attached', 'Ready', { status: { attached: true } }],
  [
    'VolumeAttachment',
    'is being attached',
    'Provisioning',
    { status: { attached: false } },
  ],
  [
    'VolumeAttachment',
    'cannot be attached',
    'Degraded',
    { status: { attached: false, attachError: { message: 'no such disk' } } },
  ],
]);

describeRules('kubernetes-core', 'rbac.authorization.k8s.io', [
  ['RoleBinding', 'is there', 'Ready'],
]);
