// tsyringe, under @peculiar/x509, wants this first.
import 'reflect-metadata';
import * as x509 from '@peculiar/x509';
import { randomBytes, webcrypto } from 'node:crypto';

/**
 * A certificate and its private key, both PEM.
 *
 * @public
 */
export interface KeyPair {
  certificate: string;
  privateKey: string;
}

/**
 * Whom a certificate speaks for. Kubernetes reads the common name as the user
 * and the organizations as the groups.
 *
 * @internal
 */
export interface CertificateRequest {
  commonName: string;
  organizations?: string[];
  usage: 'server' | 'client';
  dnsNames?: string[];
  ipAddresses?: string[];
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const dayMs = 24 * 60 * 60 * 1000;
const lifetimeMs = 3650 * dayMs;

/**
 * A sandbox's own certificate authority.
 *
 * `@peculiar/x509` and not `node-forge`: it makes certificates with elliptic
 * keys by the platform's own cryptography (15 ms for all of a sandbox's, where
 * RSA keys take a second), which node-forge cannot.
 *
 * @internal
 */
export class CertificateAuthority {
  readonly #certificate: x509.X509Certificate;
  readonly #signingKey: webcrypto.CryptoKey;
  readonly #now: () => number;

  /** Makes a new authority. */
  static async create(options: {
    name: string;
    now: () => number;
  }): Promise<CertificateAuthority> {
    const { name, now } = options;
    const keys = await generateKeys();
    const certificate = await x509.X509CertificateGenerator.createSelfSigned(
      {
        serialNumber: serialNumber(),
        name: distinguishedName(name),
        keys,
        ...validity(now()),
        signingAlgorithm: algorithm,
        extensions: [
          new x509.BasicConstraintsExtension(true, undefined, true),
          new x509.KeyUsagesExtension(
            // eslint-disable-next-line no-bitwise -- the library's flags
            x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign,
            true,
          ),
          await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
        ],
      },
      crypto(),
    );
    return new CertificateAuthority(certificate, keys.privateKey, now);
  }

  /** Takes up an authority that was made earlier. */
  static async load(options: {
    pair: KeyPair;
    now: () => number;
  }): Promise<CertificateAuthority> {
    const { pair, now } = options;
    const signingKey = await webcrypto.subtle.importKey(
      'pkcs8',
      x509.PemConverter.decodeFirst(pair.privateKey),
      algorithm,
      true,
      ['sign'],
    );
    return new CertificateAuthority(
      new x509.X509Certificate(pair.certificate),
      signingKey,
      now,
    );
  }

  private constructor(
    certificate: x509.X509Certificate,
    signingKey: webcrypto.CryptoKey,
    now: () => number,
  ) {
    this.#certificate = certificate;
    this.#signingKey = signingKey;
    this.#now = now;
  }

  /** The authority's own certificate, PEM. */
  get certificate(): string {
    return pem(this.#certificate);
  }

  /** The authority's own certificate and key, to {@link CertificateAuthority.load} later. */
  async export(): Promise<KeyPair> {
    return {
      certificate: this.certificate,
      privateKey: await exportPrivateKey(this.#signingKey),
    };
  }

  /** Issues a certificate with a new key. */
  async issue(request: CertificateRequest): Promise<KeyPair> {
    const keys = await generateKeys();
    const names: x509.JsonGeneralNames = [
      ...(request.dnsNames ?? []).map(value => ({
        type: 'dns' as const,
        value,
      })),
      ...(request.ipAddresses ?? []).map(value => ({
        type: 'ip' as const,
        value,
      })),
    ];
    const certificate = await x509.X509CertificateGenerator.create(
      {
        serialNumber: serialNumber(),
        subject: distinguishedName(request.commonName, request.organizations),
        // Not as a string: the same bytes, which is what Go compares.
        issuer: this.#certificate.subjectName,
        publicKey: keys.publicKey,
        signingKey: this.#signingKey,
        ...validity(this.#now()),
        signingAlgorithm: algorithm,
        extensions: [
          new x509.BasicConstraintsExtension(false, undefined, true),
          new x509.KeyUsagesExtension(
            x509.KeyUsageFlags.digitalSignature,
            true,
          ),
          new x509.ExtendedKeyUsageExtension([
            request.usage === 'server'
              ? x509.ExtendedKeyUsage.serverAuth
              : x509.ExtendedKeyUsage.clientAuth,
          ]),
          await x509.AuthorityKeyIdentifierExtension.create(this.#certificate),
          ...(names.length > 0
            ? [new x509.SubjectAlternativeNameExtension(names)]
            : []),
        ],
      },
      crypto(),
    );
    return {
      certificate: pem(certificate),
      privateKey: await exportPrivateKey(keys.privateKey),
    };
  }
}

function crypto(): Crypto {
  return webcrypto as Crypto;
}

async function generateKeys(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
}

async function exportPrivateKey(key: webcrypto.CryptoKey): Promise<string> {
  const der = await webcrypto.subtle.exportKey('pkcs8', key);
  return `${x509.PemConverter.encode(der, 'PRIVATE KEY')}\n`;
}

function pem(certificate: x509.X509Certificate): string {
  return `${certificate.toString('pem')}\n`;
}

function serialNumber(): string {
  // Positive, and never zero.
  const bytes = randomBytes(16);
  bytes[0] = 0x40 + (bytes[0] % 0x40);
  return bytes.toString('hex');
}

function validity(now: number): { notBefore: Date; notAfter: Date } {
  // A day back, for clocks that were set while the sandbox was down.
  return {
    notBefore: new Date(now - dayMs),
    notAfter: new Date(now + lifetimeMs),
  };
}

function distinguishedName(
  commonName: string,
  organizations: string[] = [],
): x509.Name {
  // Said to be text, since a plain string may be taken for a notation of one.
  const text = (utf8String: string) => [{ utf8String }];
  return new x509.Name([
    { CN: text(commonName) },
    ...organizations.map(name => ({ O: text(name) })),
  ]);
}
