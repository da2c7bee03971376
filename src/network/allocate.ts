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

/**
 * The addresses that a pool hands out: all but the network's, the gateway's and the broadcast
 * address.
 */
export const allocationRange = ({prefix}: Pool): AddressRange => {
  const range = rangeOf(prefix);
  return {...range, first: range.first + 2n, last: range.last - 1n};
};

/** The gateway's address in a pool, which DHCP tells every instance: the first one of the pool. */
export const gatewayOf = ({prefix}: Pool): Address => {
  const {ethertype, first} = rangeOf(prefix);
  return addressAt(ethertype, first + 1n);
};

/**
 * The address that a pool hands out next: the one after the highest that an instance has or had. An
 * address that was given back is handed out again only after all others, because a pool is shared
 * by all projects, and another project may have it by then. `undefined` when all are held.
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

/** The first free address of a pool, counted from half the pool away from a given address. */
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
 * Gives a new address for each given one, from the same pool and far from it: the platform hands
 * out any free address, so a learner must not count on the next one. Fails when a given address is
 * in no pool of the network, or when its pool is empty.
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
 * The compute host for a new instance in a network: the host of the network's site with the fewest
 * instances, and the first of several. If the network needs NAT, only hosts that can translate
 * count.
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
