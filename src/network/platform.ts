import {once} from '../once.ts';
import {
  type Address,
  type AddressRange,
  contains,
  type Ethertype,
  ethertypeOf,
  hostPrefix,
  type Prefix,
  parsePrefix,
  rangeOf,
} from './address.ts';

/**
 * How the addresses of a pool meet the Internet: `direct` both ways as themselves;
 * `translated` outwards only, seen as the compute host's address; `none` not at all.
 */
export type InternetAccess = 'direct' | 'translated' | 'none';

/** A range that a network allocates addresses from, shared by all projects of the site. */
export type Pool = {
  readonly prefix: Prefix;
  readonly internet: InternetAccess;
};

/**
 * Where an address is allocated from, and nothing more: every instance is routed by itself,
 * so two instances of one network are no closer than two of different networks.
 */
export type Network = {
  readonly name: string;
  readonly site: string;
  readonly pools: readonly Pool[];
};

/** A machine that runs instances. It is their gateway, their firewall and their NAT. */
export type ComputeHost = {
  readonly name: string;
  readonly site: string;
  readonly addresses: readonly Address[];
};

/** Where an instance is attached: to a network, with the addresses it was given there. */
export type Interface = {
  readonly network: string;
  readonly addresses: readonly Address[];
};

/** A server. Its one interface is its own: the platform has each instance attached just once. */
export type Instance = Interface & {
  readonly id: string;
  readonly name: string;
  readonly host: string;
  /** An interface too many, which spoils the instance: see `spoiledBy`. */
  readonly second?: Interface;
  /** Somebody changed its default gateway, to which packets are then sent in vain. */
  readonly misuse?: 'own-gateway';
};

/**
 * What the platform does not bear about an instance, if anything. With two interfaces there are
 * two default routes, and what leaves by the wrong one is dropped by the reverse-path check.
 */
export const spoiledBy = ({second, misuse}: Instance): 'second-interface' | 'own-gateway' | null =>
  second ? 'second-interface' : (misuse ?? null);

/** Every address an instance was given, on whichever interface. */
export const addressesOf = ({addresses, second}: Instance): readonly Address[] =>
  second ? [...addresses, ...second.addresses] : addresses;

/** Somebody on the Internet that the lessons name. */
export type InternetActor = {
  readonly name: string;
  readonly address: Address;
  /** What it is to the learner: something to reach out to, or somebody who comes in. */
  readonly role: 'server' | 'visitor';
};

/** The ground that traffic crosses: everything about the world that no security group decides. */
export type Platform = {
  readonly project: string;
  readonly networks: readonly Network[];
  readonly hosts: readonly ComputeHost[];
  readonly instances: readonly Instance[];
  readonly internet: readonly InternetActor[];
  /** Addresses that instances of the project gave back to the pools, the latest last. */
  readonly released?: readonly Address[];
};

/** The instance of that name or id. */
export const findInstance = (platform: Platform, nameOrId: string): Instance | undefined =>
  platform.instances.find(({name, id}) => name === nameOrId || id === nameOrId);

const holders = once(
  ({instances}: Platform): ReadonlyMap<Address, Instance> =>
    new Map(
      instances.flatMap(instance =>
        addressesOf(instance).map(address => [address, instance] as const),
      ),
    ),
);

/** The instance that holds an address. */
export const instanceAt = (platform: Platform, address: Address): Instance | undefined =>
  holders(platform).get(address);

/** The compute host that an instance runs on. */
export const hostOf = ({hosts}: Platform, {host}: Instance): ComputeHost | undefined =>
  hosts.find(({name}) => name === host);

/** The compute host that has an address. */
export const hostAt = ({hosts}: Platform, address: Address): ComputeHost | undefined =>
  hosts.find(({addresses}) => addresses.includes(address));

/**
 * Where every instance asks for its metadata; its compute host answers, whatever the groups say
 * (Felix redirects it before policy; Safespring documents it for all networks).
 */
export const metadataAddress = '169.254.169.254' as Address;

type PlacedPool = Pool & {readonly site: string};

const placedPools = once(({networks}: Platform): readonly PlacedPool[] =>
  networks.flatMap(({site, pools}) => pools.map(pool => ({...pool, site}))),
);

/** The pool that an address is allocated from, whoever holds it, and its site. */
export const poolOf = (platform: Platform, address: Address): PlacedPool | undefined =>
  placedPools(platform).find(({prefix}) => contains(prefix, address));

/** The site of an instance's network, or of another interface's; none when it is not there. */
export const siteOf = ({networks}: Platform, {network}: Interface): string | undefined =>
  networks.find(({name}) => name === network)?.site;

/** An instance by one of its addresses; one with several is several at the far end of a way. */
export type Holder = {readonly instance: Instance; readonly address: Address};

/** An instance by each address of a version of IP of its own interface, the one it sends from first. */
export const holdersOf = (instance: Instance, ethertype: Ethertype): readonly Holder[] =>
  instance.addresses
    .filter(address => ethertypeOf(address) === ethertype)
    .map(address => ({instance, address}));

/** What people call an instance at an address: its name, and the address if it has several such. */
export const holderName = ({instance, address}: Holder): string =>
  holdersOf(instance, ethertypeOf(address)).length > 1
    ? `${instance.name} (${address})`
    : instance.name;

/** The address an instance sends from over a version of IP: the first of its own interface. */
export const addressOf = (instance: Instance, ethertype: Ethertype): Address | undefined =>
  instance.addresses.find(address => ethertypeOf(address) === ethertype);

/** Prefixes of this file; a slip of the pen among them must not pass for no prefix at all. */
const known = (...texts: readonly string[]): readonly Prefix[] =>
  texts.map(text => {
    const prefix = parsePrefix(text);
    if (!prefix.ok) throw new Error(prefix.error.says);
    return prefix.value;
  });

/**
 * What no router of the Internet carries: private, link-local, loopback, shared, multicast and
 * reserved addresses (IANA's special-purpose registries; of IPv6 all but 2000::/3). Documentation ranges count as routed,
 * since the lessons' Internet lives there.
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

/** Whether the Internet carries packets to an address that is of no site. */
export const isInternetAddress = (platform: Platform, address: Address): boolean =>
  !poolOf(platform, address) &&
  !hostAt(platform, address) &&
  !unrouted.some(prefix => contains(prefix, address));

/** One stretch of the address space and who lives there, as seen from a site. */
export type Territory = AddressRange & {
  /** Compute hosts are `nowhere`: what they accept is theirs to say, and not modelled. */
  readonly kind: 'internet' | 'site' | 'nowhere';
};

/** What a pool is to a site: its own, or another site's, which only the Internet leads to. */
const kindOf = (pool: PlacedPool, site: string): Territory['kind'] => {
  if (pool.site === site) return 'site';
  return pool.internet === 'direct' ? 'internet' : 'nowhere';
};

/**
 * The whole address space of a version of IP, in order, without gaps, by who lives there, as seen
 * from a site. Sites are apart: each reaches the other as the Internet does.
 */
export const territories = (
  platform: Platform,
  ethertype: Ethertype,
  site: string,
): readonly Territory[] => {
  const top = ethertype === 'IPv4' ? 2n ** 32n : 2n ** 128n;
  const hosts = platform.hosts.flatMap(({addresses}) => addresses.map(hostPrefix));
  const marked = [
    ...placedPools(platform).map(pool => ({...rangeOf(pool.prefix), kind: kindOf(pool, site)})),
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
