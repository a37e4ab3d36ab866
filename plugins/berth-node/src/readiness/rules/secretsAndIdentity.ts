import { recordOf, textOf } from '../../reading/values';
import { NO_STATUS } from '../observed';
import { byConditions } from './shared/byConditions';
import { configuration } from './shared/configuration';
import { verdict } from './shared/verdict';
import { kinds, type Judge, type SystemRules } from './types';

/**
 * Vault Secrets Operator: newer kinds have conditions; the others say whether
 * they are valid, with the error, or when they have synchronised last.
 */
const vaultSecret: Judge = seen => {
  const { conditions, status, reported } = seen;
  if (conditions.list.length > 0) {
    const types = ['Ready', 'SecretSynced', 'Healthy'].filter(type =>
      conditions.get(type),
    );
    if (types.length > 0) {
      return byConditions({ ready: types })(seen);
    }
  }
  if (typeof status.valid === 'boolean') {
    return status.valid
      ? verdict('Ready', 'Valid', 'Vault accepts it.')
      : verdict(
          'Degraded',
          'Invalid',
          textOf(status.error) ?? 'Vault does not accept it.',
        );
  }
  const synced =
    textOf(status.secretMAC) ??
    textOf(status.serialNumber) ??
    textOf(recordOf(status.secretLease).id) ??
    status.lastRenewalTime ??
    status.lastGeneration;
  return reported && synced
    ? verdict('Ready', 'Synced', 'Its Secret is written.')
    : NO_STATUS;
};

/** The operator of the Red Hat community: ReconcileSuccessful. */
const vaultConfig = byConditions({
  ready: [],
  anyOf: ['ReconcileSuccessful', 'ReconcileSuccess'],
  failing: { ReconcileFailed: 'Degraded', ReconcileError: 'Degraded' },
});

/** Keycloak: HasErrors is True where it cannot be; Ready when its pods are. */
const keycloak = byConditions({
  ready: ['Ready'],
  failing: { HasErrors: 'Degraded' },
  whenFalse: 'Provisioning',
});

const keycloakImport = byConditions({
  ready: ['Done'],
  failing: { HasErrors: 'Failed' },
  whenFalse: 'Provisioning',
});

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
        '*': ({ status, reported }) =>
          reported
            ? verdict(
                status.ready === true ? 'Ready' : 'Provisioning',
                textOf(status.phase) ?? 'NotReady',
                textOf(status.message) ??
                  (status.ready === true ? 'It is ready.' : 'It is not ready.'),
              )
            : NO_STATUS,
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
        '*': byConditions({
          ready: [],
          anyOf: ['secrets.infisical.com/ReadyToSyncSecrets', 'Ready'],
        }),
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
