import {
  type Address,
  addressAt,
  type Ethertype,
  ethertypeOf,
  integerOf,
} from '../network/address.ts';
import {addressOf, type Instance, type Platform} from '../network/platform.ts';
import {noFlows} from '../reachability/flows/flows.ts';
import type {Endpoint} from '../reachability/gates/endpoint.ts';
import {allowed} from '../reachability/gates/gate.ts';
import {
  flowsOutside,
  type Region,
  withEverybody,
  withSomebody,
} from '../reachability/reach/outside.ts';
import {trace} from '../reachability/trace/trace.ts';
import type {Direction} from '../security-groups/rule.ts';
import type {World} from '../security-groups/world.ts';
import {
  type Asked,
  closedWay,
  here,
  natBetween,
  openWay,
  overVersions,
  telling,
  type Version,
  type Way,
  type Wish,
} from './way.ts';

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
  overVersions([instance], ethertype => wayOver(world, instance, direction, asked, ethertype));

const wayOver = (
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
