import {addressAt, type Ethertype, integerOf} from '../network/address.ts';
import {addressOf, findInstance, type Instance, type Platform} from '../network/platform.ts';
import {failure, problem, type Result, success} from '../result.ts';
import type {World} from '../security-groups/world.ts';
import {type Endpoint, parseEndpoint} from './endpoint.ts';
import {difference, type Flows, flowsOf, intersection, witnessOf} from './flows.ts';
import {parseTraffic, type Question} from './question.ts';
import {flowsBetween, flowsOutside, type Region} from './reach.ts';

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
};

const wholes: Readonly<Record<string, Region['kind']>> = {internet: 'internet', site: 'site'};

const parseParty = (platform: Platform, text: string, end: 'from' | 'to'): Result<Party> => {
  const of = findInstance(platform, text) ? undefined : wholes[text.toLowerCase()];
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
  return success({from: from.value, to: to.value, flows: flowsOf(traffic.value)});
};

/** One piece of a demand: two ends, and the flows that pass between them. */
type Piece = {readonly from: Endpoint; readonly to: Endpoint; readonly passing: Flows};

const ethertypesOf = (one: Party, other: Party): readonly Ethertype[] => {
  const parties = [one, other];
  return (['IPv4', 'IPv6'] as const).filter(ethertype =>
    parties.every(party => {
      if (party.kind === 'everyone') return true;
      if (party.kind === 'instance') return addressOf(party.instance, ethertype) !== undefined;
      return party.address.includes(':') === (ethertype === 'IPv6');
    }),
  );
};

/** Somebody in a region, preferably one of the actors that the lessons name. */
const somebodyIn = (platform: Platform, region: Region, role: 'server' | 'visitor'): Endpoint => {
  const known = [...platform.internet]
    .sort(one => (one.role === role ? -1 : 1))
    .map(({address}) => address)
    .filter(address => address.includes(':') === (region.ethertype === 'IPv6'))
    .find(address => region.first <= integerOf(address) && integerOf(address) <= region.last);
  return {
    kind: region.kind === 'site' ? 'neighbour' : 'internet',
    address: known ?? addressAt(region.ethertype, region.first),
  };
};

const outsidePieces = (
  world: World,
  instance: Instance,
  direction: 'ingress' | 'egress',
  ethertype: Ethertype,
  peer: Party,
): readonly Piece[] => {
  const here: Endpoint = {kind: 'instance', instance};
  const role = direction === 'egress' ? 'server' : 'visitor';
  const pieces = flowsOutside(world, instance, direction, ethertype).flatMap(region => {
    if (peer.kind === 'everyone') {
      return region.kind === peer.of
        ? [{there: somebodyIn(world.platform, region, role), passing: region.flows}]
        : [];
    }
    if (peer.kind === 'instance') return [];
    const value = integerOf(peer.address);
    const holds = region.first <= value && value <= region.last;
    return holds ? [{there: peer, passing: region.flows}] : [];
  });
  return pieces.map(({there, passing}) =>
    direction === 'egress' ? {from: here, to: there, passing} : {from: there, to: here, passing},
  );
};

const piecesOf = (world: World, {from, to}: Demand): readonly Piece[] =>
  ethertypesOf(from, to).flatMap(ethertype => {
    if (from.kind === 'instance' && to.kind === 'instance') {
      const passing = flowsBetween(world, from.instance, to.instance, ethertype);
      return [{from, to, passing}];
    }
    if (from.kind === 'instance')
      return outsidePieces(world, from.instance, 'egress', ethertype, to);
    if (to.kind === 'instance')
      return outsidePieces(world, to.instance, 'ingress', ethertype, from);
    return [];
  });

const questionOf = ({from, to}: Piece, flows: Flows): Question | undefined => {
  const packet = witnessOf(flows);
  return packet && {from, to, packet};
};

/** How a demand stands in a world, over all of its flows and, for the Internet, all addresses. */
export const examine = (world: World, demand: Demand): Standing => {
  const pieces = piecesOf(world, demand);
  const {from, to} = demand;
  if (pieces.length === 0 && from.kind !== 'everyone' && to.kind !== 'everyone') {
    return {open: null, closed: questionOf({from, to, passing: []}, demand.flows) ?? null};
  }
  const find = (pick: (one: Flows, other: Flows) => Flows): Question | null =>
    pieces.flatMap(piece => questionOf(piece, pick(demand.flows, piece.passing)) ?? [])[0] ?? null;
  return {open: find(intersection), closed: find(difference)};
};
