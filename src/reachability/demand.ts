import {
  type Address,
  addressAt,
  type Ethertype,
  ethertypeOf,
  integerOf,
} from '../network/address.ts';
import {
  findInstance,
  type Holder,
  holdersOf,
  type Platform,
  spoiledBy,
} from '../network/platform.ts';
import {failure, problem, type Result, success} from '../result.ts';
import type {Direction} from '../security-groups/rule.ts';
import type {World} from '../security-groups/world.ts';
import {
  type Endpoint,
  endpointAddress,
  endpointAt,
  endpointName,
  parseEndpoint,
} from './endpoint.ts';
import {
  difference,
  type Flows,
  flowsFromInstances,
  flowsOf,
  intersection,
  noFlows,
  witnessOf,
} from './flows.ts';
import {hostFlows} from './host-service.ts';
import {flowsOutside, type Region} from './outside.ts';
import {flowsOfPair} from './pair.ts';
import {parseTraffic, type Question} from './question.ts';

/** An end of a demand: one endpoint, or everybody on the Internet or elsewhere on the site. */
export type Party = Endpoint | {readonly kind: 'everyone'; readonly of: Region['kind']};

/** Flows between two ends of which one is an instance, to be open or blocked as a whole. */
export type Demand = {
  readonly from: Party;
  readonly to: Party;
  readonly flows: Flows;
};

/** How a demand stands: one packet that passes, and one that does not, if there are such. */
export type Standing = {
  readonly open: Question | null;
  readonly closed: Question | null;
  /** The name of an instance that the demand is about and the world has not, if there is one. */
  readonly absent?: string;
};

const wholes: ReadonlyMap<string, Region['kind']> = new Map([
  ['internet', 'internet'],
  ['site', 'site'],
]);

const parseParty = (platform: Platform, text: string, end: 'from' | 'to'): Result<Party> => {
  const of = findInstance(platform, text) ? undefined : wholes.get(text.toLowerCase());
  return of ? success({kind: 'everyone', of}) : parseEndpoint(platform, text, end);
};

/**
 * Reads `FROM -> TO TRAFFIC`, such as `Internet -> public tcp/443` or `public -> default any`.
 * `Internet` means all of it, `Site` every
 * address of the site that none of the project's instances holds. At least one end must be an instance.
 */
export const parseDemand = (platform: Platform, text: string): Result<Demand> => {
  const [, fromText, toText, trafficText] = /^(\S+)\s*->\s*(\S+)\s+(\S+)$/.exec(text.trim()) ?? [];
  if (!fromText || !toText || !trafficText) {
    return failure(problem(`'${text}' is not a flow.`, 'Write it like: public -> default tcp/80'));
  }
  const from = parseParty(platform, fromText, 'from');
  if (!from.ok) return from;
  const to = parseParty(platform, toText, 'to');
  if (!to.ok) return to;
  const traffic = parseTraffic(trafficText);
  if (!traffic.ok) return traffic;
  if (from.value.kind !== 'instance' && to.value.kind !== 'instance') {
    return failure(
      problem(`'${text}' has no instance at either end.`, 'Name an instance at one end at least.'),
    );
  }
  return success({
    from: from.value,
    to: to.value,
    flows: within(flowsOf(traffic.value), from.value),
  });
};

/** Of the flows that a sender could ever begin, those that are meant; all if it could begin none. */
const within = (flows: Flows, {kind}: Party): Flows => {
  const possible = kind === 'instance' ? intersection(flows, flowsFromInstances) : flows;
  return possible === noFlows ? flows : possible;
};

/** One piece of a demand: two ends, and the flows that pass between them. */
type Piece = {readonly from: Endpoint; readonly to: Endpoint; readonly passing: Flows};

const ethertypesOf = (...parties: readonly [Party, Party]): readonly Ethertype[] =>
  (['IPv4', 'IPv6'] as const).filter(ethertype =>
    parties.every(
      party => party.kind === 'everyone' || endpointAddress(party, ethertype) !== undefined,
    ),
  );

type Role = Platform['internet'][number]['role'];

/** The actor of a role, if the lessons name one in the region. */
const actorIn = ({internet}: Platform, region: Region, role: Role): Address | undefined =>
  internet
    .filter(actor => actor.role === role && ethertypeOf(actor.address) === region.ethertype)
    .map(({address}) => address)
    .find(address => region.first <= integerOf(address) && integerOf(address) <= region.last);

/** An address of a region that looks like a host's: not its very first, if it has others. */
const someAddress = ({ethertype, first, last}: Region): Address =>
  addressAt(ethertype, last > first + 1n ? first + 1n : first);

/** Regions as somebody who lives there, those of an actor with the role first. */
const inhabitants = (
  platform: Platform,
  regions: readonly Region[],
  role: Role,
): readonly {readonly there: Endpoint; readonly passing: Flows}[] => {
  const actors = regions.map(region => ({region, actor: actorIn(platform, region, role)}));
  const known = actors.filter(({actor}) => actor !== undefined);
  const unknown = actors.filter(({actor}) => actor === undefined);
  return [...known, ...unknown].map(({region, actor}) => ({
    there: {
      kind: region.kind === 'site' ? 'neighbour' : 'internet',
      address: actor ?? someAddress(region),
    },
    passing: region.flows,
  }));
};

/** What passes with one address: what one's own host serves there, or what its region allows. */
const flowsWith = (
  {platform}: World,
  {instance}: Holder,
  direction: Direction,
  regions: readonly Region[],
  address: Address,
): Flows => {
  if (direction === 'egress' && spoiledBy(instance) === null) {
    const served = hostFlows(platform, instance, address);
    if (served !== noFlows) return served;
  }
  const value = integerOf(address);
  return regions.find(({first, last}) => first <= value && value <= last)?.flows ?? noFlows;
};

const outsidePieces = (
  world: World,
  own: Holder,
  direction: Direction,
  peer: Exclude<Party, {kind: 'instance'}>,
): readonly Piece[] => {
  const here: Endpoint = {kind: 'instance', ...own};
  const role = direction === 'egress' ? 'server' : 'visitor';
  const ethertype = ethertypeOf(own.address);
  const regions = flowsOutside(world, own.instance, direction, ethertype, own.address);
  const pieces =
    peer.kind === 'everyone'
      ? inhabitants(
          world.platform,
          regions.filter(({kind}) => kind === peer.of),
          role,
        )
      : [{there: peer, passing: flowsWith(world, own, direction, regions, peer.address)}];
  return pieces.map(({there, passing}) =>
    direction === 'egress' ? {from: here, to: there, passing} : {from: there, to: here, passing},
  );
};

/** The addresses that are meant by an end: the one it was named by, or all of a version of IP. */
const holdersAt = (party: Party, ethertype: Ethertype): readonly Holder[] =>
  party.kind === 'instance'
    ? holdersOf(party.instance, ethertype).filter(
        ({address}) => !party.address || party.address === address,
      )
    : [];

const piecesOf = (world: World, {from, to}: Demand): readonly Piece[] =>
  ethertypesOf(from, to).flatMap(ethertype => {
    const senders = holdersAt(from, ethertype);
    const receivers = holdersAt(to, ethertype);
    if (from.kind === 'instance' && to.kind === 'instance') {
      return senders.flatMap(sender =>
        receivers.map(receiver => ({
          from: {kind: 'instance', ...sender},
          to: {kind: 'instance', ...receiver},
          passing: flowsOfPair(world, sender, receiver),
        })),
      );
    }
    if (to.kind !== 'instance') {
      return senders.flatMap(sender => outsidePieces(world, sender, 'egress', to));
    }
    return from.kind === 'instance'
      ? []
      : receivers.flatMap(receiver => outsidePieces(world, receiver, 'ingress', from));
  });

const questionOf = ({from, to}: Piece, flows: Flows): Question | undefined => {
  const packet = witnessOf(flows);
  return packet && {from, to, packet};
};

/** Who a party is in a world: instances go by name, and who is at an address may have changed. */
const inWorld = ({platform}: World, party: Party): Party | undefined => {
  if (party.kind !== 'instance') return party;
  if (party.address) return endpointAt(platform, party.address);
  const instance = findInstance(platform, party.instance.name);
  return instance && {kind: 'instance', instance};
};

const nameOf = (party: Party): string =>
  party.kind === 'everyone' ? party.of : endpointName(party);

/**
 * How a demand stands in a world, over all of its flows and, for the Internet, all addresses. An
 * instance means the one that goes by its name in that world, whatever became of the first.
 */
export const examine = (world: World, demand: Demand): Standing => {
  const [from, to] = [inWorld(world, demand.from), inWorld(world, demand.to)];
  if (!from || !to) {
    return {open: null, closed: null, absent: nameOf(from ? demand.to : demand.from)};
  }
  return examineHere(world, {from, to, flows: demand.flows});
};

const examineHere = (world: World, demand: Demand): Standing => {
  const pieces = piecesOf(world, demand);
  const {from, to} = demand;
  if (pieces.length === 0 && from.kind !== 'everyone' && to.kind !== 'everyone') {
    return {open: null, closed: questionOf({from, to, passing: noFlows}, demand.flows) ?? null};
  }
  const find = (pick: (one: Flows, other: Flows) => Flows): Question | null =>
    pieces.flatMap(piece => questionOf(piece, pick(demand.flows, piece.passing)) ?? [])[0] ?? null;
  return {open: find(intersection), closed: find(difference)};
};
