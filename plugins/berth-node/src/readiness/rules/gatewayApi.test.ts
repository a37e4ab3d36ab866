import {
  conditions,
  describeRules,
  type RuleCase,
} from './__testUtils__/describeRules';

const GOOD = ['Accepted=True:Accepted', 'ResolvedRefs=True:ResolvedRefs'];
const PROGRAMMED = ['Accepted=True:Accepted', 'Programmed=True:Programmed'];

const stale = (...texts: string[]) => ({
  conditions: (conditions(...texts).conditions as object[]).map(one => ({
    ...one,
    observedGeneration: 1,
  })),
});

/** What each of several parents or ancestors says of an object. */
const perParent =
  (field: string, ref: string) =>
  (...parents: string[][]) => ({
    status: {
      [field]: parents.map((texts, index) => ({
        [ref]: { name: `gateway-${index}` },
        ...conditions(...texts),
      })),
    },
  });

const attached = (kind: string, field: string, ref: string): RuleCase[] => {
  const by = perParent(field, ref);
  return [
    [kind, 'nobody has reported on', 'Provisioning'],
    [kind, 'no gateway has taken', 'Provisioning', by()],
    [kind, 'a gateway says nothing of', 'Provisioning', by([])],
    [kind, 'is accepted', 'Ready', by(GOOD)],
    [kind, 'is accepted and needs no references', 'Ready', by([GOOD[0]])],
    [kind, 'is accepted by two', 'Ready', by(GOOD, GOOD)],
    [kind, 'has only its references', 'Provisioning', by([GOOD[1]])],
    [kind, 'waits', 'Provisioning', by(['Accepted=False:Pending'])],
    [kind, 'is not known', 'Provisioning', by(['Accepted=Unknown:Pending'])],
    [
      kind,
      'has references that are not known',
      'Provisioning',
      by([GOOD[0], 'ResolvedRefs=Unknown']),
    ],
    [
      kind,
      'was accepted before its change',
      'Provisioning',
      {
        metadata: { generation: 2 },
        status: {
          [field]: [{ [ref]: { name: 'gateway' }, ...stale(...GOOD) }],
        },
      },
    ],
    [
      kind,
      'was accepted by one of two before its change',
      'Provisioning',
      {
        metadata: { generation: 2 },
        status: {
          [field]: [
            { [ref]: { name: 'gateway' }, ...conditions(...GOOD) },
            { [ref]: { name: 'other' }, ...stale(...GOOD) },
          ],
        },
      },
    ],
  ];
};

const route = (kind: string): RuleCase[] => {
  const by = perParent('parents', 'parentRef');
  return [
    ...attached(kind, 'parents', 'parentRef'),
    ...[
      'NotAllowedByListeners',
      'NoMatchingListenerHostname',
      'NoMatchingParent',
      'UnsupportedValue',
      'IncompatibleFilters',
    ].map(
      (reason): RuleCase => [
        kind,
        `is not accepted for ${reason}`,
        'Degraded',
        by(GOOD, [`Accepted=False:${reason}`, GOOD[1]]),
      ],
    ),
    ...[
      'RefNotPermitted',
      'InvalidKind',
      'BackendNotFound',
      'UnsupportedProtocol',
    ].map(
      (reason): RuleCase => [
        kind,
        `has no references for ${reason}`,
        'Degraded',
        by(GOOD, [GOOD[0], `ResolvedRefs=False:${reason}`]),
      ],
    ),
    [
      kind,
      'is valid in part',
      'Degraded',
      by([...GOOD, 'PartiallyInvalid=True:UnsupportedValue']),
    ],
  ];
};

const policy = (kind: string): RuleCase[] => {
  const by = perParent('ancestors', 'ancestorRef');
  return [
    ...attached(kind, 'ancestors', 'ancestorRef'),
    ...['Conflicted', 'Invalid', 'TargetNotFound', 'NoValidCACertificate'].map(
      (reason): RuleCase => [
        kind,
        `is not accepted for ${reason}`,
        'Degraded',
        by(GOOD, [`Accepted=False:${reason}`]),
      ],
    ),
  ];
};

const listeners = (...all: string[][]) => ({
  status: {
    ...conditions(...PROGRAMMED),
    listeners: all.map((texts, index) => ({
      name: `listener-${index}`,
      ...conditions(...texts),
    })),
  },
});

const LISTENING = [
  ...GOOD,
  'Programmed=True:Programmed',
  'Conflicted=False:NoConflicts',
];

const gateway = (kind: string): RuleCase[] => [
  [kind, 'nobody has reported on', 'Provisioning'],
  [
    kind,
    'has the conditions that it is made with',
    'Provisioning',
    {
      status: conditions(
        'Accepted=Unknown:Pending',
        'Programmed=Unknown:Pending',
      ),
    },
  ],
  [kind, 'is programmed', 'Ready', { status: conditions(...PROGRAMMED) }],
  [
    kind,
    'is only accepted',
    'Provisioning',
    { status: conditions('Accepted=True:Accepted') },
  ],
  [
    kind,
    'is only programmed',
    'Provisioning',
    { status: conditions('Programmed=True:Programmed') },
  ],
  ...['Pending', 'AddressNotAssigned'].map(
    (reason): RuleCase => [
      kind,
      `is not programmed for ${reason}`,
      'Provisioning',
      {
        status: conditions(
          'Accepted=True:Accepted',
          `Programmed=False:${reason}`,
        ),
      },
    ],
  ),
  ...['Invalid', 'NoResources', 'AddressNotUsable'].map(
    (reason): RuleCase => [
      kind,
      `is not programmed for ${reason}`,
      'Degraded',
      {
        status: conditions(
          'Accepted=True:Accepted',
          `Programmed=False:${reason}`,
        ),
      },
    ],
  ),
  ...['Pending', 'NotReconciled'].map(
    (reason): RuleCase => [
      kind,
      `is not accepted for ${reason}`,
      'Provisioning',
      { status: conditions(`Accepted=False:${reason}`) },
    ],
  ),
  ...[
    'Invalid',
    'ListenersNotValid',
    'UnsupportedAddress',
    'InvalidParameters',
    'NotAllowed',
  ].map(
    (reason): RuleCase => [
      kind,
      `is not accepted for ${reason}`,
      'Degraded',
      { status: conditions(`Accepted=False:${reason}`) },
    ],
  ),
  [kind, 'has listeners', 'Ready', listeners(LISTENING, LISTENING)],
  [kind, 'has a listener that says nothing', 'Ready', listeners(LISTENING, [])],
  [
    kind,
    'has a listener that comes up',
    'Provisioning',
    listeners(LISTENING, [...GOOD, 'Programmed=False:Pending']),
  ],
  [
    kind,
    'has a listener without its certificate',
    'Degraded',
    listeners(LISTENING, [GOOD[0], 'ResolvedRefs=False:InvalidCertificateRef']),
  ],
  [
    kind,
    'has a listener on a port that is taken',
    'Degraded',
    listeners(LISTENING, ['Accepted=False:PortUnavailable']),
  ],
  [
    kind,
    'has listeners in conflict',
    'Degraded',
    listeners(LISTENING, [
      'Conflicted=True:HostnameConflict',
      'Programmed=False:Invalid',
    ]),
  ],
  [
    kind,
    'has listeners in conflict that all say they are programmed',
    'Degraded',
    listeners(['Conflicted=True:ProtocolConflict', 'Programmed=True', GOOD[1]]),
  ],
  [
    kind,
    'has a listener of before its change',
    'Provisioning',
    {
      metadata: { generation: 2 },
      status: {
        ...conditions(...PROGRAMMED),
        listeners: [{ name: 'https', ...stale(...LISTENING) }],
      },
    },
  ],
];

describeRules('gateway-api', 'gateway.networking.k8s.io', [
  ...gateway('Gateway'),
  ...gateway('ListenerSet'),
  ['GatewayClass', 'nobody has reported on', 'Provisioning'],
  [
    'GatewayClass',
    'is accepted',
    'Ready',
    { status: conditions('Accepted=True:Accepted') },
  ],
  [
    'GatewayClass',
    'is accepted in a version that it knows',
    'Ready',
    {
      status: conditions(
        'Accepted=True:Accepted',
        'SupportedVersion=True:SupportedVersion',
      ),
    },
  ],
  [
    'GatewayClass',
    'is accepted in a version that it does not know',
    'Degraded',
    {
      status: conditions(
        'Accepted=True:Accepted',
        'SupportedVersion=False:UnsupportedVersion',
      ),
    },
  ],
  [
    'GatewayClass',
    'waits for its controller',
    'Provisioning',
    { status: conditions('Accepted=Unknown:Pending') },
  ],
  [
    'GatewayClass',
    'waits, in an older version',
    'Provisioning',
    { status: conditions('Accepted=False:Waiting') },
  ],
  [
    'GatewayClass',
    'has wrong parameters',
    'Degraded',
    { status: conditions('Accepted=False:InvalidParameters') },
  ],
  [
    'GatewayClass',
    'is not supported',
    'Degraded',
    { status: conditions('Accepted=False:Unsupported') },
  ],
  ...['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute'].flatMap(
    route,
  ),
  ...['BackendTLSPolicy', 'BackendLBPolicy'].flatMap(policy),
  ['ReferenceGrant', 'is there', 'Ready'],
]);

describeRules('gateway-api', 'gateway.networking.x-k8s.io', [
  ...gateway('XListenerSet'),
  ...policy('XBackendTrafficPolicy'),
]);

describeRules('gateway-api', 'gateway.envoyproxy.io', [
  ['EnvoyProxy', 'is there', 'Ready'],
  ['HTTPRouteFilter', 'is there', 'Ready'],
  ['Backend', 'nobody has reported on', 'Provisioning'],
  [
    'Backend',
    'is accepted',
    'Ready',
    { status: conditions('Accepted=True:Accepted') },
  ],
  [
    'Backend',
    'is not valid',
    'Degraded',
    { status: conditions('Accepted=False:Invalid') },
  ],
  ...[
    'BackendTrafficPolicy',
    'ClientTrafficPolicy',
    'SecurityPolicy',
    'EnvoyPatchPolicy',
    'EnvoyExtensionPolicy',
  ].flatMap(policy),
]);
