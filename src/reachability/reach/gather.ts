import {
  type AddressRange,
  addressAt,
  type Ethertype,
  ethertypeOf,
  integerOf,
} from '../../network/address.ts';
import {addressesOf, type Holder, type Platform} from '../../network/platform.ts';
import type {World} from '../../security-groups/world.ts';
import {flowsOutside, joinNeighbours, type Region} from './outside.ts';
import {isRegion, type Passage} from './reach.ts';

/**
 * Passages of one instance that have the same direction, the same flows, and the same peer or the
 * same kind of region. `isWhole` says whether the regions are all addresses of their kind.
 */
export type Gathered = Omit<Passage, 'peer'> & {
  readonly peer:
    | ({readonly kind: 'instance'} & Holder)
    | {
        readonly kind: Region['kind'];
        readonly regions: readonly Region[];
        readonly isWhole: boolean;
      };
  /** The passages that were gathered. */
  readonly found: readonly Passage[];
};

/** Whether all addresses between two regions are held by known instances. */
const touches = (own: ReadonlySet<bigint>, one: Region, other: Region): boolean => {
  let next = one.last + 1n;
  while (own.has(next)) next += 1n;
  return next === other.first;
};

const joinAround = (own: ReadonlySet<bigint>, regions: readonly Region[]): readonly Region[] =>
  joinNeighbours(regions, (one, other) =>
    touches(own, one, other) ? {...one, last: other.last} : undefined,
  );

/** The addresses of a version of IP that instances of some platforms hold. */
const heldIn = (platforms: readonly Platform[], ethertype: Ethertype): ReadonlySet<bigint> =>
  new Set(
    platforms
      .flatMap(({instances}) => instances.flatMap(addressesOf))
      .filter(address => ethertypeOf(address) === ethertype)
      .map(integerOf),
  );

const sizeOf = (regions: readonly AddressRange[]): bigint =>
  regions.reduce((sum, {first, last}) => sum + last - first + 1n, 0n);

/** The number of addresses that lie in some regions. */
const countIn = (regions: readonly AddressRange[], addresses: ReadonlySet<bigint>): bigint =>
  BigInt(
    [...addresses].filter(address =>
      regions.some(({first, last}) => first <= address && address <= last),
    ).length,
  );

const gatherRegions = (
  {world, other}: Compared,
  passage: Passage,
  regions: readonly Region[],
): Omit<Gathered, 'found'> => {
  const {instance, address, direction, ethertype, flows} = passage;
  const kind = regions[0]?.kind ?? 'internet';
  const all = flowsOutside(world, instance, direction, ethertype, address).filter(
    region => region.kind === kind,
  );
  const elsewhere = heldIn(other ? [other] : [], ethertype);
  const isWhole = sizeOf(regions) === sizeOf(all) - countIn(all, elsewhere);
  const held = heldIn(other ? [world.platform, other] : [world.platform], ethertype);
  const joined = joinAround(held, regions);
  return {instance, address, direction, ethertype, flows, peer: {kind, regions: joined, isWhole}};
};

/** The world of some passages, and the platform of the other world that it was compared with. */
type Compared = {readonly world: World; readonly other: Platform | undefined};

/**
 * Gathers passages that differ only in their addresses, in the order of the first of each kind.
 * Addresses of the project's own instances do not break a stretch. If the passages are the excess
 * over another world, the addresses of the other platform's instances do not break it either, since
 * nothing is said of them.
 */
export const gather = (
  world: World,
  found: readonly Passage[],
  other?: Platform,
): readonly Gathered[] => {
  const alike = new Map<string, {passage: Passage; regions: Region[]; all: Passage[]}>();
  for (const passage of found) {
    const {instance, address, direction, peer, flows} = passage;
    const end = isRegion(peer) ? peer.kind : `${peer.instance.id} ${peer.address}`;
    const key = [instance.id, address, direction, end, ...flows].join(' ');
    const entry = alike.get(key) ?? {passage, regions: [], all: []};
    entry.all.push(passage);
    if (isRegion(peer)) entry.regions.push(peer);
    alike.set(key, entry);
  }
  return [...alike.values()].map(({passage, regions, all}): Gathered => {
    const {peer, ...rest} = passage;
    return isRegion(peer)
      ? {...gatherRegions({world, other}, passage, regions), found: all}
      : {...rest, peer: {kind: 'instance', ...peer}, found: all};
  });
};

/**
 * Writes a range of addresses: as a prefix, as one address, or as the first and the last address.
 */
export const describeRange = ({ethertype, first, last}: AddressRange): string => {
  const start = addressAt(ethertype, first);
  if (first === last) return start;
  const size = last - first + 1n;
  const bits = size.toString(2).length - 1;
  const isPrefix = size === 1n << BigInt(bits) && first % size === 0n;
  return isPrefix
    ? `${start}/${(ethertype === 'IPv4' ? 32 : 128) - bits}`
    : `${start}-${addressAt(ethertype, last)}`;
};
