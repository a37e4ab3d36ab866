import { recordsOf, textOf } from '../../reading/values';
import { NO_STATUS, NOT_OBSERVED } from '../observed';
import { byConditions } from './shared/byConditions';
import { byPhase } from './shared/byPhase';
import { Conditions } from './shared/Conditions';
import { configuration } from './shared/configuration';
import { fromCondition, verdict } from './shared/verdict';
import { kinds, type Judge, type SystemRules } from './types';

/**
 * Istio's configuration: a status is only there where its analysis is switched
 * on; then Reconciled tells how far the proxies are.
 */
const istio: Judge = ({ status, conditions, generation }) => {
  // A number of 64 bits, which JSON has as a text.
  const observed = Number(textOf(status.observedGeneration));
  if (generation !== undefined && observed < generation) {
    return NOT_OBSERVED;
  }
  const problem = recordsOf(status.validationMessages).find(
    message => message.level === 'ERROR' || message.level === 3,
  );
  if (problem) {
    return verdict(
      'Degraded',
      'ValidationFailed',
      textOf(problem.documentationUrl) ?? 'The analysis has found an error.',
    );
  }
  const refused = conditions.get('PassedAnalysis');
  if (refused?.status === 'False') {
    return fromCondition('Degraded', refused);
  }
  // Of a WorkloadEntry, where its agent checks it.
  const healthy = conditions.get('Healthy');
  if (healthy && healthy.status !== 'True') {
    return fromCondition(
      healthy.status === 'False' ? 'Degraded' : 'Provisioning',
      healthy,
    );
  }
  const reconciled = conditions.get('Reconciled');
  if (reconciled && reconciled.status !== 'True') {
    return fromCondition('Provisioning', reconciled);
  }
  return verdict(
    'Ready',
    reconciled ? 'Reconciled' : 'Configuration',
    reconciled
      ? 'All proxies have taken it up.'
      : 'It is configuration that the mesh reads; it is in place.',
  );
};

/** Installations of Istio, by its old operator and by Sail. */
const istioInstallation: Judge = seen =>
  seen.conditions.get('Ready') || seen.conditions.get('Reconciled')
    ? byConditions({
        ready: seen.conditions.get('Reconciled')
          ? ['Reconciled', 'Ready']
          : ['Ready'],
        waiting: [
          'IstiodNotReady',
          'RemoteIstiodNotReady',
          'CNINotReady',
          'ZtunnelNotReady',
          'DaemonSetNotReady',
        ],
      })(seen)
    : byPhase({
        value: ({ status }) => status.status ?? status.state,
        phases: {
          NONE: 'Provisioning',
          UPDATING: 'Provisioning',
          RECONCILING: 'Provisioning',
          HEALTHY: 'Ready',
          Healthy: 'Ready',
          ERROR: 'Failed',
          ACTION_REQUIRED: 'Degraded',
        },
      })(seen);

/** HTTPProxy of Contour: valid, invalid or orphaned. */
const httpProxy: Judge = seen => {
  const { conditions, status, generation } = seen;
  const current = textOf(status.currentStatus);
  if (!current && conditions.list.length === 0) {
    return NO_STATUS;
  }
  const valid = conditions.get('Valid');
  const errors = recordsOf(
    recordsOf(status.conditions).find(one => one.type === 'Valid')?.errors,
  );
  const [error] = new Conditions(errors, generation).list;
  const description = textOf(status.description);
  if (valid?.stale) {
    return verdict('Provisioning', 'ChangeNotObserved', 'It is being read.');
  }
  switch (current ?? (valid?.status === 'True' ? 'valid' : 'invalid')) {
    case 'valid':
      return verdict('Ready', 'Valid', description ?? 'It is served.');
    case 'invalid':
      return verdict(
        'Degraded',
        error?.reason ?? 'Invalid',
        error?.message ?? description ?? 'It is not valid.',
      );
    case 'orphaned':
      return verdict(
        'Degraded',
        'Orphaned',
        description ?? 'No other proxy includes it.',
      );
    case 'NotReconciled':
      return verdict('Provisioning', 'NotReconciled', 'It is being read.');
    default:
      return verdict(
        'Unknown',
        String(current),
        `Contour reports '${current}'.`,
      );
  }
};

/**
 * Configuration that is Accepted, or Valid, where anybody reports on it: in its
 * own conditions, or once for each that takes it up.
 */
function accepted(sentence: string, ...lists: string[]): Judge {
  return seen => {
    const { status, conditions, generation } = seen;
    const found = [
      conditions,
      ...lists
        .flatMap(list => recordsOf(status[list]))
        .map(one => new Conditions(one.conditions, generation)),
    ].flatMap(all => all.get('Accepted') ?? all.get('Valid') ?? []);
    const refused = found.find(one => one.status === 'False' && !one.stale);
    if (refused) {
      return fromCondition('Degraded', refused);
    }
    if (found.length === 0) {
      return configuration(seen);
    }
    if (found.some(({ stale }) => stale)) {
      return NOT_OBSERVED;
    }
    const open = found.find(one => one.status !== 'True');
    return open
      ? fromCondition('Provisioning', open)
      : verdict('Ready', 'Configuration', sentence);
  };
}

/** Parts of NGINX's ingress controller. */
const nginx = byPhase({
  value: ({ status }) => status.state,
  phases: { Valid: 'Ready', Warning: 'Degraded', Invalid: 'Failed' },
});

/** CiliumEndpoint: the network of a pod, as the agent on its node has it. */
const ciliumEndpoint = byPhase({
  value: ({ status }) => status.state,
  phases: {
    creating: 'Provisioning',
    'waiting-for-identity': 'Provisioning',
    'not-ready': 'Provisioning',
    'waiting-to-regenerate': 'Provisioning',
    regenerating: 'Provisioning',
    restoring: 'Provisioning',
    ready: 'Ready',
    disconnecting: 'Deleting',
    disconnected: 'Deleting',
    invalid: 'Failed',
  },
});

/** A pool of addresses, which must not overlap with another. */
const ciliumPool: Judge = ({ conditions, spec }) => {
  if (spec.disabled === true) {
    return verdict('Suspended', 'Disabled', 'The pool is disabled.');
  }
  const conflict = conditions.firstTrue([
    'cilium.io/PoolConflict',
    'io.cilium/conflict',
  ]);
  return conflict
    ? fromCondition('Degraded', conflict)
    : verdict('Ready', 'Configuration', 'Its addresses are given out.');
};

/**
 * Meshes and proxies: Istio (https://istio.io/latest/docs/), Linkerd
 * (https://linkerd.io/), Contour (https://projectcontour.io/docs/), NGINX, Cilium,
 * Traefik, Kong, Submariner.
 *
 * @internal
 */
export const networking: SystemRules[] = [
  {
    system: 'istio',
    groups: {
      'networking.istio.io': { '*': istio },
      'security.istio.io': { '*': istio },
      'telemetry.istio.io': { '*': istio },
      'extensions.istio.io': { '*': istio },
      'install.istio.io': { IstioOperator: istioInstallation },
      'sailoperator.io': {
        IstioRevisionTag: byConditions({ ready: ['Reconciled'] }),
        '*': istioInstallation,
      },
      'operator.istio.io': { '*': istioInstallation },
    },
  },
  {
    system: 'linkerd',
    groups: {
      'linkerd.io': { '*': configuration },
      'policy.linkerd.io': { '*': accepted('The mesh reads it.', 'parents') },
    },
  },
  {
    system: 'contour',
    groups: {
      'projectcontour.io': {
        HTTPProxy: httpProxy,
        ExtensionService: byConditions({ ready: ['Valid'] }),
        ContourConfiguration: byConditions({ ready: ['Valid'] }),
        ...kinds(
          configuration,
          'TLSCertificateDelegation',
          'ContourDeployment',
        ),
      },
    },
  },
  {
    system: 'nginx',
    groups: {
      'k8s.nginx.org': {
        // Nobody reports on it.
        GlobalConfiguration: configuration,
        '*': nginx,
      },
      'gateway.nginx.org': {
        '*': accepted('The gateway reads it.', 'ancestors', 'controllers'),
      },
    },
  },
  {
    system: 'cilium',
    groups: {
      'cilium.io': {
        CiliumNetworkPolicy: byConditionsOrConfiguration(),
        CiliumClusterwideNetworkPolicy: byConditionsOrConfiguration(),
        CiliumEndpoint: ciliumEndpoint,
        CiliumLoadBalancerIPPool: ciliumPool,
        '*': configuration,
      },
    },
  },
  {
    system: 'traefik',
    groups: {
      'traefik.io': { '*': configuration },
      'traefik.containo.us': { '*': configuration },
    },
  },
  {
    system: 'metallb',
    groups: { 'metallb.io': { '*': configuration } },
  },
];

/** A network policy of Cilium is Valid where its agents say so. */
function byConditionsOrConfiguration(): Judge {
  return seen =>
    seen.conditions.get('Valid')
      ? byConditions({ ready: ['Valid'] })(seen)
      : configuration(seen);
}
