import { guardedLookup, isAllowedAddress } from './addressGuard';

describe('an address that a tenant names', () => {
  it.each([
    ['10.96.0.1', true],
    ['203.0.113.7', true],
    ['2001:db8::1', true],
    ['169.254.169.254', false],
    ['::ffff:169.254.169.254', false],
    ['fe80::1', false],
    ['fd00:ec2::254', false],
    ['0.0.0.0', false],
    ['::', false],
    ['224.0.0.1', false],
    ['127.0.0.1', false],
    ['127.8.8.8', false],
    ['::1', false],
    ['::ffff:127.0.0.1', false],
    ['dev.example.com', false],
  ])('%s is one to connect to: %s', (address, allowed) => {
    expect(isAllowedAddress(address, { loopback: false })).toBe(allowed);
  });

  it('may be of this machine where the cluster is simulated on it', () => {
    expect(isAllowedAddress('127.0.0.1', { loopback: true })).toBe(true);
    expect(isAllowedAddress('169.254.169.254', { loopback: true })).toBe(false);
  });

  it('is looked at after its name has been looked up', async () => {
    const look = (loopback: boolean) =>
      new Promise<Error | null>(resolve => {
        guardedLookup({ loopback })('localhost', { all: true }, error =>
          resolve(error),
        );
      });
    expect(await look(false)).toMatchObject({ name: 'AddressRefusedError' });
    expect(await look(true)).toBeNull();
  });

  it('below localhost is of this machine, without a server of names', async () => {
    const look = (loopback: boolean) =>
      new Promise(resolve => {
        guardedLookup({ loopback })(
          'hello.payments.localhost',
          {},
          (error, address) => resolve(error ?? address),
        );
      });
    expect(await look(true)).toBe('127.0.0.1');
    expect(await look(false)).toMatchObject({ name: 'AddressRefusedError' });
  });
});
