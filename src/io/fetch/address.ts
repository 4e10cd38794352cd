import { BlockList, isIP, isIPv4 } from 'node:net';
import { ConfigError } from '../errors.js';

/**
 * What is never connected to: IANA's special-purpose registry for IPv4 (private, loopback, link-local with the
 * clouds' metadata service, shared 100.64/10, test and benchmark nets, multicast, reserved), and one cloud
 * metadata service that hides at a public address (Azure's).
 */
const REFUSED_IPV4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '168.63.129.16/32',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];

/** Inside the global unicast range, but tunnels to an IPv4 address, documentation, or protocol assignments. */
const REFUSED_IPV6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

/** The only range of IPv6 that the internet routes; mapped, translated, local and loopback forms lie outside it. */
const GLOBAL_IPV6 = '2000::/3';

const refused = new BlockList();
for (const net of REFUSED_IPV4) addNet(refused, net);
for (const net of REFUSED_IPV6) addNet(refused, net);
const globalIpv6 = new BlockList();
addNet(globalIpv6, GLOBAL_IPV6);

/** Whether an address (not a name) is one that the public internet routes to. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !refused.check(address);
  const bare = address.split('%')[0] ?? '';
  return isIP(bare) === 6 && globalIpv6.check(bare, 'ipv6') && !refused.check(bare, 'ipv6');
}

/** Decides about one connection. */
export type AddressPolicy = (address: string, port: number) => boolean;

/**
 * Public addresses, and those listed.
 * @param list comma-separated addresses or nets, each with an optional port: `127.0.0.1:8101, [::1]:80, 10.1.0.0/16`
 * @throws ConfigError
 */
export function addressPolicy(list: string, setting = 'WARTA_ALLOW_ADDRESSES'): AddressPolicy {
  const entries = list
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean)
    .map((entry) => parseEntry(entry, setting));
  return (address, port) =>
    isPublicAddress(address) ||
    entries.some((e) => (e.port === null || e.port === port) && e.nets.check(address, family(address)));
}

function parseEntry(entry: string, setting: string): { nets: BlockList; port: number | null } {
  const [, v6, v4, port] =
    /^(?:\[([0-9a-f:]+(?:\/\d+)?)\]|([0-9.]+(?:\/\d+)?))(?::(\d+))?$/i.exec(entry) ?? [];
  const net = v6 ?? v4 ?? entry;
  const nets = new BlockList();
  try {
    addNet(nets, net.includes('/') ? net : `${net}/${isIP(net) === 6 ? 128 : 32}`);
  } catch {
    throw new ConfigError(
      setting,
      `"${entry}" is not an address, net or address:port (IPv6 with port: [::1]:80)`,
    );
  }
  return { nets, port: port ? Number(port) : null };
}

function addNet(list: BlockList, net: string): void {
  const [address = '', bits] = net.split('/');
  list.addSubnet(address, Number(bits), family(address));
}

function family(address: string): 'ipv4' | 'ipv6' {
  return address.includes(':') ? 'ipv6' : 'ipv4';
}
