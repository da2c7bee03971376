import {memoized} from '../memoize.ts';
import {type Address, contains, type Ethertype, ethertypeOf, type Prefix} from './address.ts';

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
 * Where every instance asks for its metadata; its compute host answers, whatever the groups say
 * (Felix redirects it before policy; Safespring documents it for all networks).
 */
export const metadataAddress = '169.254.169.254' as Address;

/** A pool with the site of its network. */
export type PlacedPool = Pool & {readonly site: string};

/** Every pool of the platform's networks, with its site. */
export const placedPools = memoized(({networks}: Platform): readonly PlacedPool[] =>
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
