import { recordOf, recordsOf, textOf } from '../../reading/values';
import { NO_STATUS, NOT_OBSERVED } from '../observed';
import { byConditions } from './shared/byConditions';
import { configuration } from './shared/configuration';
import type { Observed } from './shared/observe';
import { fromCondition, verdict } from './shared/verdict';
import { kinds, type Judge, type SystemRules } from './types';

/**
 * Vault Secrets Operator: newer kinds have conditions; the others say whether
 * they are valid, with the error, or when they have synchronised last.
 */
const vaultSecret: Judge = seen => {
  const { conditions, status, reported, generation } = seen;
  const types = ['Ready', 'SecretSynced', 'Healthy'].filter(type =>
    conditions.get(type),
  );
  if (types.length > 0) {
    return byConditions({ ready: types })(seen);
  }
  const { lastGeneration } = status;
  if (
    generation !== undefined &&
    typeof lastGeneration === 'number' &&
    lastGeneration < generation
  ) {
    return NOT_OBSERVED;
  }
  const error = textOf(status.error);
  if (status.valid === false || error) {
    return verdict('Degraded', 'Invalid', error ?? 'Vault does not accept it.');
  }
  if (status.valid === true) {
    return verdict('Ready', 'Valid', 'Vault accepts it.');
  }
  const synced =
    textOf(status.secretMAC) ??
    textOf(status.serialNumber) ??
    textOf(recordOf(status.secretLease).id) ??
    status.lastRenewalTime ??
    lastGeneration;
  return reported && synced
    ? verdict('Ready', 'Synced', 'Its Secret is written.')
    : NO_STATUS;
};

const SUCCESS = ['ReconcileSuccessful', 'ReconcileSuccess'];
const FAILURE = ['ReconcileFailed', 'ReconcileError'];

/**
 * The operators of the Red Hat community write one condition for a success and
 * another for a failure, that one often False, and take neither away. The
 * newer of the two says how the last attempt has ended.
 */
const vaultConfig: Judge = seen => {
  const { conditions } = seen;
  const success = conditions.firstTrue(SUCCESS);
  const failure = conditions.list.find(
    ({ type, stale }) => FAILURE.includes(type) && !stale,
  );
  const isOver =
    success &&
    failure &&
    writtenAt(seen, success.type) > writtenAt(seen, failure.type);
  return failure && !isOver
    ? fromCondition('Degraded', failure)
    : byConditions({ ready: [], anyOf: SUCCESS })(seen);
};

/** When a condition was written; NaN where it does not say so. */
function writtenAt({ status }: Observed, type: string): number {
  const condition = recordsOf(status.conditions).find(one => one.type === type);
  return Date.parse(textOf(condition?.lastTransitionTime) ?? '');
}

/** Keycloak: HasErrors is True where it cannot be; Ready when its pods are. */
const keycloak = byConditions({
  ready: ['Ready'],
  busy: ['RollingUpdate'],
  failing: { HasErrors: 'Degraded' },
  whenFalse: 'Provisioning',
});

const keycloakImport = byConditions({
  ready: ['Done'],
  failing: { HasErrors: 'Failed' },
  whenFalse: 'Provisioning',
});

/** The older operator of Keycloak: `ready`, and what it is doing. */
const legacyKeycloak: Judge = ({ status, reported }) => {
  if (!reported) {
    return NO_STATUS;
  }
  const phase = textOf(status.phase);
  const message = textOf(status.message);
  if (phase === 'failing') {
    return verdict('Degraded', phase, message ?? 'It could not be made.');
  }
  return status.ready === true
    ? verdict('Ready', phase ?? 'Ready', message ?? 'It is ready.')
    : verdict(
        'Provisioning',
        phase ?? 'NotReady',
        message ?? 'It is not ready.',
      );
};

/** Infisical says in the reason whether a reconciliation has failed. */
const infisical: Judge = seen => {
  const reconciled = seen.conditions.get('secrets.infisical.com/Reconcile');
  if (reconciled?.reason === 'Error' && !reconciled.stale) {
    return fromCondition('Degraded', reconciled);
  }
  return byConditions({
    ready: [],
    anyOf: [
      'secrets.infisical.com/ReadyToSyncSecrets',
      'secrets.infisical.com/Reconcile',
      'Ready',
    ],
  })(seen);
};

/**
 * Secrets and identity: Vault (https://developer.hashicorp.com/vault/docs/deploy/kubernetes/vso),
 * Keycloak (https://www.keycloak.org/operator/basic-deployment), 1Password, Infisical.
 *
 * @internal
 */
export const secretsAndIdentity: SystemRules[] = [
  {
    system: 'vault',
    groups: {
      'secrets.hashicorp.com': { '*': vaultSecret },
      'vault.banzaicloud.com': {
        Vault: byConditions({ ready: ['Healthy'], whenFalse: 'Provisioning' }),
      },
      'redhatcop.redhat.io': { '*': vaultConfig },
    },
  },
  {
    system: 'keycloak',
    groups: {
      'k8s.keycloak.org': {
        Keycloak: keycloak,
        KeycloakRealmImport: keycloakImport,
      },
      'keycloak.org': {
        '*': legacyKeycloak,
      },
    },
  },
  {
    system: '1password',
    groups: {
      'onepassword.com': {
        OnePasswordItem: byConditions({ ready: ['Ready'] }),
      },
    },
  },
  {
    system: 'infisical',
    groups: {
      'secrets.infisical.com': {
        '*': infisical,
      },
    },
  },
  {
    system: 'secrets-store-csi',
    groups: {
      'secrets-store.csi.x-k8s.io': kinds(
        configuration,
        'SecretProviderClass',
        'SecretProviderClassPodStatus',
      ),
    },
  },
  {
    system: 'dex',
    groups: {
      'dex.coreos.com': { '*': configuration },
    },
  },
];
