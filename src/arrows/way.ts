import {
  type Address,
  addressAt,
  type Ethertype,
  ethertypeOf,
  integerOf,
} from '../network/address.ts';
import {addressOf, type Instance, type Platform} from '../network/platform.ts';
import {
  allFlows,
  describeFlows,
  difference,
  type Flows,
  flowsGoing,
  intersection,
  noFlows,
  witnessOf,
} from '../reachability/flows/flows.ts';
import {causes, type Gate} from '../reachability/gates/cause.ts';
import type {Endpoint} from '../reachability/gates/endpoint.ts';
import {allowed} from '../reachability/gates/gate.ts';
import {route} from '../reachability/gates/routing.ts';
import {
  flowsOutside,
  type Region,
  withEverybody,
  withSomebody,
} from '../reachability/reach/outside.ts';
import {flowsBetween} from '../reachability/reach/reach.ts';
import {type Trace, trace} from '../reachability/trace/trace.ts';
import type {Direction} from '../security-groups/rule.ts';
import type {World} from '../security-groups/world.ts';

/** Why one end of a way stops traffic, in the words of the causes; null when it does not. */
export type Stop = string | null;

/**
 * A way in one direction, and how far traffic gets on it. An arrow of the picture shows one way.
 */
export type Way = {
  /** Whether any flow passes the whole way. */
  readonly open: boolean;
  /**
   * The flows that pass the whole way, in the short form. Those that a goal asks for come first.
   */
  readonly flows: readonly string[];
  /** Where it stops at the sender's end; `atDestination` is the receiver's end. */
  readonly atSource: Stop;
  readonly atDestination: Stop;
  /** Whether a goal asks for the way to be open. */
  readonly wanted: boolean;
  /** The flows that the goal asks for; null if it asks for all. */
  readonly asked: string | null;
  /**
   * Why the way is marked: it would be so after a command (`ghost`), has just become so (`new`), or
   * belongs to what the learner looks at (`lit`).
   */
  readonly mark: 'ghost' | 'new' | 'lit' | null;
  /** Where the source address is translated; null when nothing passes or nothing is translated. */
  readonly nat: Nat | null;
  /** The marks of a packet on the way. */
  readonly packet: readonly PacketMark[];
};

/** The compute host that translates, and its address, which the far end sees. */
export type Nat = {readonly host: string; readonly address: Address};

/** A mark of a packet on an arrow. `at` is its position, from 0 at the start to 1 at the head. */
export type PacketMark = {
  readonly at: number;
  /** Whether the packet is stopped there; otherwise the packet is there. */
  readonly stopped: boolean;
};

/** A text for whom a way is open, if it is not for everybody. */
const forWhom = (way: Way & {readonly who?: string | null; readonly others?: boolean}): string =>
  `${way.who} ${way.others}`;

/** Marks a way if it is different in another world. */
export const marked = <Drawn extends Way>(way: Drawn, was: Drawn, mark: Way['mark']): Drawn => {
  const isSame =
    forWhom(way) === forWhom(was) &&
    way.open === was.open &&
    way.atSource === was.atSource &&
    way.atDestination === was.atDestination &&
    way.flows.join() === was.flows.join() &&
    way.nat?.address === was.nat?.address;
  return isSame ? way : {...way, mark};
};

/** What a goal asks to be open on a way. */
type Wish = {
  readonly flows: Flows;
  /** The address on the Internet that it is about, if it names one. */
  readonly peer: Address | null;
};

/**
 * Finds what a goal asks to be open between two ends over a version of IP. Null stands for the
 * Internet.
 */
export type Asked = (
  from: Instance | null,
  to: Instance | null,
  ethertype: Ethertype,
) => Wish | null;

/**
 * The packet that tells most about a closed way: one that its source lets out, or otherwise one
 * that the destination would let in.
 */
const telling = (wish: Wish | null, out: Flows, in_: Flows) => {
  const wanted = wish?.flows ?? allFlows;
  return (
    witnessOf(intersection(wanted, out)) ??
    witnessOf(intersection(wanted, in_)) ??
    witnessOf(wanted)
  );
};

/** Writes what a goal asks for; null if it asks for everything that can pass. */
const askedText = (wish: Wish | null, among: Flows): string | null =>
  wish && wish.flows !== among ? describeFlows(wish.flows, among).join(' ') : null;

/** The set of flows that can pass on a way, from an instance or to it. */
const possibleOn = (kind: keyof typeof ends, ethertype: Ethertype): Flows =>
  flowsGoing(kind === 'ingress' ? 'ingress' : 'egress', ethertype);

/** The gates that stand at the two ends of a way. */
type Ends = {readonly source: readonly Gate[]; readonly destination: readonly Gate[]};

const ends: Readonly<Record<'between' | Direction, Ends>> = {
  between: {source: ['interface', 'egress'], destination: ['routing', 'ingress']},
  egress: {source: ['interface', 'egress'], destination: ['routing']},
  ingress: {source: ['routing'], destination: ['interface', 'ingress']},
};

/**
 * Makes a way on which nothing passes, from a trace. A way without a trace has no address at one
 * end.
 */
const closedWay = (
  traced: Trace | null,
  kind: keyof typeof ends,
  ethertype: Ethertype,
  wish: Wish | null,
): Way => {
  const {source, destination} = ends[kind];
  const stopAt = (gates: readonly Gate[]): Stop => {
    if (!traced) return causes['no-address'].word;
    const block = traced.blockedBy.find(({gate}) => gates.includes(gate));
    return block ? causes[block.cause].word : null;
  };
  return {
    open: false,
    flows: [],
    atSource: stopAt(source),
    atDestination: stopAt(destination),
    wanted: wish !== null,
    asked: askedText(wish, possibleOn(kind, ethertype)),
    mark: null,
    nat: null,
    packet: [],
  };
};

/** Writes the parts of a set in the short form. Those that a goal asks for come first. */
const wishedFirst = (flows: Flows, wish: Wish | null, among: Flows): readonly string[] => {
  const all = describeFlows(flows, among);
  const others = wish ? describeFlows(difference(flows, wish.flows), among) : all;
  return [
    ...all.filter(text => !others.includes(text)),
    ...all.filter(text => others.includes(text)),
  ];
};

/** Makes a way on which some flows pass. */
const openWay = (
  flows: Flows,
  kind: keyof typeof ends,
  ethertype: Ethertype,
  wish: Wish | null,
  nat: Nat | null,
): Way => ({
  open: true,
  flows: wishedFirst(flows, wish, possibleOn(kind, ethertype)),
  atSource: null,
  atDestination: null,
  wanted: wish !== null,
  asked: askedText(wish, possibleOn(kind, ethertype)),
  mark: null,
  nat,
  packet: [],
});

/** The compute host that translates between two addresses; null if none does. */
const natBetween = (
  {platform}: World,
  [from, source]: readonly [Endpoint, Address | undefined],
  [to, destination]: readonly [Endpoint, Address | undefined],
): Nat | null => {
  const routed = source && destination && route(platform, from, to, source, destination);
  return routed?.passes && routed.translatedBy
    ? {host: routed.translatedBy.name, address: routed.seenAs}
    : null;
};

/** Takes an instance as an end of a way. */
const here = (instance: Instance): Endpoint => ({kind: 'instance', instance});

/**
 * The versions of IP that all of the instances have, IPv4 first; IPv6 if they have none in common.
 */
const commonEthertypes = (...instances: readonly Instance[]): readonly Ethertype[] => {
  const common = (['IPv4', 'IPv6'] as const).filter(ethertype =>
    instances.every(instance => addressOf(instance, ethertype)),
  );
  return common.length > 0 ? common : ['IPv6'];
};

/** A way over one version of IP, with what passes on it. */
type Version<Drawn extends Way> = {readonly way: Drawn; readonly flows: Flows};

/**
 * Makes one way from those over all versions of IP that the instances have: the first version's,
 * and after `v6:` what passes over IPv6 and not over IPv4.
 */
const overVersions = <Drawn extends Way>(
  instances: readonly Instance[],
  over: (ethertype: Ethertype) => Version<Drawn>,
): Drawn => {
  const [usual = 'IPv6', further] = commonEthertypes(...instances);
  const first = over(usual);
  const second = further && over(further);
  if (!second?.way.open) return first.way;
  const beyond = difference(second.flows, first.flows);
  if (beyond === noFlows) return first.way;
  const extra = describeFlows(beyond, allFlows).map(text => `v6:${text}`);
  return first.way.open
    ? {...first.way, flows: [...first.way.flows, ...extra]}
    : {...second.way, flows: extra};
};

/** The way from one instance to another. */
export const wayBetween = (world: World, from: Instance, to: Instance, asked: Asked): Way =>
  overVersions([from, to], ethertype => ({
    way: wayOver(world, from, to, asked, ethertype),
    flows: flowsBetween(world, from, to, ethertype),
  }));

const wayOver = (
  world: World,
  from: Instance,
  to: Instance,
  asked: Asked,
  ethertype: Ethertype,
): Way => {
  const wish = asked(from, to, ethertype);
  const flows = flowsBetween(world, from, to, ethertype);
  const [source, destination] = [addressOf(from, ethertype), addressOf(to, ethertype)];
  if (flows !== noFlows) {
    const nat = natBetween(world, [here(from), source], [here(to), destination]);
    return openWay(flows, 'between', ethertype, wish, nat);
  }
  const packet = telling(
    wish,
    destination ? allowed(world, from, 'egress', destination) : noFlows,
    source ? allowed(world, to, 'ingress', source) : noFlows,
  );
  const traced = packet ? trace(world, {from: here(from), to: here(to), packet}) : null;
  return closedWay(traced, 'between', ethertype, wish);
};

/** A way between an instance and the Internet. Its flows are those that pass with the peer. */
export type OutsideWay = Way & {
  /**
   * The name of its peer on the Internet: an actor, or the only range of addresses that is let
   * through.
   */
  readonly peer: string | null;
  /** For whom its flows pass, if not for everybody. */
  readonly who: string | null;
  /** Whether other addresses of the Internet have flows that the way does not show. */
  readonly others: boolean;
};

const holds = ({ethertype, first, last}: Region, address: Address): boolean => {
  if (ethertypeOf(address) !== ethertype) return false;
  const value = integerOf(address);
  return first <= value && value <= last;
};

/** Writes a region as one address or one prefix; null if it is neither. */
const asPrefix = ({ethertype, first, last}: Region): string | null => {
  const size = last - first + 1n;
  const address = addressAt(ethertype, first);
  if (size === 1n) return address;
  const bits = size.toString(2).length - 1;
  const whole = 1n << BigInt(bits) === size && first % size === 0n;
  return whole ? `${address}/${(ethertype === 'IPv4' ? 32 : 128) - bits}` : null;
};

/** An address on the Internet with a name, and the region that it is in. */
type Peer = {readonly address: Address; readonly name: string; readonly region: Region};

const actorsFor = (
  {internet}: Platform,
  direction: Direction,
  wish: Wish | null,
): readonly Address[] => {
  const role = direction === 'egress' ? 'server' : 'visitor';
  const usual = internet.filter(actor => actor.role === role).slice(0, 1);
  return [
    ...(wish?.peer ? [wish.peer] : []),
    ...[...usual, ...internet].map(({address}) => address),
  ];
};

/** The peer of an arrow: an actor with a name who has flows, or otherwise any address that has. */
const peerOf = (actors: readonly Address[], regions: readonly Region[]): Peer | null => {
  const open = regions.filter(({flows}) => flows !== noFlows);
  const among = open.length > 0 ? open : regions;
  const [known] = actors.flatMap(address => {
    const region = among.find(one => holds(one, address));
    return region ? [{address, name: address, region}] : [];
  });
  if (known) return known;
  const [region] = among;
  if (!region) return null;
  const address = addressAt(region.ethertype, region.first);
  return {address, name: asPrefix(region) ?? address, region};
};

/** Says for whom the flows of a region pass, and whether there are other flows. */
const audience = (
  {address, region}: Peer,
  regions: readonly Region[],
): Pick<OutsideWay, 'who' | 'others'> => {
  if (region.flows === withEverybody(regions, 'internet')) {
    return {who: null, others: region.flows !== withSomebody(regions, 'internet')};
  }
  const prefix = asPrefix(region);
  const isAlone = regions.every(other => other === region || other.flows === noFlows);
  return {who: prefix ?? address, others: prefix === null || !isAlone};
};

/** The way between an instance and the Internet: outwards (`egress`) or inwards (`ingress`). */
export const wayOutside = (
  world: World,
  instance: Instance,
  direction: Direction,
  asked: Asked,
): OutsideWay =>
  overVersions([instance], ethertype => outsideOver(world, instance, direction, asked, ethertype));

const outsideOver = (
  world: World,
  instance: Instance,
  direction: Direction,
  asked: Asked,
  ethertype: Ethertype,
): Version<OutsideWay> => {
  const outwards = direction === 'egress';
  const wish = outwards ? asked(instance, null, ethertype) : asked(null, instance, ethertype);
  const regions = flowsOutside(world, instance, direction, ethertype).filter(
    ({kind}) => kind === 'internet',
  );
  const peer = peerOf(actorsFor(world.platform, direction, wish), regions);
  if (!peer) {
    const nobody = {peer: null, who: null, others: false};
    return {way: {...closedWay(null, direction, ethertype, wish), ...nobody}, flows: noFlows};
  }
  const there: Endpoint = {kind: 'internet', address: peer.address};
  const {flows} = peer.region;
  if (flows !== noFlows) {
    const sender = [here(instance), addressOf(instance, ethertype)] as const;
    const nat = outwards ? natBetween(world, sender, [there, peer.address]) : null;
    const way = openWay(flows, direction, ethertype, wish, nat);
    return {way: {...way, ...audience(peer, regions), peer: peer.name}, flows};
  }
  const own = allowed(world, instance, direction, peer.address);
  const packet = telling(wish, own, own);
  const [from, to] = outwards ? [here(instance), there] : [there, here(instance)];
  const traced = packet ? trace(world, {from, to, packet}) : null;
  const way = closedWay(traced, direction, ethertype, wish);
  return {way: {...way, who: null, others: false, peer: peer.name}, flows};
};
