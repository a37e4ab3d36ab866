import { conditions, describeRules } from './__testUtils__/describeRules';

describeRules('istio', 'networking.istio.io', [
  ['VirtualService', 'is there', 'Ready'],
  [
    'VirtualService',
    'all proxies have',
    'Ready',
    { status: conditions('Reconciled=True') },
  ],
  [
    'VirtualService',
    'some proxies have',
    'Provisioning',
    { status: conditions('Reconciled=False') },
  ],
  [
    'VirtualService',
    'is not known',
    'Provisioning',
    { status: conditions('Reconciled=Unknown') },
  ],
  [
    'VirtualService',
    'is not valid',
    'Degraded',
    {
      status: conditions('PassedAnalysis=False:ErrorsFound', 'Reconciled=True'),
    },
  ],
  [
    'VirtualService',
    'has an error',
    'Degraded',
    {
      status: {
        validationMessages: [{ level: 'ERROR', type: { code: 'IST0101' } }],
      },
    },
  ],
  [
    'VirtualService',
    'has an error by its number',
    'Degraded',
    { status: { validationMessages: [{ level: 3 }] } },
  ],
  [
    'VirtualService',
    'has a warning',
    'Ready',
    { status: { validationMessages: [{ level: 'WARNING' }, { level: 8 }] } },
  ],
  [
    'VirtualService',
    'has a message of no level',
    'Ready',
    { status: { validationMessages: [{ level: 0 }] } },
  ],
  [
    'VirtualService',
    'is of an older generation, told as a text',
    'Provisioning',
    {
      status: { observedGeneration: '1', ...conditions('Reconciled=True') },
      metadata: { generation: 2 },
    },
  ],
  [
    'VirtualService',
    'is of this generation, told as a text',
    'Ready',
    {
      status: { observedGeneration: '2', ...conditions('Reconciled=True') },
      metadata: { generation: 2 },
    },
  ],
  [
    'WorkloadEntry',
    'is healthy',
    'Ready',
    { status: conditions('Healthy=True') },
  ],
  [
    'WorkloadEntry',
    'is not known to be healthy',
    'Provisioning',
    { status: conditions('Healthy=Unknown') },
  ],
  [
    'WorkloadEntry',
    'is not healthy',
    'Degraded',
    { status: conditions('Healthy=False') },
  ],
  ['Gateway', 'is there', 'Ready'],
]);

describeRules('istio', 'security.istio.io', [
  ['PeerAuthentication', 'is there', 'Ready'],
  [
    'PeerAuthentication',
    'is not valid',
    'Degraded',
    { status: conditions('PassedAnalysis=False') },
  ],
]);

describeRules('istio', 'telemetry.istio.io', [
  ['Telemetry', 'is there', 'Ready'],
  [
    'Telemetry',
    'is not valid',
    'Degraded',
    { status: conditions('PassedAnalysis=False') },
  ],
]);

describeRules('istio', 'extensions.istio.io', [
  ['WasmPlugin', 'is there', 'Ready'],
  [
    'WasmPlugin',
    'is not valid',
    'Degraded',
    { status: conditions('PassedAnalysis=False') },
  ],
]);

describeRules('istio', 'install.istio.io', [
  ['IstioOperator', 'nobody has reported on', 'Provisioning'],
  ['IstioOperator', 'is NONE', 'Provisioning', { status: { status: 'NONE' } }],
  [
    'IstioOperator',
    'is UPDATING',
    'Provisioning',
    { status: { status: 'UPDATING' } },
  ],
  [
    'IstioOperator',
    'is RECONCILING',
    'Provisioning',
    { status: { status: 'RECONCILING' } },
  ],
  ['IstioOperator', 'is HEALTHY', 'Ready', { status: { status: 'HEALTHY' } }],
  ['IstioOperator', 'is ERROR', 'Failed', { status: { status: 'ERROR' } }],
  [
    'IstioOperator',
    'is ACTION_REQUIRED',
    'Degraded',
    { status: { status: 'ACTION_REQUIRED' } },
  ],
  ['IstioOperator', 'is MELTING', 'Unknown', { status: { status: 'MELTING' } }],
]);

describeRules('istio', 'sailoperator.io', [
  ['Istio', 'nobody has reported on', 'Provisioning'],
  [
    'Istio',
    'is healthy',
    'Ready',
    {
      status: {
        state: 'Healthy',
        ...conditions('Reconciled=True', 'Ready=True'),
      },
    },
  ],
  [
    'Istio',
    'comes up',
    'Provisioning',
    {
      status: {
        state: 'IstiodNotReady',
        ...conditions('Reconciled=True', 'Ready=False:IstiodNotReady'),
      },
    },
  ],
  [
    'Istio',
    'could not be reconciled',
    'Degraded',
    {
      status: {
        state: 'ReconcileError',
        ...conditions('Reconciled=False:ReconcileError', 'Ready=Unknown'),
      },
    },
  ],
  [
    'Istio',
    'is reconciled and says no more',
    'Provisioning',
    { status: conditions('Reconciled=True') },
  ],
  [
    'Istio',
    'is healthy and says no more',
    'Ready',
    { status: { state: 'Healthy' } },
  ],
  ['Istio', 'is melting', 'Unknown', { status: { state: 'Melting' } }],
  [
    'IstioCNI',
    'waits for its pods',
    'Provisioning',
    { status: conditions('Reconciled=True', 'Ready=False:DaemonSetNotReady') },
  ],
  ['IstioRevisionTag', 'nobody has reported on', 'Provisioning'],
  [
    'IstioRevisionTag',
    'is in use',
    'Ready',
    {
      status: {
        state: 'Healthy',
        ...conditions('Reconciled=True', 'InUse=True'),
      },
    },
  ],
  [
    'IstioRevisionTag',
    'is not in use',
    'Ready',
    {
      status: {
        state: 'NotReferenced',
        ...conditions('Reconciled=True', 'InUse=False:NotReferencedByAnything'),
      },
    },
  ],
  [
    'IstioRevisionTag',
    'has the name of a revision',
    'Degraded',
    {
      status: {
        state: 'NameAlreadyExists',
        ...conditions('Reconciled=False:NameAlreadyExists'),
      },
    },
  ],
]);

describeRules('istio', 'operator.istio.io', [
  ['Istio', 'is healthy', 'Ready', { status: { state: 'Healthy' } }],
]);

describeRules('linkerd', 'linkerd.io', [
  ['ServiceProfile', 'is there', 'Ready'],
]);

describeRules('linkerd', 'policy.linkerd.io', [
  ['Server', 'is there', 'Ready'],
  [
    'HTTPRoute',
    'is accepted',
    'Ready',
    {
      status: {
        parents: [
          {
            parentRef: { name: 'orders' },
            conditions: [{ type: 'Accepted', status: 'True' }],
          },
        ],
      },
    },
  ],
  [
    'HTTPRoute',
    'is refused',
    'Degraded',
    {
      status: {
        parents: [
          {
            parentRef: { name: 'orders' },
            conditions: [
              { type: 'Accepted', status: 'False', reason: 'NoMatchingParent' },
            ],
          },
        ],
      },
    },
  ],
  [
    'HTTPRoute',
    'is not known',
    'Provisioning',
    {
      status: {
        parents: [
          {
            parentRef: { name: 'orders' },
            conditions: [{ type: 'Accepted', status: 'Unknown' }],
          },
        ],
      },
    },
  ],
  [
    'HTTPRoute',
    'was accepted before a change',
    'Provisioning',
    {
      status: {
        parents: [
          {
            parentRef: { name: 'orders' },
            conditions: [
              { type: 'Accepted', status: 'True', observedGeneration: 1 },
            ],
          },
        ],
      },
      metadata: { generation: 2 },
    },
  ],
  [
    'EgressNetwork',
    'is accepted',
    'Ready',
    { status: conditions('Accepted=True') },
  ],
  [
    'EgressNetwork',
    'is refused',
    'Degraded',
    { status: conditions('Accepted=False:EgressNetReasonOverlap') },
  ],
]);

describeRules('contour', 'projectcontour.io', [
  ['HTTPProxy', 'nobody has reported on', 'Provisioning'],
  [
    'HTTPProxy',
    'is valid',
    'Ready',
    {
      status: {
        currentStatus: 'valid',
        description: 'Valid HTTPProxy',
        ...conditions('Valid=True:Valid'),
      },
    },
  ],
  [
    'HTTPProxy',
    'is valid and says no more',
    'Ready',
    { status: conditions('Valid=True:Valid') },
  ],
  [
    'HTTPProxy',
    'is not valid',
    'Degraded',
    {
      status: {
        currentStatus: 'invalid',
        conditions: [
          {
            type: 'Valid',
            status: 'False',
            reason: 'ErrorPresent',
            errors: [
              {
                type: 'ServiceError',
                status: 'True',
                reason: 'ServiceUnresolvedReference',
                message: 'no such service',
              },
            ],
          },
        ],
      },
    },
  ],
  [
    'HTTPProxy',
    'is orphaned',
    'Degraded',
    {
      status: {
        currentStatus: 'orphaned',
        ...conditions('Valid=False:Orphaned'),
      },
    },
  ],
  [
    'HTTPProxy',
    'is not reconciled',
    'Provisioning',
    { status: { currentStatus: 'NotReconciled' } },
  ],
  [
    'HTTPProxy',
    'is melting',
    'Unknown',
    { status: { currentStatus: 'melting' } },
  ],
  ['ExtensionService', 'nobody has reported on', 'Provisioning'],
  [
    'ExtensionService',
    'is valid',
    'Ready',
    { status: conditions('Valid=True') },
  ],
  [
    'ExtensionService',
    'is not valid',
    'Degraded',
    { status: conditions('Valid=False:ErrorPresent') },
  ],
  [
    'ContourConfiguration',
    'is valid',
    'Ready',
    { status: conditions('Valid=True') },
  ],
  ['TLSCertificateDelegation', 'is there', 'Ready'],
]);

describeRules('nginx', 'k8s.nginx.org', [
  ['VirtualServer', 'nobody has reported on', 'Provisioning'],
  ['VirtualServer', 'is Valid', 'Ready', { status: { state: 'Valid' } }],
  ['VirtualServer', 'is Warning', 'Degraded', { status: { state: 'Warning' } }],
  ['VirtualServer', 'is Invalid', 'Failed', { status: { state: 'Invalid' } }],
  ['VirtualServer', 'is Melting', 'Unknown', { status: { state: 'Melting' } }],
  ['Policy', 'is Valid', 'Ready', { status: { state: 'Valid' } }],
  ['Policy', 'is Invalid', 'Failed', { status: { state: 'Invalid' } }],
  ['GlobalConfiguration', 'is there', 'Ready'],
]);

describeRules('nginx', 'gateway.nginx.org', [
  ['NginxProxy', 'is there', 'Ready'],
  [
    'ClientSettingsPolicy',
    'is accepted',
    'Ready',
    {
      status: {
        ancestors: [{ conditions: [{ type: 'Accepted', status: 'True' }] }],
      },
    },
  ],
  [
    'ClientSettingsPolicy',
    'is refused',
    'Degraded',
    {
      status: {
        ancestors: [{ conditions: [{ type: 'Accepted', status: 'False' }] }],
      },
    },
  ],
  [
    'SnippetsFilter',
    'is refused',
    'Degraded',
    {
      status: {
        controllers: [{ conditions: [{ type: 'Accepted', status: 'False' }] }],
      },
    },
  ],
  ['NginxGateway', 'is valid', 'Ready', { status: conditions('Valid=True') }],
  [
    'NginxGateway',
    'is not valid',
    'Degraded',
    { status: conditions('Valid=False:Invalid') },
  ],
]);

describeRules('cilium', 'cilium.io', [
  ['CiliumNetworkPolicy', 'is there', 'Ready'],
  [
    'CiliumNetworkPolicy',
    'is valid',
    'Ready',
    { status: conditions('Valid=True') },
  ],
  [
    'CiliumNetworkPolicy',
    'is not valid',
    'Degraded',
    { status: conditions('Valid=False') },
  ],
  [
    'CiliumNetworkPolicy',
    'is not known',
    'Provisioning',
    { status: conditions('Valid=Unknown') },
  ],
  ['CiliumClusterwideNetworkPolicy', 'is there', 'Ready'],
  [
    'CiliumClusterwideNetworkPolicy',
    'is valid',
    'Ready',
    { status: conditions('Valid=True') },
  ],
  [
    'CiliumClusterwideNetworkPolicy',
    'is not valid',
    'Degraded',
    { status: conditions('Valid=False') },
  ],
  [
    'CiliumClusterwideNetworkPolicy',
    'is not known',
    'Provisioning',
    { status: conditions('Valid=Unknown') },
  ],
  ['CiliumEndpoint', 'nobody has reported on', 'Provisioning'],
  [
    'CiliumEndpoint',
    'is creating',
    'Provisioning',
    { status: { state: 'creating' } },
  ],
  [
    'CiliumEndpoint',
    'is waiting-for-identity',
    'Provisioning',
    { status: { state: 'waiting-for-identity' } },
  ],
  [
    'CiliumEndpoint',
    'is not-ready',
    'Provisioning',
    { status: { state: 'not-ready' } },
  ],
  [
    'CiliumEndpoint',
    'is waiting-to-regenerate',
    'Provisioning',
    { status: { state: 'waiting-to-regenerate' } },
  ],
  [
    'CiliumEndpoint',
    'is regenerating',
    'Provisioning',
    { status: { state: 'regenerating' } },
  ],
  [
    'CiliumEndpoint',
    'is restoring',
    'Provisioning',
    { status: { state: 'restoring' } },
  ],
  ['CiliumEndpoint', 'is ready', 'Ready', { status: { state: 'ready' } }],
  [
    'CiliumEndpoint',
    'is disconnecting',
    'Deleting',
    { status: { state: 'disconnecting' } },
  ],
  [
    'CiliumEndpoint',
    'is disconnected',
    'Deleting',
    { status: { state: 'disconnected' } },
  ],
  ['CiliumEndpoint', 'is invalid', 'Failed', { status: { state: 'invalid' } }],
  ['CiliumEndpoint', 'is melting', 'Unknown', { status: { state: 'melting' } }],
  ['CiliumLoadBalancerIPPool', 'is there', 'Ready'],
  [
    'CiliumLoadBalancerIPPool',
    'overlaps with none',
    'Ready',
    {
      status: conditions(
        'cilium.io/PoolConflict=False:resolved',
        'cilium.io/IPsTotal=Unknown:noreason',
      ),
    },
  ],
  [
    'CiliumLoadBalancerIPPool',
    'overlaps with another',
    'Degraded',
    { status: conditions('cilium.io/PoolConflict=True:overlap') },
  ],
  [
    'CiliumLoadBalancerIPPool',
    'is disabled',
    'Suspended',
    { spec: { disabled: true } },
  ],
  ['CiliumNode', 'is there', 'Ready'],
]);

describeRules('traefik', 'traefik.io', [['IngressRoute', 'is there', 'Ready']]);

describeRules('traefik', 'traefik.containo.us', [
  ['IngressRoute', 'is there', 'Ready'],
]);

describeRules('metallb', 'metallb.io', [
  ['IPAddressPool', 'is there', 'Ready'],
]);
