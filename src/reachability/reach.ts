import {
  type Address,
  type AddressRange,
  addressAt,
  type Ethertype,
  integerOf,
  rangeOf,
} from '../network/address.ts';
import {
  addressOf,
  type Instance,
  instanceAt,
  type Territory,
  territories,
} from '../network/platform.ts';
import type {Direction} from '../security-groups/rule.ts';
import type {World} from '../security-groups/world.ts';
import {allFlows, difference, type Flows, intersection, noFlows, union} from './flows.ts';
import {allowed, route, rulesOf} from './gate.ts';

/** A stretch of addresses outside the project, and the flows that pass with each of them. */
export type Region = AddressRange & {
  readonly kind: Exclude<Territory['kind'], 'nowhere'>;
  readonly flows: Flows;
};

/** The flows one instance's groups and routing let reach another, at both ends. */
export const flowsBetween = (
  world: World,
  from: Instance,
  to: Instance,
  ethertype: Ethertype,
): Flows => {
  const source = addressOf(from, ethertype);
  const destination = addressOf(to, ethertype);
  if (!source || !destination) return noFlows;
  return intersection(
    allowed(world, from, 'egress', destination),
    allowed(world, to, 'ingress', source),
  );
};

/**
 * What passes between an instance and every address outside the project, region by region, in
 * order, neighbouring regions always different. The far end is taken to allow everything:
 * the Internet does, and what other projects' instances allow is not ours to know.
 */
export const flowsOutside = (
  world: World,
  instance: Instance,
  direction: Direction,
  ethertype: Ethertype,
): readonly Region[] => {
  const own = addressOf(instance, ethertype);
  if (!own) return [];
  const regions = atoms(world, instance, direction, ethertype).flatMap(atom => {
    const {kind} = atom;
    if (kind === 'nowhere') return [];
    const address = addressAt(ethertype, atom.first);
    const flows = routes(world, instance, direction, kind, address, own)
      ? allowed(world, instance, direction, address)
      : noFlows;
    return [{...atom, kind, flows}];
  });
  return joinNeighbours(regions, joinRegions);
};

/** A list in which every two neighbours that can be one are one. */
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

const routes = (
  world: World,
  instance: Instance,
  direction: Direction,
  kind: Region['kind'],
  address: Address,
  own: Address,
): boolean => {
  const here = {kind: 'instance', instance} as const;
  const there = {kind: kind === 'site' ? 'neighbour' : 'internet', address} as const;
  return direction === 'egress'
    ? route(world.platform, here, there, own, address).passes
    : route(world.platform, there, here, address, own).passes;
};

/** The address space cut so finely that no rule and no border runs through a piece. */
const atoms = (
  world: World,
  instance: Instance,
  direction: Direction,
  ethertype: Ethertype,
): readonly Territory[] => {
  const prefixes = rulesOf(world, instance, direction).flatMap(({rule}) =>
    rule.remote.kind === 'prefix' ? [rangeOf(rule.remote.prefix)] : [],
  );
  const cuts = prefixes
    .filter(range => range.ethertype === ethertype)
    .flatMap(({first, last}) => [first, last + 1n]);
  const held = world.platform.instances
    .flatMap(({addresses}) => addresses)
    .map(address => ({address, value: integerOf(address)}))
    .flatMap(({value}) => [value, value + 1n]);
  return territories(world.platform, ethertype)
    .flatMap(territory => cutAt(territory, [...cuts, ...held]))
    .filter(({first}) => !instanceAt(world.platform, addressAt(ethertype, first)));
};

const cutAt = (territory: Territory, cuts: readonly bigint[]): readonly Territory[] => {
  const inside = cuts.filter(cut => territory.first < cut && cut <= territory.last);
  const starts = [...new Set([territory.first, ...inside])].sort((a, b) => (a < b ? -1 : 1));
  return starts.map((first, index) => ({
    ...territory,
    first,
    last: (starts[index + 1] ?? territory.last + 1n) - 1n,
  }));
};

/** The flows of every region of one kind put together: what passes with somebody there. */
export const withSomebody = (regions: readonly Region[], kind: Region['kind']): Flows =>
  regions
    .filter(region => region.kind === kind)
    .reduce((flows, region) => union(flows, region.flows), noFlows);

/** The flows common to every region of one kind: what passes with everybody there. */
export const withEverybody = (regions: readonly Region[], kind: Region['kind']): Flows =>
  regions
    .filter(region => region.kind === kind)
    .reduce((flows, region) => intersection(flows, region.flows), allFlows);

/** Something one world lets pass: between two instances, or an instance and a stretch outside. */
export type Passage = {
  readonly instance: Instance;
  /** As the instance sees it: `ingress` comes to it, `egress` leaves it. */
  readonly direction: Direction;
  readonly peer: Instance | Region;
  readonly ethertype: Ethertype;
  readonly flows: Flows;
};

const ethertypes: readonly Ethertype[] = ['IPv4', 'IPv6'];

/** Everything a world lets pass, pair by pair and region by region; nothing that is empty. */
export const passages = (world: World): readonly Passage[] =>
  ethertypes
    .flatMap(ethertype =>
      world.platform.instances.flatMap(instance => [
        ...passagesBetween(world, instance, ethertype),
        ...passagesOutside(world, instance, ethertype),
      ]),
    )
    .filter(({flows}) => flows.length > 0);

const passagesBetween = (world: World, from: Instance, ethertype: Ethertype): readonly Passage[] =>
  world.platform.instances
    .filter(to => to.id !== from.id)
    .map(to => ({
      instance: from,
      direction: 'egress',
      peer: to,
      ethertype,
      flows: flowsBetween(world, from, to, ethertype),
    }));

const passagesOutside = (
  world: World,
  instance: Instance,
  ethertype: Ethertype,
): readonly Passage[] =>
  (['egress', 'ingress'] as const).flatMap(direction =>
    flowsOutside(world, instance, direction, ethertype).map(peer => ({
      instance,
      direction,
      peer,
      ethertype,
      flows: peer.flows,
    })),
  );

/** Whether the far end of a passage is a stretch of addresses outside the project. */
export const isRegion = (peer: Passage['peer']): peer is Region => 'first' in peer;

/** What the first world lets pass and the second does not: exact, and empty if there is nothing. */
export const excess = (more: World, less: World): readonly Passage[] => {
  const known = passages(less);
  return passages(more)
    .flatMap(passage => known.filter(other => meets(passage, other)).reduce(subtract, [passage]))
    .filter(({flows}) => flows.length > 0);
};

/** Whether two passages, maybe of two worlds, are about the same instance, direction and peer. */
const meets = (one: Passage, other: Passage): boolean => {
  if (one.instance.name !== other.instance.name) return false;
  if (one.direction !== other.direction || one.ethertype !== other.ethertype) return false;
  if (isRegion(one.peer) && isRegion(other.peer)) {
    return one.peer.first <= other.peer.last && other.peer.first <= one.peer.last;
  }
  return !isRegion(one.peer) && !isRegion(other.peer) && one.peer.name === other.peer.name;
};

const subtract = (left: readonly Passage[], taken: Passage): readonly Passage[] =>
  left.flatMap(passage => {
    if (!meets(passage, taken)) return [passage];
    const flows = difference(passage.flows, taken.flows);
    const {peer} = passage;
    if (!isRegion(peer) || !isRegion(taken.peer)) return [{...passage, flows}];
    const cuts = [taken.peer.first, taken.peer.last + 1n];
    return cutAt({...peer}, cuts).map(part => {
      const inside =
        isRegion(taken.peer) && taken.peer.first <= part.first && part.last <= taken.peer.last;
      const kept = inside ? flows : passage.flows;
      return {
        ...passage,
        peer: {...peer, first: part.first, last: part.last, flows: kept},
        flows: kept,
      };
    });
  });
