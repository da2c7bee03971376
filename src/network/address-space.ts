import {
  type Address,
  type AddressRange,
  contains,
  type Ethertype,
  hostPrefix,
  type Prefix,
  parsePrefix,
  rangeOf,
} from './address.ts';
import {hostAt, type Platform, poolOf, type SitePool, sitePools} from './platform.ts';

/**
 * Reads the prefixes that this file lists, and throws at a misspelled one, so that it is not
 * silently left out.
 */
const known = (...texts: readonly string[]): readonly Prefix[] =>
  texts.map(text => {
    const prefix = parsePrefix(text);
    if (!prefix.ok) throw new Error(prefix.error.says);
    return prefix.value;
  });

/**
 * The prefixes that no router of the Internet carries: private, link-local, loopback, shared,
 * multicast and reserved addresses (IANA's special-purpose registries; of IPv6 everything but
 * 2000::/3). Documentation ranges count as routed, since the lessons' Internet lives there.
 */
const unrouted = known(
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '224.0.0.0/3',
  '::/3',
  '4000::/2',
  '8000::/1',
);

/** Whether the Internet carries packets to an address, and the address belongs to no site. */
export const isInternetAddress = (platform: Platform, address: Address): boolean =>
  !poolOf(platform, address) &&
  !hostAt(platform, address) &&
  !unrouted.some(prefix => contains(prefix, address));

/** One stretch of the address space with the kind of hosts in it, as a site sees it. */
export type Territory = AddressRange & {
  /** Compute hosts are `nowhere`: what they accept is theirs to say, and not modelled. */
  readonly kind: 'internet' | 'site' | 'nowhere';
};

/**
 * What kind of territory a pool is for a site: `site` if it is the site's own. Another site's pool
 * counts as the Internet if it can be reached from there, and as nowhere if it cannot.
 */
const kindOf = (pool: SitePool, site: string): Territory['kind'] => {
  if (pool.site === site) return 'site';
  return pool.internet === 'direct' ? 'internet' : 'nowhere';
};

/**
 * Divides the whole address space of a version of IP into territories, as a site sees it: in order
 * and without gaps. Two sites reach each other as they reach the Internet.
 */
export const territories = (
  platform: Platform,
  ethertype: Ethertype,
  site: string,
): readonly Territory[] => {
  const top = ethertype === 'IPv4' ? 2n ** 32n : 2n ** 128n;
  const hosts = platform.hosts.flatMap(({addresses}) => addresses.map(hostPrefix));
  const marked = [
    ...sitePools(platform).map(pool => ({...rangeOf(pool.prefix), kind: kindOf(pool, site)})),
    ...[...unrouted, ...hosts].map(prefix => ({...rangeOf(prefix), kind: 'nowhere' as const})),
  ].filter(range => range.ethertype === ethertype);
  const cuts = [
    ...new Set([0n, top, ...marked.flatMap(({first, last}) => [first, last + 1n])]),
  ].sort((a, b) => (a < b ? -1 : 1));
  return cuts.slice(0, -1).map((first, index) => {
    const holder = marked.find(range => range.first <= first && first <= range.last);
    return {
      ethertype,
      first,
      last: (cuts[index + 1] ?? top) - 1n,
      kind: holder?.kind ?? 'internet',
    };
  });
};
