import {memoized} from '../../memoize.ts';
import {
  type Address,
  type AddressRange,
  addressAt,
  type Ethertype,
  ethertypeOf,
  integerOf,
} from '../../network/address.ts';
import {type Territory, territories} from '../../network/address-space.ts';
import {
  addressesOf,
  addressOf,
  type Instance,
  type Platform,
  siteOf,
} from '../../network/platform.ts';
import type {Direction} from '../../security-groups/rule.ts';
import type {World} from '../../security-groups/world.ts';
import {type AddressMap, stretchAt} from '../flows/address-map.ts';
import {allFlows, type Flows, intersection, noFlows, union} from '../flows/flows.ts';
import {effectiveGroups} from '../gates/gate.ts';
import {policyOf} from '../gates/policy.ts';
import {route} from '../gates/routing.ts';

/** A range of addresses outside the project, and the flows that pass with each of them. */
export type Region = AddressRange & {
  readonly kind: Exclude<Territory['kind'], 'nowhere'>;
  readonly flows: Flows;
};

/**
 * The flows that pass between an instance and every address outside the project, region by region
 * and in order; neighbouring regions differ. The far end is assumed to allow everything: the
 * Internet does, and the groups of other projects are not known. `own` is the address of the
 * instance; without it, the first.
 */
export const flowsOutside = (
  world: World,
  instance: Instance,
  direction: Direction,
  ethertype: Ethertype,
  own: Address | undefined = addressOf(instance, ethertype),
): readonly Region[] => {
  const site = siteOf(world.platform, instance);
  if (!own || site === undefined) return [];
  const pieces = foreign[ethertype](world.platform)(site);
  const {byAddress} = policyOf(effectiveGroups(world, instance), direction, ethertype);
  const passes = (kind: Region['kind']): boolean => {
    const sample = pieces.samples[kind];
    return sample !== undefined && routes(world, instance, direction, own, sample);
  };
  const routed: Routed = {site: passes('site'), internet: passes('internet')};
  const known = regionsAlong(pieces.pieces)(byAddress);
  const way = `${routed.site} ${routed.internet}`;
  const regions = known.get(way) ?? regionsOf(pieces.pieces, byAddress, routed);
  known.set(way, regions);
  return regions;
};

type Routed = Readonly<Record<Region['kind'], boolean>>;
type Piece = AddressRange & Pick<Region, 'kind'>;

/** The regions that were computed before. Instances with the same groups and network share them. */
const regionsAlong = memoized((_: readonly Piece[]) =>
  memoized((_: AddressMap) => new Map<string, readonly Region[]>()),
);

/** Walks along the pieces and the map at once. */
const regionsOf = (
  pieces: readonly Piece[],
  {starts, flows}: AddressMap,
  routed: Routed,
): readonly Region[] => {
  const regions: Region[] = [];
  const put = (region: Region): void => {
    const last = regions.at(-1);
    const both = last && joinRegions(last, region);
    if (both) regions[regions.length - 1] = both;
    else regions.push(region);
  };
  // No piece holds an instance's address, so no rule that names a group takes one in.
  for (const {ethertype, kind, first, last} of pieces) {
    if (!routed[kind]) {
      put({ethertype, kind, first, last, flows: noFlows});
      continue;
    }
    let start = first;
    for (let index = stretchAt(starts, first); start <= last; index += 1) {
      const next = starts[index + 1];
      const until = next === undefined || next > last ? last : next - 1n;
      put({ethertype, kind, first: start, last: until, flows: flows[index] ?? noFlows});
      start = until + 1n;
    }
  }
  return regions;
};

/** Joins neighbours of a list wherever `join` gives a value for two of them. */
export const joinNeighbours = <Item>(
  items: readonly Item[],
  join: (one: Item, next: Item) => Item | undefined,
): readonly Item[] => {
  const joined: Item[] = [];
  for (const item of items) {
    const last = joined.at(-1);
    const both = last && join(last, item);
    if (both) joined[joined.length - 1] = both;
    else joined.push(item);
  }
  return joined;
};

const joinRegions = (one: Region, next: Region): Region | undefined =>
  one.last + 1n === next.first && one.kind === next.kind && one.flows === next.flows
    ? {...one, last: next.last}
    : undefined;

/**
 * Whether packets are routed to or from a range outside the project, whatever the groups say. The
 * first address stands for all.
 */
const routes = (
  {platform}: World,
  instance: Instance,
  direction: Direction,
  own: Address,
  {kind, ethertype, first}: Piece,
): boolean => {
  const address = addressAt(ethertype, first);
  const here = {kind: 'instance', instance} as const;
  const there = {kind: kind === 'site' ? 'neighbour' : 'internet', address} as const;
  return direction === 'egress'
    ? route(platform, here, there, own, address).passes
    : route(platform, there, here, address, own).passes;
};

/**
 * The addresses of a version of IP that no instance of the project holds, in order, as a site sees
 * them.
 */
const foreign = {
  IPv4: memoized((platform: Platform) => foreignTo(platform, 'IPv4')),
  IPv6: memoized((platform: Platform) => foreignTo(platform, 'IPv6')),
};

/** The same addresses for each site of a platform. */
const foreignTo = (platform: Platform, ethertype: Ethertype) => {
  const sites = [...new Set(platform.networks.map(({site}) => site))];
  const pieces = new Map(sites.map(site => [site, foreignIn(platform, ethertype, site)]));
  return (site: string): Foreign => pieces.get(site) ?? nobody;
};

type Foreign = {
  readonly pieces: readonly Piece[];
  readonly samples: Readonly<Record<Region['kind'], Piece | undefined>>;
};

const nobody: Foreign = {pieces: [], samples: {site: undefined, internet: undefined}};

const foreignIn = (platform: Platform, ethertype: Ethertype, site: string): Foreign => {
  const held = platform.instances
    .flatMap(addressesOf)
    .filter(address => ethertypeOf(address) === ethertype)
    .map(integerOf);
  const own = new Set(held);
  const cuts = held.flatMap(value => [value, value + 1n]);
  const pieces = territories(platform, ethertype, site)
    .flatMap(territory => cutAt(territory, cuts))
    .flatMap(({kind, ...range}): Piece | readonly [] =>
      kind === 'nowhere' || own.has(range.first) ? [] : {...range, kind},
    );
  const sample = (kind: Region['kind']) => pieces.find(piece => piece.kind === kind);
  return {pieces, samples: {site: sample('site'), internet: sample('internet')}};
};

/** Cuts a territory before each of the given addresses that lies inside it. */
export const cutAt = (territory: Territory, cuts: readonly bigint[]): readonly Territory[] => {
  const inside = cuts.filter(cut => territory.first < cut && cut <= territory.last);
  const starts = [...new Set([territory.first, ...inside])].sort((a, b) => (a < b ? -1 : 1));
  return starts.map((first, index) => ({
    ...territory,
    first,
    last: (starts[index + 1] ?? territory.last + 1n) - 1n,
  }));
};

/** The flows that pass with at least one address of a kind. */
export const withSomebody = (regions: readonly Region[], kind: Region['kind']): Flows =>
  regions
    .filter(region => region.kind === kind)
    .reduce((flows, region) => union(flows, region.flows), noFlows);

/** The flows that pass with every address of a kind. */
export const withEverybody = (regions: readonly Region[], kind: Region['kind']): Flows =>
  regions
    .filter(region => region.kind === kind)
    .reduce((flows, region) => intersection(flows, region.flows), allFlows);
