import { generateKeyPairSync } from 'node:crypto';
import type { DataFolder } from '../state/DataFolder';
import {
  CertificateAuthority,
  type CertificateRequest,
  type KeyPair,
} from './CertificateAuthority';

/** Everybody who talks to the API server with a certificate of its own. */
const clients = {
  admin: { commonName: 'admin', organizations: ['system:masters'] },
  'controller-manager': { commonName: 'system:kube-controller-manager' },
  scheduler: { commonName: 'system:kube-scheduler' },
  kwok: { commonName: 'kwok', organizations: ['system:masters'] },
  // A name of its own, so that an audit log tells its requests from the rest.
  operators: {
    commonName: 'simulated-operators',
    organizations: ['system:masters'],
  },
} satisfies Record<string, Omit<CertificateRequest, 'usage'>>;

/**
 * Names of the identities that get a certificate.
 *
 * @internal
 */
export type ClientName = keyof typeof clients;

/**
 * A sandbox's certificates. Those that components read from files lie in the
 * data folder's `pki`.
 *
 * @internal
 */
export interface Certificates {
  authority: CertificateAuthority;
  clients: Record<ClientName, KeyPair>;
}

/**
 * Makes the certificates of a sandbox. The authority and the key that signs
 * service account tokens last as long as the data folder; the rest is new at
 * each start.
 *
 * @internal
 */
export async function prepareCertificates(options: {
  data: DataFolder;
  now: () => number;
  /** Further names that the API server is reached by */
  dnsNames?: string[];
}): Promise<Certificates> {
  const { data, now, dnsNames = [] } = options;
  const authority = await prepareAuthority(data, now);
  await prepareTokenKey(data);

  const server = await authority.issue({
    commonName: 'kube-apiserver',
    usage: 'server',
    dnsNames: [
      'localhost',
      'kubernetes',
      'kubernetes.default.svc',
      ...dnsNames,
    ],
    ipAddresses: ['127.0.0.1', '::1'],
  });
  await writePair(data, 'apiserver', server);

  const entries = await Promise.all(
    Object.entries(clients).map(async ([name, request]) => [
      name,
      await authority.issue({ ...request, usage: 'client' }),
    ]),
  );
  return { authority, clients: Object.fromEntries(entries) };
}

async function prepareAuthority(
  data: DataFolder,
  now: () => number,
): Promise<CertificateAuthority> {
  const certificate = await data.read('pki/ca.crt');
  const privateKey = await data.read('pki/ca.key');
  if (certificate && privateKey) {
    return CertificateAuthority.load({
      pair: { certificate, privateKey },
      now,
    });
  }
  const authority = await CertificateAuthority.create({
    name: 'berth-sandbox',
    now,
  });
  await writePair(data, 'ca', await authority.export());
  return authority;
}

async function prepareTokenKey(data: DataFolder): Promise<void> {
  if (!(await data.read('pki/service-accounts.key'))) {
    const keys = generateKeyPairSync('ec', {
      namedCurve: 'P-256',
      publicKeyEncoding: { format: 'pem', type: 'spki' },
      privateKeyEncoding: { format: 'pem', type: 'pkcs8' },
    });
    await data.write('pki/service-accounts.pub', keys.publicKey);
    await data.write('pki/service-accounts.key', keys.privateKey);
  }
}

async function writePair(
  data: DataFolder,
  name: string,
  pair: KeyPair,
): Promise<void> {
  await data.write(`pki/${name}.key`, pair.privateKey);
  await data.write(`pki/${name}.crt`, pair.certificate);
}
