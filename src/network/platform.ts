import {memoized} from '../memoize.ts';
import {type Address, contains, type Ethertype, ethertypeOf, type Prefix} from './address.ts';

/**
 * How the addresses of a pool reach the Internet: `direct` is both ways, as themselves;
 * `translated` is outwards only, seen as the compute host's address; `none` is not at all.
 */
export type InternetAccess = 'direct' | 'translated' | 'none';

/** A range of addresses that a network allocates from. All projects of the site share it. */
export type Pool = {
  readonly prefix: Prefix;
  readonly internet: InternetAccess;
};

/**
 * A network says where an address is allocated from, and nothing more. Every instance is routed by
 * itself, so two instances of one network are no closer than two of different networks.
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

/** The attachment of an instance to a network, with the addresses that it was given there. */
export type Interface = {
  readonly network: string;
  readonly addresses: readonly Address[];
};

/** A server. It has one interface, since the platform attaches each instance just once. */
export type Instance = Interface & {
  readonly id: string;
  readonly name: string;
  readonly host: string;
  /** A second interface, which spoils the instance: see `spoiledBy`. */
  readonly second?: Interface;
  /**
   * Its default gateway was changed inside the instance, so that packets are sent there in vain.
   */
  readonly misuse?: 'own-gateway';
};

/**
 * What makes an instance unusable on the platform, if anything does. With two interfaces there are
 * two default routes; a packet that leaves by the wrong one is dropped by the reverse-path check.
 */
export const spoiledBy = ({second, misuse}: Instance): 'second-interface' | 'own-gateway' | null =>
  second ? 'second-interface' : (misuse ?? null);

/** Every address of an instance, on both of its interfaces if it has two. */
export const addressesOf = ({addresses, second}: Instance): readonly Address[] =>
  second ? [...addresses, ...second.addresses] : addresses;

/** A host on the Internet that the lessons name. */
export type InternetActor = {
  readonly name: string;
  readonly address: Address;
  /**
   * What a learner uses it for: a `server` is something to reach, a `visitor` is someone who comes
   * in.
   */
  readonly role: 'server' | 'visitor';
};

/**
 * Everything in the world that no security group decides: networks, hosts, instances and the
 * Internet.
 */
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

const holders = memoized(
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
 * The address of the metadata service. The compute host of an instance answers there, whatever the
 * groups say (Felix redirects it before policy; Safespring documents it for all networks).
 */
export const metadataAddress = '169.254.169.254' as Address;

/** A pool with the site of its network. */
export type SitePool = Pool & {readonly site: string};

/** Every pool of the platform's networks, with its site. */
export const sitePools = memoized(({networks}: Platform): readonly SitePool[] =>
  networks.flatMap(({site, pools}) => pools.map(pool => ({...pool, site}))),
);

/** The pool that holds an address, with its site, whether an instance has the address or not. */
export const poolOf = (platform: Platform, address: Address): SitePool | undefined =>
  sitePools(platform).find(({prefix}) => contains(prefix, address));

/** The site of an interface's network; undefined when the platform has no such network. */
export const siteOf = ({networks}: Platform, {network}: Interface): string | undefined =>
  networks.find(({name}) => name === network)?.site;

/**
 * An instance with one of its addresses. An instance with several addresses is a holder for each.
 */
export type Holder = {readonly instance: Instance; readonly address: Address};

/**
 * The holders of an instance: one for each address of a version of IP on its own interface. The
 * address that it sends from comes first.
 */
export const holdersOf = (instance: Instance, ethertype: Ethertype): readonly Holder[] =>
  instance.addresses
    .filter(address => ethertypeOf(address) === ethertype)
    .map(address => ({instance, address}));

/**
 * The name of a holder: the instance's name, with the address if it has several of that version of
 * IP.
 */
export const holderName = ({instance, address}: Holder): string =>
  holdersOf(instance, ethertypeOf(address)).length > 1
    ? `${instance.name} (${address})`
    : instance.name;

/** The address an instance sends from over a version of IP: the first of its own interface. */
export const addressOf = (instance: Instance, ethertype: Ethertype): Address | undefined =>
  instance.addresses.find(address => ethertypeOf(address) === ethertype);
