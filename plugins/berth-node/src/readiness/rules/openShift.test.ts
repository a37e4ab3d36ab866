import { conditions, describeRules } from './__testUtils__/describeRules';

describeRules('openshift', 'route.openshift.io', [
  ['Route', 'nobody has reported on', 'Provisioning'],
  [
    'Route',
    'is admitted',
    'Ready',
    {
      status: {
        ingress: [
          {
            routerName: 'r',
            conditions: [{ type: 'Admitted', status: 'True' }],
          },
        ],
      },
    },
  ],
  [
    'Route',
    'is admitted by two',
    'Ready',
    {
      status: {
        ingress: [
          {
            routerName: 'r',
            conditions: [{ type: 'Admitted', status: 'True' }],
          },
          {
            routerName: 'r',
            conditions: [{ type: 'Admitted', status: 'True' }],
          },
        ],
      },
    },
  ],
  [
    'Route',
    'is refused by one of two',
    'Degraded',
    {
      status: {
        ingress: [
          {
            routerName: 'r',
            conditions: [{ type: 'Admitted', status: 'True' }],
          },
          {
            routerName: 'r',
            conditions: [{ type: 'Admitted', status: 'False' }],
          },
        ],
      },
    },
  ],
  [
    'Route',
    'is not known to one of two',
    'Provisioning',
    {
      status: {
        ingress: [
          {
            routerName: 'r',
            conditions: [{ type: 'Admitted', status: 'True' }],
          },
          {
            routerName: 'r',
            conditions: [{ type: 'Admitted', status: 'Unknown' }],
          },
        ],
      },
    },
  ],
  [
    'Route',
    'has a router that says nothing',
    'Provisioning',
    { status: { ingress: [{ routerName: 'r' }] } },
  ],
  [
    'Route',
    'was admitted before a change',
    'Provisioning',
    {
      status: {
        ingress: [
          {
            conditions: [
              { type: 'Admitted', status: 'True', observedGeneration: 1 },
            ],
          },
        ],
      },
      metadata: { generation: 2 },
    },
  ],
]);

describeRules('openshift', 'apps.openshift.io', [
  ['DeploymentConfig', 'nobody has reported on', 'Provisioning'],
  [
    'DeploymentConfig',
    'has all its replicas',
    'Ready',
    {
      status: {
        replicas: 2,
        updatedReplicas: 2,
        availableReplicas: 2,
        ...conditions(
          'Available=True',
          'Progressing=True:NewReplicationControllerAvailable',
        ),
      },
      spec: { replicas: 2 },
    },
  ],
  [
    'DeploymentConfig',
    'is being rolled out',
    'Provisioning',
    {
      status: { replicas: 3, updatedReplicas: 1, availableReplicas: 2 },
      spec: { replicas: 2 },
    },
  ],
  [
    'DeploymentConfig',
    'misses a replica',
    'Provisioning',
    {
      status: { replicas: 2, updatedReplicas: 2, availableReplicas: 1 },
      spec: { replicas: 2 },
    },
  ],
  [
    'DeploymentConfig',
    'could not be rolled out',
    'Degraded',
    {
      status: {
        replicas: 2,
        updatedReplicas: 2,
        availableReplicas: 2,
        ...conditions('Progressing=False:ProgressDeadlineExceeded'),
      },
      spec: { replicas: 2 },
    },
  ],
  [
    'DeploymentConfig',
    'is paused',
    'Suspended',
    {
      status: { replicas: 2, updatedReplicas: 2, availableReplicas: 2 },
      spec: { replicas: 2, paused: true },
    },
  ],
  [
    'DeploymentConfig',
    'is scaled to zero',
    'Suspended',
    { status: { replicas: 0 }, spec: { replicas: 0 } },
  ],
]);

describeRules('openshift', 'build.openshift.io', [
  ['Build', 'nobody has reported on', 'Provisioning'],
  ['Build', 'is New', 'Provisioning', { status: { phase: 'New' } }],
  ['Build', 'is Pending', 'Provisioning', { status: { phase: 'Pending' } }],
  ['Build', 'is Running', 'Provisioning', { status: { phase: 'Running' } }],
  ['Build', 'is Complete', 'Ready', { status: { phase: 'Complete' } }],
  ['Build', 'is Failed', 'Failed', { status: { phase: 'Failed' } }],
  ['Build', 'is Error', 'Failed', { status: { phase: 'Error' } }],
  ['Build', 'is Cancelled', 'Failed', { status: { phase: 'Cancelled' } }],
  ['Build', 'is Melting', 'Unknown', { status: { phase: 'Melting' } }],
  ['BuildConfig', 'is there', 'Ready'],
]);

describeRules('openshift', 'image.openshift.io', [
  ['ImageStream', 'is there', 'Ready'],
]);

describeRules('openshift', 'project.openshift.io', [
  ['Project', 'nobody has reported on', 'Provisioning'],
  ['Project', 'is Active', 'Ready', { status: { phase: 'Active' } }],
  [
    'Project',
    'is Terminating',
    'Deleting',
    { status: { phase: 'Terminating' } },
  ],
  ['Project', 'is Melting', 'Unknown', { status: { phase: 'Melting' } }],
]);

describeRules('openshift', 'config.openshift.io', [
  ['ClusterOperator', 'nobody has reported on', 'Provisioning'],
  [
    'ClusterOperator',
    'is available',
    'Ready',
    {
      status: conditions(
        'Available=True:AsExpected',
        'Progressing=False',
        'Degraded=False',
        'Upgradeable=True',
      ),
    },
  ],
  [
    'ClusterOperator',
    'is changing',
    'Provisioning',
    {
      status: conditions(
        'Available=True',
        'Progressing=True',
        'Degraded=False',
      ),
    },
  ],
  [
    'ClusterOperator',
    'is degraded',
    'Degraded',
    {
      status: conditions('Available=True', 'Progressing=True', 'Degraded=True'),
    },
  ],
  [
    'ClusterOperator',
    'is not available',
    'Degraded',
    {
      status: conditions(
        'Available=False',
        'Progressing=False',
        'Degraded=False',
      ),
    },
  ],
  [
    'ClusterOperator',
    'is not known',
    'Provisioning',
    { status: conditions('Available=Unknown') },
  ],
  [
    'ClusterVersion',
    'is failing',
    'Degraded',
    {
      status: conditions(
        'Available=True',
        'Failing=True:ClusterOperatorNotAvailable',
      ),
    },
  ],
  [
    'ClusterVersion',
    'is up to date',
    'Ready',
    {
      status: conditions(
        'Available=True',
        'Failing=False',
        'Progressing=False',
      ),
    },
  ],
  ['Infrastructure', 'is there', 'Ready'],
]);

describeRules('openshift', 'machineconfiguration.openshift.io', [
  ['MachineConfigPool', 'nobody has reported on', 'Provisioning'],
  [
    'MachineConfigPool',
    'is updated',
    'Ready',
    { status: conditions('Updated=True', 'Updating=False', 'Degraded=False') },
  ],
  [
    'MachineConfigPool',
    'is being updated',
    'Provisioning',
    { status: conditions('Updated=False', 'Updating=True', 'Degraded=False') },
  ],
  [
    'MachineConfigPool',
    'is degraded',
    'Degraded',
    { status: conditions('Updated=False', 'Updating=True', 'Degraded=True') },
  ],
  [
    'MachineConfigPool',
    'could not be rendered',
    'Degraded',
    { status: conditions('Updated=True', 'RenderDegraded=True') },
  ],
  [
    'MachineConfigPool',
    'is paused',
    'Suspended',
    { status: conditions('Updated=False'), spec: { paused: true } },
  ],
  ['MachineConfig', 'is there', 'Ready'],
]);

describeRules('operator-lifecycle-manager', 'operators.coreos.com', [
  ['Subscription', 'nobody has reported on', 'Provisioning'],
  [
    'Subscription',
    'has the latest version',
    'Ready',
    {
      status: {
        state: 'AtLatestKnown',
        ...conditions('CatalogSourcesUnhealthy=False:AllCatalogSourcesHealthy'),
      },
    },
  ],
  [
    'Subscription',
    'has a version before the latest',
    'Ready',
    {
      status: {
        state: 'UpgradeAvailable',
        ...conditions('CatalogSourcesUnhealthy=False:AllCatalogSourcesHealthy'),
      },
    },
  ],
  [
    'Subscription',
    'is to be upgraded',
    'Provisioning',
    {
      status: {
        state: 'UpgradePending',
        ...conditions('CatalogSourcesUnhealthy=False:AllCatalogSourcesHealthy'),
      },
    },
  ],
  [
    'Subscription',
    'could not be upgraded',
    'Degraded',
    {
      status: {
        state: 'UpgradeFailed',
        ...conditions('CatalogSourcesUnhealthy=False:AllCatalogSourcesHealthy'),
      },
    },
  ],
  [
    'Subscription',
    'is melting',
    'Unknown',
    {
      status: {
        state: 'Melting',
        ...conditions('CatalogSourcesUnhealthy=False:AllCatalogSourcesHealthy'),
      },
    },
  ],
  [
    'Subscription',
    'has a catalog and nothing installed',
    'Provisioning',
    {
      status: conditions(
        'CatalogSourcesUnhealthy=False:AllCatalogSourcesHealthy',
      ),
    },
  ],
  [
    'Subscription',
    'has a catalog that is not healthy',
    'Degraded',
    {
      status: {
        state: 'AtLatestKnown',
        ...conditions(
          'CatalogSourcesUnhealthy=True:UnhealthyCatalogSourceFound',
        ),
      },
    },
  ],
  [
    'Subscription',
    'could not be resolved',
    'Degraded',
    { status: conditions('ResolutionFailed=True:ConstraintsNotSatisfiable') },
  ],
  [
    'Subscription',
    'could not be installed',
    'Degraded',
    {
      status: {
        state: 'UpgradePending',
        ...conditions('InstallPlanFailed=True:InstallComponentFailed'),
      },
    },
  ],
  [
    'Subscription',
    'could not be unpacked',
    'Degraded',
    { status: conditions('BundleUnpackFailed=True:BundleUnpackFailed') },
  ],
  [
    'Subscription',
    'has lost its plan',
    'Degraded',
    {
      status: conditions(
        'InstallPlanMissing=True:ReferencedInstallPlanNotFound',
      ),
    },
  ],
  [
    'Subscription',
    'waits for an approval',
    'Suspended',
    {
      status: {
        state: 'UpgradePending',
        ...conditions('InstallPlanPending=True:RequiresApproval'),
      },
    },
  ],
  [
    'Subscription',
    'is being installed',
    'Provisioning',
    {
      status: {
        state: 'UpgradePending',
        ...conditions('InstallPlanPending=True:Installing'),
      },
    },
  ],
  [
    'Subscription',
    'is being unpacked',
    'Provisioning',
    { status: conditions('BundleUnpacking=True:JobIncomplete') },
  ],
  ['InstallPlan', 'nobody has reported on', 'Provisioning'],
  ['InstallPlan', 'is None', 'Provisioning', { status: { phase: 'None' } }],
  [
    'InstallPlan',
    'is Planning',
    'Provisioning',
    { status: { phase: 'Planning' } },
  ],
  [
    'InstallPlan',
    'is RequiresApproval',
    'Suspended',
    { status: { phase: 'RequiresApproval' } },
  ],
  [
    'InstallPlan',
    'is Installing',
    'Provisioning',
    { status: { phase: 'Installing' } },
  ],
  ['InstallPlan', 'is Complete', 'Ready', { status: { phase: 'Complete' } }],
  ['InstallPlan', 'is Failed', 'Failed', { status: { phase: 'Failed' } }],
  ['InstallPlan', 'is Melting', 'Unknown', { status: { phase: 'Melting' } }],
  ['ClusterServiceVersion', 'nobody has reported on', 'Provisioning'],
  [
    'ClusterServiceVersion',
    'is None',
    'Provisioning',
    { status: { phase: 'None' } },
  ],
  [
    'ClusterServiceVersion',
    'is Pending',
    'Provisioning',
    { status: { phase: 'Pending' } },
  ],
  [
    'ClusterServiceVersion',
    'is InstallReady',
    'Provisioning',
    { status: { phase: 'InstallReady' } },
  ],
  [
    'ClusterServiceVersion',
    'is Installing',
    'Provisioning',
    { status: { phase: 'Installing' } },
  ],
  [
    'ClusterServiceVersion',
    'is Replacing',
    'Provisioning',
    { status: { phase: 'Replacing' } },
  ],
  [
    'ClusterServiceVersion',
    'is Deleting',
    'Deleting',
    { status: { phase: 'Deleting' } },
  ],
  [
    'ClusterServiceVersion',
    'is Succeeded',
    'Ready',
    { status: { phase: 'Succeeded' } },
  ],
  [
    'ClusterServiceVersion',
    'is Failed',
    'Failed',
    { status: { phase: 'Failed' } },
  ],
  [
    'ClusterServiceVersion',
    'is Unknown',
    'Unknown',
    { status: { phase: 'Unknown' } },
  ],
  [
    'ClusterServiceVersion',
    'is Melting',
    'Unknown',
    { status: { phase: 'Melting' } },
  ],
  ['CatalogSource', 'nobody has reported on', 'Provisioning'],
  [
    'CatalogSource',
    'has a connection that is IDLE',
    'Provisioning',
    { status: { connectionState: { lastObservedState: 'IDLE' } } },
  ],
  [
    'CatalogSource',
    'has a connection that is CONNECTING',
    'Provisioning',
    { status: { connectionState: { lastObservedState: 'CONNECTING' } } },
  ],
  [
    'CatalogSource',
    'has a connection that is READY',
    'Ready',
    { status: { connectionState: { lastObservedState: 'READY' } } },
  ],
  [
    'CatalogSource',
    'has a connection that is TRANSIENT_FAILURE',
    'Degraded',
    { status: { connectionState: { lastObservedState: 'TRANSIENT_FAILURE' } } },
  ],
  [
    'CatalogSource',
    'has a connection that is SHUTDOWN',
    'Degraded',
    { status: { connectionState: { lastObservedState: 'SHUTDOWN' } } },
  ],
  [
    'CatalogSource',
    'has a connection that is MELTING',
    'Unknown',
    { status: { connectionState: { lastObservedState: 'MELTING' } } },
  ],
  ['OperatorGroup', 'is there', 'Ready'],
]);

describeRules('operator-lifecycle-manager', 'olm.operatorframework.io', [
  ['ClusterExtension', 'nobody has reported on', 'Provisioning'],
  [
    'ClusterExtension',
    'is installed',
    'Ready',
    {
      status: conditions(
        'Installed=True:Succeeded',
        'Progressing=True:Succeeded',
        'Deprecated=False',
      ),
    },
  ],
  [
    'ClusterExtension',
    'is being installed',
    'Provisioning',
    {
      status: conditions(
        'Installed=False:Absent',
        'Progressing=True:RollingOut',
      ),
    },
  ],
  [
    'ClusterExtension',
    'tries again to be installed',
    'Degraded',
    {
      status: conditions('Installed=False:Absent', 'Progressing=True:Retrying'),
    },
  ],
  [
    'ClusterExtension',
    'could not be installed',
    'Degraded',
    {
      status: conditions('Installed=False:Failed', 'Progressing=True:Retrying'),
    },
  ],
  [
    'ClusterExtension',
    'cannot go on',
    'Degraded',
    {
      status: conditions(
        'Installed=True:Succeeded',
        'Progressing=False:Blocked',
      ),
    },
  ],
  [
    'ClusterExtension',
    'is deprecated',
    'Degraded',
    {
      status: conditions(
        'Installed=True:Succeeded',
        'Progressing=True:Succeeded',
        'Deprecated=True:Deprecated',
      ),
    },
  ],
  ['ClusterCatalog', 'nobody has reported on', 'Provisioning'],
  [
    'ClusterCatalog',
    'is served',
    'Ready',
    {
      status: conditions(
        'Serving=True:Available',
        'Progressing=True:Succeeded',
      ),
    },
  ],
  [
    'ClusterCatalog',
    'is not served yet',
    'Provisioning',
    {
      status: conditions(
        'Serving=False:Unavailable',
        'Progressing=True:Retrying',
      ),
    },
  ],
  [
    'ClusterCatalog',
    'is not to be served',
    'Suspended',
    {
      status: conditions('Serving=False:UserSpecifiedUnavailable'),
      spec: { availabilityMode: 'Unavailable' },
    },
  ],
]);
