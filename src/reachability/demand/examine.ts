import {
  type Address,
  addressAt,
  type Ethertype,
  ethertypeOf,
  integerOf,
} from '../../network/address.ts';
import {
  findInstance,
  type Holder,
  holdersOf,
  type Platform,
  spoiledBy,
} from '../../network/platform.ts';
import type {Direction} from '../../security-groups/rule.ts';
import type {World} from '../../security-groups/world.ts';
import {difference, type Flows, intersection, noFlows, witnessOf} from '../flows/flows.ts';
import {type Endpoint, endpointAddress, endpointAt, endpointName} from '../gates/endpoint.ts';
import {hostFlows} from '../gates/host-service.ts';
import {flowsOutside, type Region} from '../reach/outside.ts';
import {flowsOfPair} from '../reach/pair.ts';
import type {Question} from '../trace/question.ts';
import type {Demand, Party} from './demand.ts';

/**
 * How a demand stands in a world: one packet that passes and one that does not, where there are
 * such packets.
 */
export type Examined = {
  readonly open: Question | null;
  readonly closed: Question | null;
  /** Packets that pass: one for each version of IP and for each pair of addresses of the ends. */
  readonly passing: readonly Question[];
  /**
   * The name of an instance that the demand names and that the world does not have, if there is
   * one.
   */
  readonly absent?: string;
};

/**
 * One part of a demand: two ends, the flows that are asked for, and the flows that pass between the
 * ends.
 */
type Piece = {
  readonly from: Endpoint;
  readonly to: Endpoint;
  readonly asked: Flows;
  readonly passing: Flows;
};

const ethertypes: readonly Ethertype[] = ['IPv4', 'IPv6'];

/** The versions of IP that the demand asks about and that both of its ends have. */
const ethertypesOf = ({from, to, flows}: Demand): readonly Ethertype[] =>
  ethertypes.filter(
    ethertype =>
      flows[ethertype] !== noFlows &&
      [from, to].every(
        party => party.kind === 'everyone' || endpointAddress(party, ethertype) !== undefined,
      ),
  );

type Role = Platform['internet'][number]['role'];

/** The address of an actor of a role in the region, if the lessons name one. */
const actorIn = ({internet}: Platform, region: Region, role: Role): Address | undefined =>
  internet
    .filter(actor => actor.role === role && ethertypeOf(actor.address) === region.ethertype)
    .map(({address}) => address)
    .find(address => region.first <= integerOf(address) && integerOf(address) <= region.last);

/**
 * An address of a region that may be an instance's. A region can begin with a pool, whose first two
 * addresses are the network's and the gateway's, so it takes the third if there is one.
 */
const someAddress = ({ethertype, first, last}: Region): Address =>
  addressAt(ethertype, last > first + 2n ? first + 2n : first);

/** Takes one address for each region as an end. Regions with an actor of the role come first. */
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

/**
 * The flows that pass with one address: those that the instance's own host serves there, or those
 * that pass with its region.
 */
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
  asked: Flows,
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
    direction === 'egress'
      ? {from: here, to: there, asked, passing}
      : {from: there, to: here, asked, passing},
  );
};

/**
 * The addresses that an end means: the one that it was named by, or all of its addresses of a
 * version of IP.
 */
const holdersAt = (party: Party, ethertype: Ethertype): readonly Holder[] =>
  party.kind === 'instance'
    ? holdersOf(party.instance, ethertype).filter(
        ({address}) => !party.address || party.address === address,
      )
    : [];

const piecesOf = (world: World, demand: Demand): readonly Piece[] =>
  ethertypesOf(demand).flatMap(ethertype => {
    const {from, to} = demand;
    const asked = demand.flows[ethertype];
    const senders = holdersAt(from, ethertype);
    const receivers = holdersAt(to, ethertype);
    if (from.kind === 'instance' && to.kind === 'instance') {
      return senders.flatMap(sender =>
        receivers.map(receiver => ({
          from: {kind: 'instance', ...sender},
          to: {kind: 'instance', ...receiver},
          asked,
          passing: flowsOfPair(world, sender, receiver),
        })),
      );
    }
    if (to.kind !== 'instance') {
      return senders.flatMap(sender => outsidePieces(world, sender, 'egress', to, asked));
    }
    return from.kind === 'instance'
      ? []
      : receivers.flatMap(receiver => outsidePieces(world, receiver, 'ingress', from, asked));
  });

/**
 * Finds a party in another world. An instance is found by its name there; if it was named by an
 * address, it is whoever has that address there.
 */
const inWorld = ({platform}: World, party: Party): Party | undefined => {
  if (party.kind !== 'instance') return party;
  if (party.address) return endpointAt(platform, party.address);
  const instance = findInstance(platform, party.instance.name);
  return instance && {kind: 'instance', instance};
};

const nameOf = (party: Party): string =>
  party.kind === 'everyone' ? party.of : endpointName(party);

/**
 * Finds out how a demand stands in a world, over all of its flows and, for the Internet, over all
 * addresses. An instance is the one that has its name in that world, also when it was deleted and
 * created again.
 */
export const examine = (world: World, demand: Demand): Examined => {
  const [from, to] = [inWorld(world, demand.from), inWorld(world, demand.to)];
  if (!from || !to) {
    return {open: null, closed: null, passing: [], absent: nameOf(from ? demand.to : demand.from)};
  }
  return examineHere(world, {from, to, flows: demand.flows});
};

/** The packet that cannot pass because the two ends have no version of IP in common. */
const unspoken = ({from, to, flows}: Demand): Question | null => {
  const ethertype = ethertypes.find(each => flows[each] !== noFlows);
  const packet = ethertype && witnessOf(flows[ethertype]);
  return packet && from.kind !== 'everyone' && to.kind !== 'everyone'
    ? {from, to, packet, ethertype}
    : null;
};

const examineHere = (world: World, demand: Demand): Examined => {
  const pieces = piecesOf(world, demand);
  if (pieces.length === 0) return {open: null, closed: unspoken(demand), passing: []};
  const find = (pick: (one: Flows, other: Flows) => Flows): readonly Question[] =>
    pieces.flatMap(({from, to, asked, passing}): Question | readonly [] => {
      const packet = witnessOf(pick(asked, passing));
      return packet ? {from, to, packet} : [];
    });
  const passing = find(intersection);
  return {open: passing[0] ?? null, closed: find(difference)[0] ?? null, passing};
};
