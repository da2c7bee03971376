import type {Ethertype} from '../../network/address.ts';
import type {Protocol} from '../../security-groups/protocol.ts';
import {isIcmp, protocolNames, protocolOf} from '../../security-groups/protocol.ts';
import type {Direction, Traffic} from '../../security-groups/rule.ts';

declare const flows: unique symbol;

/**
 * A set of flows: every protocol, port, ICMP type and code is one point on a line, and a set is
 * the points where it begins and ends in turn, `[start, end, start, end, …]`, ends excluded.
 * It works because no rule names a source port. Sets are kept, so equal sets are the same value:
 * compare them with `===`.
 */
export type Flows = readonly number[] & {readonly [flows]: true};

/** The layer-4 part of one packet: a destination port, an ICMP type and code, or neither. */
export type Packet =
  | {readonly kind: 'ports'; readonly protocol: number; readonly port: number}
  | {readonly kind: 'icmp'; readonly protocol: number; readonly type: number; readonly code: number}
  | {readonly kind: 'protocol'; readonly protocol: number};

const segment = 65_536;
/** Protocols with a segment of the line each: those with ports, then both ICMPs (type * 256 + code). */
const segments: readonly number[] = [6, 17, 132, 33, 136, 1, 58];
/** The protocols that have one point each. */
const singles: readonly number[] = Array.from({length: 256}, (_, number) => number).filter(
  number => !segments.includes(number),
);
const singlesStart = segments.length * segment;
const end = singlesStart + singles.length;

const kept = new Map<string, Flows>();

/** The one value that stands for a set. */
const keep = (borders: readonly number[]): Flows => {
  const key = borders.join();
  const known = kept.get(key);
  if (known) return known;
  const made = borders as Flows;
  kept.set(key, made);
  return made;
};

/** No flow at all. */
export const noFlows: Flows = keep([]);

const spanOf = (protocol: number): readonly [number, number] => {
  const index = segments.indexOf(protocol);
  if (index >= 0) return [index * segment, (index + 1) * segment];
  const point = singlesStart + singles.indexOf(protocol);
  return [point, point + 1];
};

/**
 * The ICMP types that begin an exchange. Most others are answers or errors, which belong to a
 * connection or to nothing: connection tracking calls them invalid, and they are dropped before any
 * policy (Linux nf_conntrack_proto_icmp and _icmpv6; felix/rules/endpoints.go drops INVALID). Of
 * ICMPv6, types 130 to 136 and 143 are never tracked; they are for one link, where an instance has no
 * neighbour but its host, so that they begin nothing that gets to another end.
 */
const beginning = new Map([
  [1, [8, 13, 15, 17]],
  [58, [128, 139]],
]);

/** The stretches of a protocol's segment that hold packets which begin something. */
const beginningSpans = (protocol: number): readonly number[] => {
  const [start, stop] = spanOf(protocol);
  const types = beginning.get(protocol);
  return types
    ? types.flatMap(type => [start + type * 256, start + type * 256 + 256])
    : [start, stop];
};

/** Removes borders at which one stretch ends and the next begins. */
const withoutSeams = (borders: readonly number[]): readonly number[] =>
  borders.filter((border, index) => border !== borders[index - 1] && border !== borders[index + 1]);

/** Every flow there is: all that can begin a conversation; answers belong to it by themselves. */
export const allFlows: Flows = keep(
  withoutSeams([...segments.flatMap(beginningSpans), singlesStart, end]),
);

const vxlanPort = 4789;

/**
 * Whether a packet is a tunnel's that an instance may not send: IPIP, or VXLAN by its usual port.
 * Felix drops both before any policy unless the operator allows them, and what the site has set is
 * not public (felix/config/config_params.go: AllowIPIPPacketsFromWorkloads, AllowVXLAN…).
 */
export const isTunnel = (packet: Packet): boolean =>
  packet.protocol === 4 ||
  (packet.kind === 'ports' && packet.protocol === 17 && packet.port === vxlanPort);

/** Whether a packet can begin a conversation, or is an answer or an error that belongs to one. */
export const beginsConversation = (packet: Packet): boolean =>
  packet.kind !== 'icmp' || beginning.get(packet.protocol)?.includes(packet.type) !== false;

const flowsOfTraffic = (traffic: Exclude<Traffic, {kind: 'any'}>): Flows => {
  const [start, stop] = spanOf(traffic.protocol.number);
  if (traffic.kind === 'ports' && traffic.ports) {
    return keep([start + traffic.ports.min, start + traffic.ports.max + 1]);
  }
  if (traffic.kind === 'icmp' && traffic.icmp) {
    const {type, code} = traffic.icmp;
    const first = start + type * 256 + (code ?? 0);
    return keep([first, first + (code === null ? 256 : 1)]);
  }
  return keep([start, stop]);
};

const ofTraffic = new WeakMap<Traffic, Flows>();

/** The flows that a rule's traffic stands for. */
export const flowsOf = (traffic: Traffic): Flows => {
  if (traffic.kind === 'any') return allFlows;
  const known = ofTraffic.get(traffic) ?? intersection(allFlows, flowsOfTraffic(traffic));
  ofTraffic.set(traffic, known);
  return known;
};

const pointOf = (packet: Packet): number => {
  const [start] = spanOf(packet.protocol);
  if (packet.kind === 'ports') return start + packet.port;
  return packet.kind === 'icmp' ? start + packet.type * 256 + packet.code : start;
};

/** The packet that a point of the line stands for; `point` must be one of `allFlows`. */
export const packetAt = (point: number): Packet => {
  const protocol = segments[Math.floor(point / segment)];
  if (protocol === undefined) {
    return {kind: 'protocol', protocol: singles[point - singlesStart] ?? 255};
  }
  const offset = point % segment;
  return isIcmp(protocol)
    ? {kind: 'icmp', protocol, type: Math.floor(offset / 256), code: offset % 256}
    : {kind: 'ports', protocol, port: offset};
};

/** One of the operations on two sets, each pair of sets worked out once. */
const operation = (keeps: (inOne: boolean, inOther: boolean) => boolean) => {
  const results = new WeakMap<Flows, WeakMap<Flows, Flows>>();
  return (one: Flows, other: Flows): Flows => {
    const row = results.get(one);
    const known = row?.get(other);
    if (known) return known;
    const result = keep(sweep(one, other, keeps));
    if (row) row.set(other, result);
    else results.set(one, new WeakMap([[other, result]]));
    return result;
  };
};

/** Walks along both sets at once; after an odd number of a set's borders one is inside it. */
const sweep = (
  one: Flows,
  other: Flows,
  keeps: (inOne: boolean, inOther: boolean) => boolean,
): readonly number[] => {
  const borders: number[] = [];
  let [i, j] = [0, 0];
  while (i < one.length || j < other.length) {
    const point = Math.min(one[i] ?? end, other[j] ?? end);
    if (one[i] === point) i += 1;
    if (other[j] === point) j += 1;
    const isInside = keeps(i % 2 === 1, j % 2 === 1);
    if (isInside !== (borders.length % 2 === 1)) borders.push(point);
  }
  return borders;
};

const covers = (flows: Flows, point: number): boolean => {
  let [low, high] = [0, flows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((flows[middle] ?? end) <= point) low = middle + 1;
    else high = middle;
  }
  return low % 2 === 1;
};

/** The flows in either set. */
export const union = operation((a, b) => a || b);

/** The flows in both sets. */
export const intersection = operation((a, b) => a && b);

/** The flows of the first set that are not in the second. */
export const difference = operation((a, b) => a && !b);

const [udpStart] = spanOf(17);
const tunnels = union(keep(spanOf(4)), keep([udpStart + vxlanPort, udpStart + vxlanPort + 1]));

/** Every flow that an instance can begin: all but the tunnels that its host may drop. */
export const flowsFromInstances: Flows = difference(allFlows, tunnels);

const icmpOf = (protocol: number): Flows => keep(withoutSeams(beginningSpans(protocol)));

/** Every flow over a version of IP: all but the ICMP of the other, which nobody means by any rule. */
const possible: Readonly<Record<Ethertype, Flows>> = {
  IPv4: difference(allFlows, icmpOf(58)),
  IPv6: difference(allFlows, icmpOf(1)),
};

/** The flows of some traffic over a version of IP; none where there is no such traffic. */
export const flowsOver = (traffic: Traffic | null, ethertype: Ethertype): Flows =>
  traffic ? intersection(flowsOf(traffic), possible[ethertype]) : noFlows;

/** Every flow that can pass an instance's interface in a direction over a version of IP. */
export const flowsGoing = (direction: Direction, ethertype: Ethertype): Flows =>
  direction === 'egress'
    ? intersection(flowsFromInstances, possible[ethertype])
    : possible[ethertype];

/** Whether a packet belongs to a set. */
export const includes = (flows: Flows, packet: Packet): boolean => covers(flows, pointOf(packet));

/** The intervals of a set, in order, ends excluded. */
export const intervals = (flows: Flows): readonly (readonly [start: number, end: number])[] =>
  flows.flatMap((start, index) =>
    index % 2 === 0 ? [[start, flows[index + 1] ?? end] as const] : [],
  );

/** The packets one would try first, most telling first: https, http, ssh, DNS, ping. */
const familiar: readonly Packet[] = [
  ...[443, 80, 22].map(port => ({kind: 'ports', protocol: 6, port}) as const),
  {kind: 'ports', protocol: 17, port: 53},
  {kind: 'icmp', protocol: 1, type: 8, code: 0},
  {kind: 'icmp', protocol: 58, type: 128, code: 0},
];

/** One packet of a set, a familiar one if there is any; none of an empty set. */
export const witnessOf = (flows: Flows): Packet | undefined => {
  const known = familiar.find(packet => includes(flows, packet));
  const first = flows[0];
  return known ?? (first === undefined ? undefined : packetAt(first));
};

const nameOf = (protocol: number): string =>
  protocolNames.find(name => protocolOf(name)?.number === protocol) ?? `${protocol}`;

const describePoints = (protocol: Protocol, from: number, to: number): string => {
  if (!isIcmp(protocol.number)) return `${protocol.name}/${from}${to === from ? '' : `-${to}`}`;
  const type = Math.floor(from / 256);
  if (to === from) return `${protocol.name}/${type}:${from % 256}`;
  const whole = from % 256 === 0 && to % 256 === 255;
  const last = Math.floor(to / 256);
  return whole
    ? `${protocol.name}/${type}${last === type ? '' : `-${last}`}`
    : `${protocol.name}/${type}:${from % 256}-${last}:${to % 256}`;
};

/** A packet in the short form, such as `tcp/443`, `icmp/8:0` or `gre`. */
export const describePacket = (packet: Packet): string => {
  const name = nameOf(packet.protocol);
  if (packet.kind === 'ports') return `${name}/${packet.port}`;
  return packet.kind === 'icmp' ? `${name}/${packet.type}:${packet.code}` : name;
};

/**
 * The parts of a set in the short form: `any`, or `tcp`, `tcp/80`, `udp/1-52`, … `among` is what
 * could pass at all: all of it is `any`, all of a protocol's part of it has the protocol's name, and
 * what is not of it is left out.
 */
export const describeFlows = (passing: Flows, among: Flows = allFlows): readonly string[] => {
  const flows = intersection(passing, among);
  if (flows === among) return ['any'];
  const bySegment = segments.flatMap(number => {
    const [start] = spanOf(number);
    const protocol = {name: nameOf(number), number};
    const whole = intersection(among, keep(beginningSpans(number)));
    const part = intersection(flows, keep(beginningSpans(number)));
    return part === whole && part !== noFlows
      ? [protocol.name]
      : intervals(part).map(([from, to]) => describePoints(protocol, from - start, to - 1 - start));
  });
  const others = singles.filter(number => covers(flows, spanOf(number)[0]));
  return [...bySegment, ...(others.length > 3 ? ['other protocols'] : others.map(nameOf))];
};
