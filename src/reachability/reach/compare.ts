import {type Ethertype, ethertypeOf, integerOf} from '../../network/address.ts';
import {addressesOf, type Holder, holdersOf, type Platform} from '../../network/platform.ts';
import type {World} from '../../security-groups/world.ts';
import {allFlows, difference} from '../flows/flows.ts';
import type {Region} from './outside.ts';
import {isRegion, type Passage, passages} from './reach.ts';

/**
 * The passages of the first world that the second world does not let pass. It is exact, and empty
 * when there are none. An instance is the same in both worlds if it has the same name, whatever its
 * address. Addresses outside the project that an instance of the second world holds cannot be
 * compared, and are left out. A different source address at the far end is no difference.
 */
export const excess = (more: World, less: World): readonly Passage[] => {
  const known = new Map<string, Passage[]>();
  for (const passage of passages(less)) {
    const key = keyOf(passage);
    const alike = known.get(key);
    if (alike) alike.push(passage);
    else known.set(key, [passage]);
  }
  const held = more.platform === less.platform ? nobody : heldIn(less.platform);
  return passages(more)
    .flatMap(passage => subtract(passage, known.get(keyOf(passage)) ?? []))
    .flatMap(passage => withoutHeld(passage, held))
    .filter(({flows}) => flows.length > 0);
};

type Held = Readonly<Record<Ethertype, readonly Region[]>>;

const nobody: Held = {IPv4: [], IPv6: []};

/** The addresses that instances of a platform hold, in order, as regions that allow everything. */
const heldIn = ({instances}: Platform): Held => {
  const all = instances.flatMap(addressesOf);
  const of = (ethertype: Ethertype): readonly Region[] =>
    all
      .filter(address => ethertypeOf(address) === ethertype)
      .map(integerOf)
      .sort((one, other) => (one < other ? -1 : 1))
      .map(value => ({ethertype, kind: 'site', first: value, last: value, flows: allFlows}));
  return {IPv4: of('IPv4'), IPv6: of('IPv6')};
};

const withoutHeld = (passage: Passage, held: Held): readonly Passage[] => {
  const {peer, ethertype} = passage;
  if (!isRegion(peer) || held[ethertype].length === 0) return [passage];
  return subtractRegions(peer, held[ethertype]).map(part => ({
    ...passage,
    peer: part,
    flows: part.flows,
  }));
};

/**
 * An end as the name of its instance and the position of its address among those of one version of
 * IP.
 */
const endOf = ({instance, address}: Holder): readonly [string, number] => [
  instance.name,
  holdersOf(instance, ethertypeOf(address)).findIndex(own => own.address === address),
];

/**
 * A key that is equal for passages with the same instance, direction and far end, also in two
 * worlds.
 */
const keyOf = ({direction, ethertype, peer, ...own}: Passage): string =>
  `${ethertype} ${direction} ${JSON.stringify([endOf(own), isRegion(peer) ? null : endOf(peer)])}`;

const subtract = (passage: Passage, taken: readonly Passage[]): readonly Passage[] => {
  const {peer} = passage;
  if (!isRegion(peer)) {
    const flows = taken.reduce((left, other) => difference(left, other.flows), passage.flows);
    return [{...passage, flows}];
  }
  return subtractRegions(
    peer,
    taken.flatMap(other => (isRegion(other.peer) ? other.peer : [])),
  ).map(part => ({...passage, peer: part, flows: part.flows}));
};

/** A region without the flows of some ordered regions, cut where those begin and end. */
const subtractRegions = (region: Region, taken: readonly Region[]): readonly Region[] => {
  const parts: Region[] = [];
  let {first} = region;
  for (let index = firstUpTo(taken, first); first <= region.last; index += 1) {
    const other = taken[index];
    if (!other || other.first > region.last) break;
    if (first < other.first) parts.push({...region, first, last: other.first - 1n});
    const start = first < other.first ? other.first : first;
    const last = other.last < region.last ? other.last : region.last;
    parts.push({...region, first: start, last, flows: difference(region.flows, other.flows)});
    first = last + 1n;
  }
  return first <= region.last ? [...parts, {...region, first}] : parts;
};

/** The index of the first of the regions that does not end before an address. */
const firstUpTo = (regions: readonly Region[], address: bigint): number => {
  let [low, high] = [0, regions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((regions[middle]?.last ?? address) < address) low = middle + 1;
    else high = middle;
  }
  return low;
};
