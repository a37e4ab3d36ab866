import { conditions, describeRules } from './__testUtils__/describeRules';

describeRules('open-cluster-management', 'cluster.open-cluster-management.io', [
  ['ManagedCluster', 'nobody has reported on', 'Provisioning'],
  [
    'ManagedCluster',
    'is available',
    'Ready',
    {
      status: conditions(
        'HubAcceptedManagedCluster=True:HubClusterAdminAccepted',
        'ManagedClusterJoined=True:ManagedClusterJoined',
        'ManagedClusterConditionAvailable=True:ManagedClusterAvailable',
      ),
    },
  ],
  [
    'ManagedCluster',
    'is not there',
    'Degraded',
    {
      status: conditions(
        'HubAcceptedManagedCluster=True:HubClusterAdminAccepted',
        'ManagedClusterJoined=True:ManagedClusterJoined',
        'ManagedClusterConditionAvailable=False:ManagedClusterUnavailable',
      ),
    },
  ],
  [
    'ManagedCluster',
    'no longer reports',
    'Degraded',
    {
      status: conditions(
        'HubAcceptedManagedCluster=True:HubClusterAdminAccepted',
        'ManagedClusterJoined=True:ManagedClusterJoined',
        'ManagedClusterConditionAvailable=Unknown:ManagedClusterLeaseUpdateStopped',
      ),
    },
  ],
  [
    'ManagedCluster',
    'is accepted and has not joined',
    'Provisioning',
    {
      status: conditions(
        'HubAcceptedManagedCluster=True:HubClusterAdminAccepted',
      ),
    },
  ],
  [
    'ManagedCluster',
    'has joined and not reported yet',
    'Provisioning',
    {
      status: conditions(
        'HubAcceptedManagedCluster=True:HubClusterAdminAccepted',
        'ManagedClusterJoined=True:ManagedClusterJoined',
      ),
    },
  ],
  [
    'ManagedCluster',
    'is not accepted',
    'Provisioning',
    {
      status: conditions(
        'HubAcceptedManagedCluster=False:HubClusterAdminDenied',
      ),
    },
  ],
  ['Placement', 'nobody has reported on', 'Provisioning'],
  [
    'Placement',
    'is satisfied',
    'Ready',
    {
      status: conditions(
        'PlacementMisconfigured=False:Succeedconfigured',
        'PlacementSatisfied=True:AllDecisionsScheduled',
      ),
    },
  ],
  [
    'Placement',
    'finds no cluster',
    'Degraded',
    { status: conditions('PlacementSatisfied=False:NoManagedClusterMatched') },
  ],
  [
    'Placement',
    'is not valid',
    'Failed',
    {
      status: conditions(
        'PlacementMisconfigured=True:Misconfigured',
        'PlacementSatisfied=False:NoIntersection',
      ),
    },
  ],
  ['ManagedClusterSet', 'nobody has reported on', 'Provisioning'],
  [
    'ManagedClusterSet',
    'has clusters',
    'Ready',
    { status: conditions('ClusterSetEmpty=False:ClustersSelected') },
  ],
  [
    'ManagedClusterSet',
    'has no clusters',
    'Ready',
    { status: conditions('ClusterSetEmpty=True:NoClusterMatched') },
  ],
  [
    'ManagedClusterSet',
    'is not known',
    'Provisioning',
    { status: conditions('ClusterSetEmpty=Unknown') },
  ],
  [
    'ManagedClusterSetBinding',
    'is bound',
    'Ready',
    { status: conditions('Bound=True:ClusterSetBound') },
  ],
  [
    'ManagedClusterSetBinding',
    'has no set',
    'Degraded',
    { status: conditions('Bound=False:ClusterSetNotFound') },
  ],
  ['PlacementDecision', 'is there', 'Ready'],
]);

describeRules('open-cluster-management', 'work.open-cluster-management.io', [
  ['ManifestWork', 'nobody has reported on', 'Provisioning'],
  [
    'ManifestWork',
    'is available',
    'Ready',
    {
      status: conditions(
        'Applied=True:AppliedManifestWorkComplete',
        'Available=True:ResourcesAvailable',
      ),
    },
  ],
  [
    'ManifestWork',
    'is applied and says no more',
    'Ready',
    { status: conditions('Applied=True') },
  ],
  [
    'ManifestWork',
    'could not be applied',
    'Degraded',
    { status: conditions('Applied=False:AppliedManifestWorkFailed') },
  ],
  [
    'ManifestWork',
    'is not available',
    'Degraded',
    {
      status: conditions(
        'Applied=True',
        'Available=False:ResourcesNotAvailable',
      ),
    },
  ],
  [
    'ManifestWork',
    'is not known to be available',
    'Provisioning',
    {
      status: conditions(
        'Applied=True',
        'Available=Unknown:NoStatusFeedbackSynced',
      ),
    },
  ],
  [
    'ManifestWork',
    'is being applied',
    'Provisioning',
    {
      status: conditions(
        'Applied=True',
        'Available=True',
        'Progressing=True:Progressing',
      ),
    },
  ],
  [
    'ManifestWork',
    'has settled',
    'Ready',
    {
      status: conditions(
        'Applied=True',
        'Available=True',
        'Progressing=False',
        'Degraded=False',
      ),
    },
  ],
  [
    'ManifestWork',
    'is degraded',
    'Degraded',
    {
      status: conditions(
        'Applied=True',
        'Available=True',
        'Progressing=True',
        'Degraded=True',
      ),
    },
  ],
  ['ManifestWorkReplicaSet', 'nobody has reported on', 'Provisioning'],
  [
    'ManifestWorkReplicaSet',
    'is applied',
    'Ready',
    {
      status: conditions(
        'PlacementVerified=True:AsExpected',
        'ManifestworkApplied=True:AsExpected',
      ),
    },
  ],
  [
    'ManifestWorkReplicaSet',
    'is being applied',
    'Provisioning',
    {
      status: conditions(
        'PlacementVerified=True:AsExpected',
        'ManifestworkApplied=False:Processing',
      ),
    },
  ],
  [
    'ManifestWorkReplicaSet',
    'is not applied as it should be',
    'Degraded',
    {
      status: conditions(
        'PlacementVerified=True:AsExpected',
        'ManifestworkApplied=False:NotAsExpected',
      ),
    },
  ],
  [
    'ManifestWorkReplicaSet',
    'has no placement',
    'Degraded',
    { status: conditions('PlacementVerified=False:PlacementDecisionNotFound') },
  ],
  [
    'ManifestWorkReplicaSet',
    'has a placement and says no more',
    'Provisioning',
    { status: conditions('PlacementVerified=True:AsExpected') },
  ],
  ['AppliedManifestWork', 'is there', 'Ready'],
]);

describeRules('open-cluster-management', 'addon.open-cluster-management.io', [
  ['ManagedClusterAddOn', 'nobody has reported on', 'Provisioning'],
  [
    'ManagedClusterAddOn',
    'is available',
    'Ready',
    {
      status: conditions(
        'Available=True:ManagedClusterAddOnLeaseUpdated',
        'Degraded=False',
      ),
    },
  ],
  [
    'ManagedClusterAddOn',
    'is degraded',
    'Degraded',
    { status: conditions('Available=True', 'Degraded=True') },
  ],
  [
    'ManagedClusterAddOn',
    'is not available',
    'Degraded',
    { status: conditions('Available=False') },
  ],
  [
    'ManagedClusterAddOn',
    'no longer reports',
    'Provisioning',
    {
      status: conditions(
        'Available=Unknown:ManagedClusterAddOnLeaseUpdateStopped',
      ),
    },
  ],
  ['AddOnTemplate', 'is there', 'Ready'],
]);

describeRules(
  'open-cluster-management',
  'operator.open-cluster-management.io',
  [
    ['Klusterlet', 'nobody has reported on', 'Provisioning'],
    [
      'Klusterlet',
      'is available',
      'Ready',
      {
        status: conditions(
          'Applied=True',
          'Available=True',
          'HubConnectionDegraded=False',
        ),
      },
    ],
    [
      'Klusterlet',
      'is applied and says no more',
      'Ready',
      { status: conditions('Applied=True') },
    ],
    [
      'Klusterlet',
      'is available and could not be applied anew',
      'Degraded',
      { status: conditions('Applied=False:ApplyFailed', 'Available=True') },
    ],
    [
      'Klusterlet',
      'is not available',
      'Degraded',
      { status: conditions('Applied=True', 'Available=False') },
    ],
    [
      'Klusterlet',
      'is changing',
      'Provisioning',
      {
        status: conditions(
          'Applied=True',
          'Available=True',
          'Progressing=True',
        ),
      },
    ],
    [
      'Klusterlet',
      'reports HubConnectionDegraded',
      'Degraded',
      {
        status: conditions(
          'Applied=True',
          'Available=True',
          'HubConnectionDegraded=True:Broken',
        ),
      },
    ],
    [
      'Klusterlet',
      'reports WorkDesiredDegraded',
      'Degraded',
      {
        status: conditions(
          'Applied=True',
          'Available=True',
          'WorkDesiredDegraded=True:Broken',
        ),
      },
    ],
    ['ClusterManager', 'nobody has reported on', 'Provisioning'],
    [
      'ClusterManager',
      'is available',
      'Ready',
      {
        status: conditions(
          'Applied=True',
          'Available=True',
          'HubRegistrationDegraded=False',
        ),
      },
    ],
    [
      'ClusterManager',
      'is applied and says no more',
      'Ready',
      { status: conditions('Applied=True') },
    ],
    [
      'ClusterManager',
      'is available and could not be applied anew',
      'Degraded',
      { status: conditions('Applied=False:ApplyFailed', 'Available=True') },
    ],
    [
      'ClusterManager',
      'is not available',
      'Degraded',
      { status: conditions('Applied=True', 'Available=False') },
    ],
    [
      'ClusterManager',
      'is changing',
      'Provisioning',
      {
        status: conditions(
          'Applied=True',
          'Available=True',
          'Progressing=True',
        ),
      },
    ],
    [
      'ClusterManager',
      'reports HubRegistrationDegraded',
      'Degraded',
      {
        status: conditions(
          'Applied=True',
          'Available=True',
          'HubRegistrationDegraded=True:Broken',
        ),
      },
    ],
    [
      'ClusterManager',
      'reports HubPlacementDegraded',
      'Degraded',
      {
        status: conditions(
          'Applied=True',
          'Available=True',
          'HubPlacementDegraded=True:Broken',
        ),
      },
    ],
  ],
);

describeRules('open-cluster-management', 'policy.open-cluster-management.io', [
  ['Policy', 'nobody has reported on', 'Provisioning'],
  [
    'Policy',
    'is not evaluated yet',
    'Provisioning',
    { status: { placement: [] } },
  ],
  ['Policy', 'is Compliant', 'Ready', { status: { compliant: 'Compliant' } }],
  [
    'Policy',
    'is NonCompliant',
    'Degraded',
    { status: { compliant: 'NonCompliant' } },
  ],
  [
    'Policy',
    'is Pending',
    'Provisioning',
    { status: { compliant: 'Pending' } },
  ],
  [
    'Policy',
    'is Terminating',
    'Deleting',
    { status: { compliant: 'Terminating' } },
  ],
  [
    'Policy',
    'is UnknownCompliancy',
    'Unknown',
    { status: { compliant: 'UnknownCompliancy' } },
  ],
  ['PolicySet', 'nobody has reported on', 'Provisioning'],
  [
    'PolicySet',
    'is not evaluated yet',
    'Provisioning',
    { status: { placement: [] } },
  ],
  [
    'PolicySet',
    'is Compliant',
    'Ready',
    { status: { compliant: 'Compliant' } },
  ],
  [
    'PolicySet',
    'is NonCompliant',
    'Degraded',
    { status: { compliant: 'NonCompliant' } },
  ],
  [
    'PolicySet',
    'is Pending',
    'Provisioning',
    { status: { compliant: 'Pending' } },
  ],
  [
    'PolicySet',
    'is Terminating',
    'Deleting',
    { status: { compliant: 'Terminating' } },
  ],
  [
    'PolicySet',
    'is UnknownCompliancy',
    'Unknown',
    { status: { compliant: 'UnknownCompliancy' } },
  ],
  ['CertificatePolicy', 'nobody has reported on', 'Provisioning'],
  [
    'CertificatePolicy',
    'is not evaluated yet',
    'Provisioning',
    { status: { placement: [] } },
  ],
  [
    'CertificatePolicy',
    'is Compliant',
    'Ready',
    { status: { compliant: 'Compliant' } },
  ],
  [
    'CertificatePolicy',
    'is NonCompliant',
    'Degraded',
    { status: { compliant: 'NonCompliant' } },
  ],
  [
    'CertificatePolicy',
    'is Pending',
    'Provisioning',
    { status: { compliant: 'Pending' } },
  ],
  [
    'CertificatePolicy',
    'is Terminating',
    'Deleting',
    { status: { compliant: 'Terminating' } },
  ],
  [
    'CertificatePolicy',
    'is UnknownCompliancy',
    'Unknown',
    { status: { compliant: 'UnknownCompliancy' } },
  ],
  ['ConfigurationPolicy', 'nobody has reported on', 'Provisioning'],
  [
    'ConfigurationPolicy',
    'is not evaluated yet',
    'Provisioning',
    { status: { placement: [] } },
  ],
  [
    'ConfigurationPolicy',
    'is Compliant',
    'Ready',
    { status: { compliant: 'Compliant' } },
  ],
  [
    'ConfigurationPolicy',
    'is NonCompliant',
    'Degraded',
    { status: { compliant: 'NonCompliant' } },
  ],
  [
    'ConfigurationPolicy',
    'is Pending',
    'Provisioning',
    { status: { compliant: 'Pending' } },
  ],
  [
    'ConfigurationPolicy',
    'is Terminating',
    'Deleting',
    { status: { compliant: 'Terminating' } },
  ],
  [
    'ConfigurationPolicy',
    'is UnknownCompliancy',
    'Unknown',
    { status: { compliant: 'UnknownCompliancy' } },
  ],
  ['OperatorPolicy', 'nobody has reported on', 'Provisioning'],
  [
    'OperatorPolicy',
    'is not evaluated yet',
    'Provisioning',
    { status: { placement: [] } },
  ],
  [
    'OperatorPolicy',
    'is Compliant',
    'Ready',
    { status: { compliant: 'Compliant' } },
  ],
  [
    'OperatorPolicy',
    'is NonCompliant',
    'Degraded',
    { status: { compliant: 'NonCompliant' } },
  ],
  [
    'OperatorPolicy',
    'is Pending',
    'Provisioning',
    { status: { compliant: 'Pending' } },
  ],
  [
    'OperatorPolicy',
    'is Terminating',
    'Deleting',
    { status: { compliant: 'Terminating' } },
  ],
  [
    'OperatorPolicy',
    'is UnknownCompliancy',
    'Unknown',
    { status: { compliant: 'UnknownCompliancy' } },
  ],
  [
    'Policy',
    'is not complied with in a cluster',
    'Degraded',
    {
      status: {
        compliant: 'NonCompliant',
        status: [
          { clustername: 'eu', compliant: 'NonCompliant' },
          { clustername: 'us', compliant: 'Compliant' },
        ],
      },
    },
  ],
  [
    'Policy',
    'is disabled',
    'Suspended',
    { status: { compliant: 'Compliant' }, spec: { disabled: true } },
  ],
  ['PlacementBinding', 'is there', 'Ready'],
]);
