import type { Readiness } from '../../offerings/types';
import { recordOf, recordsOf, textOf } from '../../reading/values';
import { NO_STATUS } from '../observed';
import { judgeConditions, type ConditionMeanings } from './shared/byConditions';
import { Conditions } from './shared/Conditions';
import { configuration } from './shared/configuration';
import type { Observed } from './shared/observe';
import { verdict } from './shared/verdict';
import { kinds, type Judge, type SystemRules } from './types';

/** Reasons with which a condition is False for the moment. */
const WAITING = [
  'Pending',
  'Waiting',
  'AddressNotAssigned',
  'NotReconciled',
  'Scheduled',
];

const WORST: Array<Readiness['phase']> = ['Failed', 'Degraded', 'Provisioning'];

/** The worst of several verdicts. */
function worstOf(verdicts: Readiness[]): Readiness {
  for (const phase of WORST) {
    const found = verdicts.find(one => one.phase === phase);
    if (found) {
      return found;
    }
  }
  return verdicts[0];
}

/** Programmed is False while the data plane is being set up. */
function programmed(conditions: Conditions): Readiness | undefined {
  const condition = conditions.get('Programmed');
  return condition
    ? judgeConditions(conditions, {
        ready: ['Programmed'],
        whenFalse: ['Invalid', 'NoResources', 'AddressNotUsable'].includes(
          condition.reason ?? '',
        )
          ? 'Degraded'
          : 'Provisioning',
      })
    : undefined;
}

/**
 * Accepted has to be there; ResolvedRefs and Programmed count where a
 * controller reports them.
 */
function attached(
  conditions: Conditions,
  meanings: Partial<ConditionMeanings> = {},
): Readiness {
  const ready = [
    'Accepted',
    ...(conditions.get('ResolvedRefs') ? ['ResolvedRefs'] : []),
  ];
  const judged = judgeConditions(conditions, {
    ready,
    waiting: WAITING,
    failing: { PartiallyInvalid: 'Degraded', Conflicted: 'Degraded' },
    ...meanings,
  });
  return judged.phase === 'Ready'
    ? worstOf([judged, programmed(conditions) ?? judged])
    : judged;
}

function named(judged: Readiness, name: unknown): Readiness {
  return textOf(name) && judged.phase !== 'Ready'
    ? { ...judged, message: `${name}: ${judged.message}` }
    : judged;
}

/** One verdict for each parent or ancestor that tells of it. */
function perParent(field: string, ref: string, nobody: string): Judge {
  return ({ status, generation }) => {
    const parents = recordsOf(status[field]);
    return parents.length === 0
      ? verdict('Provisioning', 'NotAttached', nobody)
      : worstOf(
          parents.map(parent =>
            named(
              attached(new Conditions(parent.conditions, generation)),
              recordOf(parent[ref]).name,
            ),
          ),
        );
  };
}

function listeners({ status, generation }: Observed): Readiness[] {
  return recordsOf(status.listeners)
    .map(listener => ({
      name: listener.name,
      conditions: new Conditions(listener.conditions, generation),
    }))
    .filter(({ conditions }) => conditions.list.length > 0)
    .map(({ name, conditions }) =>
      named(
        conditions.get('Accepted')
          ? attached(conditions)
          : judgeConditions(conditions, {
              ready: conditions.list
                .map(({ type }) => type)
                .filter(type => ['ResolvedRefs', 'Programmed'].includes(type)),
              waiting: WAITING,
              failing: { Conflicted: 'Degraded' },
            }),
        name,
      ),
    );
}

/** Gateway and ListenerSet: accepted, programmed, and each listener as well. */
const gateway: Judge = seen => {
  if (seen.conditions.list.length === 0) {
    return NO_STATUS;
  }
  const own = attached(seen.conditions);
  if (own.phase === 'Ready' && !seen.conditions.get('Programmed')) {
    return verdict(
      'Provisioning',
      'NotProgrammed',
      'It is accepted and not programmed into the data plane yet.',
    );
  }
  return worstOf([
    own,
    ...listeners(seen).filter(one => one.reason !== 'NoStatus'),
  ]);
};

const gatewayClass: Judge = ({ conditions }) =>
  judgeConditions(conditions, {
    ready: conditions.get('SupportedVersion')
      ? ['Accepted', 'SupportedVersion']
      : ['Accepted'],
    waiting: WAITING,
  });

const route = perParent(
  'parents',
  'parentRef',
  'No gateway has taken it up yet.',
);

const policy = perParent(
  'ancestors',
  'ancestorRef',
  'No gateway has taken it up yet.',
);

/**
 * Gateway API: a route is as well as the worst of its parents
 * (https://gateway-api.sigs.k8s.io/geps/gep-1364/).
 *
 * @internal
 */
export const gatewayApi: SystemRules = {
  system: 'gateway-api',
  groups: {
    'gateway.networking.k8s.io': {
      ...kinds(gateway, 'Gateway', 'ListenerSet'),
      GatewayClass: gatewayClass,
      ...kinds(
        route,
        'HTTPRoute',
        'GRPCRoute',
        'TLSRoute',
        'TCPRoute',
        'UDPRoute',
      ),
      ...kinds(policy, 'BackendTLSPolicy', 'BackendLBPolicy'),
      ReferenceGrant: configuration,
    },
    'gateway.networking.x-k8s.io': {
      XListenerSet: gateway,
      XBackendTrafficPolicy: policy,
    },
    'gateway.envoyproxy.io': {
      ...kinds(configuration, 'EnvoyProxy', 'HTTPRouteFilter'),
      Backend: ({ conditions }) => attached(conditions),
      ...kinds(
        policy,
        'BackendTrafficPolicy',
        'ClientTrafficPolicy',
        'SecurityPolicy',
        'EnvoyPatchPolicy',
        'EnvoyExtensionPolicy',
      ),
    },
  },
};
