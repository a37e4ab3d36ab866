import { recordsOf, textOf } from '../../reading/values';
import { NO_STATUS } from '../observed';
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
const istio: Judge = ({ status, conditions }) => {
  const problem = recordsOf(status.validationMessages).find(
    message => message.level === 'ERROR' || message.level === 0,
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
  seen.conditions.get('Ready')
    ? byConditions({
        ready: ['Reconciled', 'Ready'].filter(type =>
          seen.conditions.get(type),
        ),
        waiting: ['IstiodNotReady', 'CNINotReady', 'ZtunnelNotReady'],
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

/** Policies of Linkerd, and its profiles. */
const linkerd: Judge = ({ status, generation }) => {
  const parents = recordsOf(status.parents).map(
    parent => new Conditions(parent.conditions, generation),
  );
  const refused = parents
    .map(conditions => conditions.get('Accepted'))
    .find(one => one?.status === 'False');
  return refused
    ? fromCondition('Degraded', refused)
    : verdict('Ready', 'Configuration', 'The mesh reads it.');
};

/** Parts of NGINX's ingress controller. */
const nginx = byPhase({
  value: ({ status }) => status.state,
  phases: { Valid: 'Ready', Warning: 'Degraded', Invalid: 'Failed' },
});

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
      'sailoperator.io': { '*': istioInstallation },
      'operator.istio.io': { '*': istioInstallation },
    },
  },
  {
    system: 'linkerd',
    groups: {
      'linkerd.io': { '*': configuration },
      'policy.linkerd.io': { '*': linkerd },
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
      'k8s.nginx.org': { '*': nginx },
      'gateway.nginx.org': { '*': configuration },
    },
  },
  {
    system: 'cilium',
    groups: {
      'cilium.io': {
        CiliumNetworkPolicy: byConditionsOrConfiguration(),
        CiliumClusterwideNetworkPolicy: byConditionsOrConfiguration(),
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
