import { lookup as dnsLookup } from 'node:dns';
import { BlockList, isIP, isIPv6, type LookupFunction } from 'node:net';

const never = new BlockList();
// Link-local, where clouds serve the credentials of the machine itself.
never.addSubnet('169.254.0.0', 16, 'ipv4');
never.addSubnet('fe80::', 10, 'ipv6');
never.addAddress('fd00:ec2::254', 'ipv6');
never.addSubnet('0.0.0.0', 8, 'ipv4');
never.addAddress('::', 'ipv6');
never.addSubnet('224.0.0.0', 4, 'ipv4');
never.addSubnet('ff00::', 8, 'ipv6');

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/**
 * Whether the portal may connect to an address that something of a tenant's
 * names, such as a kubeconfig. Its own machine is only one for what is simulated
 * on it.
 *
 * @public
 */
export function isAllowedAddress(
  address: string,
  options: { loopback: boolean },
): boolean {
  const family = isIPv6(address) ? 'ipv6' : 'ipv4';
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) {
    return isAllowedAddress(mapped, options);
  }
  return (
    isIP(address) !== 0 &&
    !never.check(address, family) &&
    (options.loopback || !loopback.check(address, family))
  );
}

/**
 * Why an address was refused.
 *
 * @public
 */
export class AddressRefusedError extends Error {
  override name = 'AddressRefusedError';
}

/**
 * Looks a name up and refuses it when any of its addresses is not allowed: the
 * connection then goes to an address that has been looked at. Names below
 * `localhost` are this machine, whatever a server of names says (RFC 6761).
 *
 * @public
 */
export function guardedLookup(options: { loopback: boolean }): LookupFunction {
  return (hostname, lookupOptions, callback) => {
    if (/(^|\.)localhost\.?$/i.test(hostname)) {
      const address = '127.0.0.1';
      if (!isAllowedAddress(address, options)) {
        callback(new AddressRefusedError(hostname), '', 0);
      } else if (lookupOptions.all) {
        callback(null, [{ address, family: 4 }]);
      } else {
        callback(null, address, 4);
      }
      return;
    }
    dnsLookup(hostname, { ...lookupOptions, all: true }, (error, addresses) => {
      if (error) {
        callback(error, '', 0);
        return;
      }
      if (
        !addresses.every(({ address }) => isAllowedAddress(address, options))
      ) {
        callback(new AddressRefusedError(hostname), '', 0);
        return;
      }
      if (lookupOptions.all) {
        callback(null, addresses);
      } else {
        callback(null, addresses[0].address, addresses[0].family);
      }
    });
  };
}
