import {failure, problem, type Result, success} from '../result.ts';
import {
  type Address,
  type AddressRange,
  addressAt,
  contains,
  ethertypeOf,
  integerOf,
  rangeOf,
} from './address.ts';
import {addressesOf, type ComputeHost, type Network, type Platform, type Pool} from './platform.ts';

/** What a pool hands out: all of its addresses but its own, its gateway's and the broadcast. */
export const allocationRange = ({prefix}: Pool): AddressRange => {
  const range = rangeOf(prefix);
  return {...range, first: range.first + 2n, last: range.last - 1n};
};

/** The address of a pool that every instance is told as its gateway: the first. */
export const gatewayOf = ({prefix}: Pool): Address => {
  const {ethertype, first} = rangeOf(prefix);
  return addressAt(ethertype, first + 1n);
};

/**
 * The address that a pool hands out next: the one after the last that anybody got from it. An
 * address given back comes round again only when the pool has been gone through, since in
 * a pool that all projects share, somebody else has it by then. `undefined` when all are held.
 */
const nextOf = (platform: Platform, pool: Pool): Address | undefined => {
  const {ethertype, first, last} = allocationRange(pool);
  const within = (addresses: readonly Address[]): readonly bigint[] =>
    addresses
      .filter(address => ethertypeOf(address) === ethertype)
      .map(integerOf)
      .filter(value => first <= value && value <= last);
  const held = new Set(within(platform.instances.flatMap(addressesOf)));
  const given = within(platform.released ?? []);
  const used = [...held, ...given];
  const latest = used.reduce((most, value) => (value > most ? value : most), first - 1n);
  const taken = new Set(used);
  const firstFree = (without: ReadonlySet<bigint>): bigint | undefined => {
    // Among one more candidates than are taken, one is free.
    for (let value = first; value <= last; value += 1n) if (!without.has(value)) return value;
    return undefined;
  };
  const next =
    latest < last ? latest + 1n : (firstFree(taken) ?? given.find(value => !held.has(value)));
  return next === undefined ? undefined : addressAt(ethertype, next);
};

/**
 * The addresses of a new interface in a network: one of each version of IP that it has pools of,
 * from the first pool with room. Fails when a version has no address left.
 */
export const nextAddresses = (
  platform: Platform,
  {name, pools}: Network,
): Result<readonly Address[]> => {
  const ethertypes = new Set(pools.map(({prefix}) => ethertypeOf(prefix)));
  const found = [...ethertypes].map(ethertype =>
    pools
      .filter(({prefix}) => ethertypeOf(prefix) === ethertype)
      .flatMap(pool => nextOf(platform, pool) ?? [])
      .at(0),
  );
  const addresses = found.filter(address => address !== undefined);
  return addresses.length === found.length && found.length > 0
    ? success(addresses)
    : failure(
        problem(
          `No more IP addresses available on network ${name}.`,
          'Take an address in another network; all networks of a site reach each other.',
        ),
      );
};

/** Steps round what a pool hands out, from an address half of it away, to the first that is free. */
const farFrom = (platform: Platform, pool: Pool, address: Address): Address | undefined => {
  const {ethertype, first, last} = allocationRange(pool);
  const size = last - first + 1n;
  const taken = new Set(
    [...platform.instances.flatMap(addressesOf), ...(platform.released ?? [])]
      .filter(each => ethertypeOf(each) === ethertype)
      .map(integerOf),
  );
  const half = integerOf(address) - first + size / 2n;
  // Among one more candidates than are taken, one is free.
  for (let step = 0n; step < size && step <= taken.size; step += 1n) {
    const value = first + ((half + step) % size);
    if (!taken.has(value)) return addressAt(ethertype, value);
  }
  return undefined;
};

/**
 * An address for each of some that instances were given, from the same pool and far from it: the
 * platform gives out any that is free, so nobody can reckon with the next. Fails when one is of no
 * pool of the network, or its pool is empty.
 */
export const addressesFarFrom = (
  platform: Platform,
  {name, pools}: Network,
  given: readonly Address[],
): Result<readonly Address[]> => {
  const found = given.flatMap(address => {
    const pool = pools.find(({prefix}) => contains(prefix, address));
    return (pool && farFrom(platform, pool, address)) ?? [];
  });
  return found.length === given.length
    ? success(found)
    : failure(
        problem(
          `Network ${name} has no other address to give.`,
          'Give its pools more room, or the instance an address of theirs.',
        ),
      );
};

/**
 * The compute host that a new instance runs on: of those of the network's site that can translate
 * for it, if it needs that, the one with the fewest instances, the first of several.
 */
export const nextHost = (platform: Platform, network: Network): ComputeHost | undefined => {
  const translated = network.pools
    .filter(({internet}) => internet === 'translated')
    .map(({prefix}) => ethertypeOf(prefix));
  const load = ({name}: ComputeHost): number =>
    platform.instances.filter(({host}) => host === name).length;
  return platform.hosts
    .filter(
      ({site, addresses}) =>
        site === network.site &&
        translated.every(ethertype => addresses.some(each => ethertypeOf(each) === ethertype)),
    )
    .reduce<ComputeHost | undefined>(
      (least, host) => (least === undefined || load(host) < load(least) ? host : least),
      undefined,
    );
};
