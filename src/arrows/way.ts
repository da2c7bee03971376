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

/** Why one end of a way does not let through, in the words of the causes; null when it does. */
export type Stop = string | null;

/** What an arrow shows: a way in one direction, and how far traffic gets on it. */
export type Way = {
  /** Whether anything gets all the way. */
  readonly open: boolean;
  /** What gets all the way, in the short form, what a goal asks for first. */
  readonly flows: readonly string[];
  /** Where it stops at the end that sends, and at the end that receives. */
  readonly atSource: Stop;
  readonly atDestination: Stop;
  /** Whether a goal asks for it to be open. */
  readonly wanted: boolean;
  /** The flows that the goal asks for, unless it is all of them. */
  readonly asked: string | null;
  /**
   * Whether it is not so yet but would be (`ghost`), has just become so (`new`), or is of what is
   * looked at (`lit`).
   */
  readonly mark: 'ghost' | 'new' | 'lit' | null;
  /** Where what passes is translated; null when nothing does, or nothing is translated. */
  readonly nat: Nat | null;
  /** Where a packet is on it, or is stopped. */
  readonly packet: readonly PacketMark[];
};

/** The compute host that translates, and its address, which the far end sees. */
export type Nat = {readonly host: string; readonly address: Address};

/** A mark of a packet on an arrow, `at` from 0 where it begins to 1 at its head. */
export type PacketMark = {
  readonly at: number;
  /** Whether the packet is stopped there; else it is there. */
  readonly stopped: boolean;
};

/** For whom a way is open, where it names them. */
const forWhom = (way: Way & {readonly who?: string | null; readonly others?: boolean}): string =>
  `${way.who} ${way.others}`;

/** A way as it is in another world, marked where it is another there. */
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
  /** Whom on the Internet it is about, if it names an address. */
  readonly peer: Address | null;
};

/** What a goal asks to be open between two ends over a version of IP; null stands for the Internet. */
export type Asked = (
  from: Instance | null,
  to: Instance | null,
  ethertype: Ethertype,
) => Wish | null;

/** A packet that shows most of a way: one that its source lets out, else one that would be let in. */
const telling = (wish: Wish | null, out: Flows, in_: Flows) => {
  const wanted = wish?.flows ?? allFlows;
  return (
    witnessOf(intersection(wanted, out)) ??
    witnessOf(intersection(wanted, in_)) ??
    witnessOf(wanted)
  );
};

/** What a goal asks for in words; nothing where it asks for everything that can pass. */
const askedText = (wish: Wish | null, among: Flows): string | null =>
  wish && wish.flows !== among ? describeFlows(wish.flows, among).join(' ') : null;

/** Everything that can pass on a way: from an instance or into it. */
const possibleOn = (kind: keyof typeof ends, ethertype: Ethertype): Flows =>
  flowsGoing(kind === 'ingress' ? 'ingress' : 'egress', ethertype);

/** The gates that stand at the two ends of a way. */
type Ends = {readonly source: readonly Gate[]; readonly destination: readonly Gate[]};

const ends: Readonly<Record<'between' | Direction, Ends>> = {
  between: {source: ['interface', 'egress'], destination: ['routing', 'ingress']},
  egress: {source: ['interface', 'egress'], destination: ['routing']},
  ingress: {source: ['routing'], destination: ['interface', 'ingress']},
};

/** A way on which nothing gets through, as a trace tells it; one that cannot even be traced has no address. */
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

/** The parts of a set in the short form, those that hold something of a wish first. */
const wishedFirst = (flows: Flows, wish: Wish | null, among: Flows): readonly string[] => {
  const all = describeFlows(flows, among);
  const others = wish ? describeFlows(difference(flows, wish.flows), among) : all;
  return [
    ...all.filter(text => !others.includes(text)),
    ...all.filter(text => others.includes(text)),
  ];
};

/** A way on which some flows get through, along a route. */
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

/** Who translates between two addresses of ends, if anybody does. */
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

/** An instance as an end of a way. */
const here = (instance: Instance): Endpoint => ({kind: 'instance', instance});

/** The versions of IP that all of the instances have, IPv4 first; IPv6 when there is none. */
const commonEthertypes = (...instances: readonly Instance[]): readonly Ethertype[] => {
  const common = (['IPv4', 'IPv6'] as const).filter(ethertype =>
    instances.every(instance => addressOf(instance, ethertype)),
  );
  return common.length > 0 ? common : ['IPv6'];
};

/** A way over one version of IP, with what passes on it. */
type Version<Drawn extends Way> = {readonly way: Drawn; readonly flows: Flows};

/**
 * The way between instances, or one of them and the Internet, over all versions of IP that they
 * have: that of the first, and after `v6:` what passes over IPv6 and not over IPv4.
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
  /** Who on the Internet it is about: an actor, or a stretch of addresses that alone is let through. */
  readonly peer: string | null;
  /** For whom its flows pass, where it is not for everybody. */
  readonly who: string | null;
  /** Whether others on the Internet get through with something that this does not say. */
  readonly others: boolean;
};

const holds = ({ethertype, first, last}: Region, address: Address): boolean => {
  if (ethertypeOf(address) !== ethertype) return false;
  const value = integerOf(address);
  return first <= value && value <= last;
};

/** A region as one address or one prefix, if it is one. */
const asPrefix = ({ethertype, first, last}: Region): string | null => {
  const size = last - first + 1n;
  const address = addressAt(ethertype, first);
  if (size === 1n) return address;
  const bits = size.toString(2).length - 1;
  const whole = 1n << BigInt(bits) === size && first % size === 0n;
  return whole ? `${address}/${(ethertype === 'IPv4' ? 32 : 128) - bits}` : null;
};

/** Somebody on the Internet, and the region they live in. */
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

/** Whom an arrow is about: somebody with a name who gets through, else anybody who does. */
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

/** For whom the flows of a region pass, and whether there are others that it does not speak of. */
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

/** The way between an instance and the Internet, outwards (`egress`) or inwards (`ingress`). */
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
