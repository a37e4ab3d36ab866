import { X509Certificate } from 'node:crypto';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { CertificateAuthority } from './CertificateAuthority';

const now = () => Date.now();

describe('CertificateAuthority', () => {
  it('makes certificates that both sides of TLS take', async () => {
    const created = await CertificateAuthority.create({ name: 'test', now });
    const authority = await CertificateAuthority.load({
      pair: await created.export(),
      now,
    });
    const server = await authority.issue({
      commonName: 'server',
      usage: 'server',
      dnsNames: ['localhost'],
      ipAddresses: ['127.0.0.1'],
    });
    const client = await authority.issue({
      commonName: 'backstage:somebody, of "here"',
      organizations: ['backstage:team', 'backstage:other/team'],
      usage: 'client',
    });
    const seen: object[] = [];
    const listener = https.createServer(
      {
        cert: server.certificate,
        key: server.privateKey,
        ca: authority.certificate,
        requestCert: true,
      },
      (request, response) => {
        const socket = request.socket as TLSSocket;
        seen.push(socket.getPeerCertificate().subject);
        response.end('hello');
      },
    );
    const port = await new Promise<number>(resolve => {
      listener.listen(0, '127.0.0.1', () =>
        resolve((listener.address() as AddressInfo).port),
      );
    });

    for (const host of ['127.0.0.1', 'localhost']) {
      const status = await new Promise((resolve, reject) => {
        https
          .get(
            `https://${host}:${port}`,
            {
              ca: created.certificate,
              cert: client.certificate,
              key: client.privateKey,
              family: 4,
            },
            response => resolve(response.resume().statusCode),
          )
          .once('error', reject);
      });
      expect(status).toBe(200);
    }

    listener.close();
    expect(seen).toEqual(
      Array(2).fill({
        CN: 'backstage:somebody, of "here"',
        O: ['backstage:team', 'backstage:other/team'],
      }),
    );
  });

  it('issues no certificate that could issue others', async () => {
    const authority = await CertificateAuthority.create({ name: 'test', now });
    const issued = await authority.issue({ commonName: 'x', usage: 'client' });

    expect(new X509Certificate(authority.certificate).ca).toBe(true);
    const certificate = new X509Certificate(issued.certificate);
    expect(certificate.ca).toBe(false);
    expect(certificate.keyUsage).toEqual(['1.3.6.1.5.5.7.3.2']);
    // OpenSSL would overlook another encoding of the name; Go does not.
    const encodedName = Buffer.from('0c0474657374', 'hex');
    expect(certificate.raw.includes(encodedName)).toBe(true);
    expect(
      new X509Certificate(authority.certificate).raw.includes(encodedName),
    ).toBe(true);
  });
});
