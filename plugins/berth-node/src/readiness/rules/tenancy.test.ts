import { conditions, describeRules } from './__testUtils__/describeRules';

const state = (...texts: string[]) => ({ status: conditions(...texts) });
const tenant = (text: string, ...texts: string[]) => ({
  status: { state: text, ...(texts.length > 0 && conditions(...texts)) },
});

describeRules('capsule', 'capsule.clastix.io', [
  ['Tenant', 'nobody has reported on', 'Provisioning'],
  ['Tenant', 'is active', 'Ready', tenant('Active')],
  ['Tenant', 'is ready', 'Ready', tenant('Active', 'Ready=True:Succeeded')],
  ['Tenant', 'says no state', 'Ready', state('Ready=True:Succeeded')],
  [
    'Tenant',
    'could not be reconciled',
    'Degraded',
    tenant('Active', 'Ready=False:Failed'),
  ],
  ['Tenant', 'is not known', 'Provisioning', tenant('Active', 'Ready=Unknown')],
  ['Tenant', 'is cordoned', 'Suspended', tenant('Cordoned')],
  [
    'Tenant',
    'is cordoned and ready',
    'Suspended',
    tenant('Cordoned', 'Ready=True:Succeeded'),
  ],
  [
    'Tenant',
    'is cordoned by its condition',
    'Suspended',
    tenant('Active', 'Ready=True', 'Cordoned=True:Cordoned'),
  ],
  ['Tenant', 'is to be cordoned', 'Suspended', { spec: { cordoned: true } }],
  [
    'Tenant',
    'is not cordoned',
    'Ready',
    tenant('Active', 'Ready=True', 'Cordoned=False:Active'),
  ],
  [
    'Tenant',
    'is on its way out',
    'Deleting',
    tenant('Terminating', 'Ready=True:Succeeded'),
  ],
  ['Tenant', 'says something new', 'Unknown', tenant('Melting')],
  [
    'Tenant',
    'says something new and is ready',
    'Unknown',
    tenant('Melting', 'Ready=True:Succeeded'),
  ],
  ['ResourcePoolClaim', 'nobody has reported on', 'Provisioning'],
  [
    'ResourcePoolClaim',
    'is in use',
    'Ready',
    state('Ready=True:Succeeded', 'Bound=True:InUse'),
  ],
  [
    'ResourcePoolClaim',
    'is not used yet',
    'Ready',
    state('Ready=True:Succeeded', 'Bound=False:Unused'),
  ],
  ['ResourcePoolClaim', 'is bound', 'Ready', state('Bound=True:Succeeded')],
  [
    'ResourcePoolClaim',
    'waits for its pool',
    'Provisioning',
    state('Ready=False', 'Bound=False:Unused'),
  ],
  [
    'ResourcePoolClaim',
    'was bound and is not ready',
    'Provisioning',
    state('Ready=False:Failed', 'Bound=True:InUse'),
  ],
  [
    'ResourcePoolClaim',
    'asks for more than there is',
    'Degraded',
    state('Ready=False', 'Exhausted=True:PoolExhausted'),
  ],
  [
    'ResourcePoolClaim',
    'is assigned and no more',
    'Provisioning',
    state('Assigned=True:Succeeded'),
  ],
  ['ResourcePool', 'nobody has reported on', 'Provisioning'],
  ['ResourcePool', 'is ready', 'Ready', state('Ready=True')],
  ['ResourcePool', 'is not ready', 'Degraded', state('Ready=False:Failed')],
  ['TenantResource', 'is replicated', 'Ready', state('Ready=True')],
  ['TenantResource', 'has failed', 'Degraded', state('Ready=False:Failed')],
  [
    'TenantResource',
    'is cordoned',
    'Suspended',
    { spec: { cordoned: true }, ...state('Ready=True') },
  ],
  ['GlobalTenantResource', 'is replicated', 'Ready', state('Ready=True')],
  [
    'GlobalTenantResource',
    'is cordoned',
    'Suspended',
    { spec: { cordoned: true }, ...state('Ready=True') },
  ],
]);

const version = (text: string) => ({
  status: { kubernetesResources: { version: { status: text } } },
});

describeRules('kamaji', 'kamaji.clastix.io', [
  ['TenantControlPlane', 'nobody has reported on', 'Provisioning'],
  ['TenantControlPlane', 'is not known', 'Unknown', version('Unknown')],
  ['TenantControlPlane', 'is set up', 'Provisioning', version('Provisioning')],
  [
    'TenantControlPlane',
    'changes its authority',
    'Provisioning',
    version('CertificateAuthorityRotating'),
  ],
  ['TenantControlPlane', 'is upgraded', 'Provisioning', version('Upgrading')],
  ['TenantControlPlane', 'moves', 'Provisioning', version('Migrating')],
  ['TenantControlPlane', 'is ready', 'Ready', version('Ready')],
  ['TenantControlPlane', 'is not ready', 'Degraded', version('NotReady')],
  ['TenantControlPlane', 'sleeps', 'Suspended', version('Sleeping')],
  [
    'TenantControlPlane',
    'takes no more writes',
    'Degraded',
    version('WriteLimited'),
  ],
  ['TenantControlPlane', 'says something new', 'Unknown', version('Melting')],
  ['DataStore', 'nobody has reported on', 'Provisioning'],
  ['DataStore', 'is connected', 'Ready', { status: { ready: true } }],
  [
    'DataStore',
    'is not accepted',
    'Provisioning',
    { status: { ready: false } },
  ],
  [
    'DataStore',
    'could not be reached',
    'Degraded',
    { status: { ready: true, ...conditions('Ready=False:Failed') } },
  ],
  ['KubeconfigGenerator', 'nobody has reported on', 'Provisioning'],
  [
    'KubeconfigGenerator',
    'has made all',
    'Ready',
    { status: { resources: 2, availableResources: 2 } },
  ],
  [
    'KubeconfigGenerator',
    'has nothing to make',
    'Ready',
    { status: { resources: 0, availableResources: 0 } },
  ],
  [
    'KubeconfigGenerator',
    'has not made all',
    'Provisioning',
    { status: { resources: 2, availableResources: 1 } },
  ],
  [
    'KubeconfigGenerator',
    'could not make one',
    'Degraded',
    {
      status: {
        resources: 2,
        availableResources: 1,
        errors: [{ resource: 'shop/orders', message: 'no such group' }],
      },
    },
  ],
]);

const anchor = (text: string) => ({ status: { status: text } });

describeRules('hierarchical-namespaces', 'hnc.x-k8s.io', [
  ['SubnamespaceAnchor', 'nobody has reported on', 'Provisioning'],
  ['SubnamespaceAnchor', 'is to be made', 'Provisioning', anchor('Missing')],
  ['SubnamespaceAnchor', 'is made', 'Ready', anchor('Ok')],
  ['SubnamespaceAnchor', 'is taken', 'Failed', anchor('Conflict')],
  ['SubnamespaceAnchor', 'is forbidden', 'Failed', anchor('Forbidden')],
  ['SubnamespaceAnchor', 'says something new', 'Unknown', anchor('Melting')],
  ['HierarchyConfiguration', 'has nothing wrong', 'Ready'],
  [
    'HierarchyConfiguration',
    'has children',
    'Ready',
    { status: { children: ['shop'] } },
  ],
  [
    'HierarchyConfiguration',
    'is halted',
    'Degraded',
    state('ActivitiesHalted=True:ParentMissing'),
  ],
  [
    'HNCConfiguration',
    'is not well',
    'Degraded',
    state('BadConfiguration=True:ResourceNotFound'),
  ],
  ['HNCConfiguration', 'has nothing wrong', 'Ready'],
  ['HierarchicalResourceQuota', 'nobody has reported on', 'Provisioning'],
  [
    'HierarchicalResourceQuota',
    'is enforced',
    'Ready',
    { status: { hard: { cpu: '4' }, used: { cpu: '1' } } },
  ],
]);

const clusters = (...statuses: Array<string | undefined>) => ({
  status: {
    ...conditions('Propagation=False:CheckClusters'),
    clusters: statuses.map((status, index) => ({
      name: `west-${index}`,
      ...(status && { status }),
    })),
  },
});

describeRules('kubefed', 'types.kubefed.io', [
  ['FederatedDeployment', 'nobody has reported on', 'Provisioning'],
  [
    'FederatedDeployment',
    'is in all its clusters',
    'Ready',
    {
      status: {
        ...conditions('Propagation=True'),
        clusters: [{ name: 'west' }, { name: 'east' }],
      },
    },
  ],
  [
    'FederatedDeployment',
    'says no cluster',
    'Ready',
    state('Propagation=True'),
  ],
  [
    'FederatedDeployment',
    'has no place computed',
    'Degraded',
    state('Propagation=False:ComputePlacementFailed'),
  ],
  [
    'FederatedDeployment',
    'is not known',
    'Provisioning',
    state('Propagation=Unknown'),
  ],
  [
    'FederatedDeployment',
    'could not be made in one',
    'Degraded',
    clusters(undefined, 'CreationFailed'),
  ],
  [
    'FederatedDeployment',
    'has a cluster that is away',
    'Degraded',
    clusters('ClusterNotReady'),
  ],
  [
    'FederatedDeployment',
    'took too long in one',
    'Degraded',
    clusters('UpdateTimedOut'),
  ],
  [
    'FederatedDeployment',
    'is in the way of another',
    'Degraded',
    clusters('AlreadyExists'),
  ],
  [
    'FederatedDeployment',
    'is not managed in one',
    'Degraded',
    clusters('ManagedLabelFalse'),
  ],
  [
    'FederatedDeployment',
    'is removed from one',
    'Provisioning',
    clusters('WaitingForRemoval'),
  ],
]);

describeRules('kubefed', 'core.kubefed.io', [
  ['KubeFedCluster', 'nobody has reported on', 'Provisioning'],
  ['KubeFedCluster', 'is ready', 'Ready', state('Ready=True:ClusterReady')],
  [
    'KubeFedCluster',
    'is not ready',
    'Degraded',
    state('Ready=False:ClusterNotReady'),
  ],
  [
    'KubeFedCluster',
    'is away',
    'Degraded',
    state('Offline=True:ClusterNotReachable'),
  ],
  [
    'KubeFedCluster',
    'has a kubeconfig that is wrong',
    'Degraded',
    state('ConfigMalformed=True'),
  ],
  ['KubeFedConfig', 'is there', 'Ready'],
  ['FederatedTypeConfig', 'is there', 'Ready'],
]);
