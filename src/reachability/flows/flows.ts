import type {Ethertype} from '../../network/address.ts';
import type {Protocol} from '../../security-groups/protocol.ts';
import {isIcmp, protocolNames, protocolOf} from '../../security-groups/protocol.ts';
import type {Direction, Traffic} from '../../security-groups/rule.ts';

declare const flows: unique symbol;

/**
 * A set of flows. Every protocol, port, and ICMP type and code is one point on a line. A set is the
 * list of points where its stretches begin and end, `[start, end, start, end, …]`, without the ends
 * themselves. This works because no rule names a source port. Equal sets are the same value:
 * compare them with `===`.
 */
export type Flows = readonly number[] & {readonly [flows]: true};

/**
 * The layer-4 part of one packet: a destination port, an ICMP type and code, or neither of them.
 */
export type Packet =
  | {readonly kind: 'ports'; readonly protocol: number; readonly port: number}
  | {readonly kind: 'icmp'; readonly protocol: number; readonly type: number; readonly code: number}
  | {readonly kind: 'protocol'; readonly protocol: number};

const segment = 65_536;
/**
 * The protocols that have a whole segment of the line: those with ports, and then both ICMPs (type
 * * 256 + code).
 */
const segments: readonly number[] = [6, 17, 132, 33, 136, 1, 58];
/** The protocols that have one point of the line each. */
const singles: readonly number[] = Array.from({length: 256}, (_, number) => number).filter(
  number => !segments.includes(number),
);
const singlesStart = segments.length * segment;
const end = singlesStart + singles.length;

const kept = new Map<string, Flows>();

/** Gives the one value that all equal sets share. */
const keep = (borders: readonly number[]): Flows => {
  const key = borders.join();
  const known = kept.get(key);
  if (known) return known;
  const made = borders as Flows;
  kept.set(key, made);
  return made;
};

/** The empty set of flows. */
export const noFlows: Flows = keep([]);

const spanOf = (protocol: number): readonly [number, number] => {
  const index = segments.indexOf(protocol);
  if (index >= 0) return [index * segment, (index + 1) * segment];
  const point = singlesStart + singles.indexOf(protocol);
  return [point, point + 1];
};

/**
 * The ICMP types that begin an exchange. Most other types are replies or errors. They belong to a
 * known connection, or connection tracking calls them invalid, and they are dropped before any
 * policy (Linux nf_conntrack_proto_icmp and _icmpv6; felix/rules/endpoints.go drops INVALID).
 * ICMPv6 types 130 to 136 and 143 are never tracked. They stay on one link, where an instance has
 * no neighbour but its host, so they never reach another end.
 */
const beginning = new Map([
  [1, [8, 13, 15, 17]],
  [58, [128, 139]],
]);

/** The stretches of a protocol's segment that hold the packets that can begin a conversation. */
const beginningSpans = (protocol: number): readonly number[] => {
  const [start, stop] = spanOf(protocol);
  const types = beginning.get(protocol);
  return types
    ? types.flatMap(type => [start + type * 256, start + type * 256 + 256])
    : [start, stop];
};

/** Removes the borders where one stretch ends and the next one begins. */
const withoutSeams = (borders: readonly number[]): readonly number[] =>
  borders.filter((border, index) => border !== borders[index - 1] && border !== borders[index + 1]);

/**
 * The set of every flow that can begin a conversation. Replies belong to a conversation, and pass
 * by themselves.
 */
export const allFlows: Flows = keep(
  withoutSeams([...segments.flatMap(beginningSpans), singlesStart, end]),
);

const vxlanPort = 4789;

/**
 * Whether a packet belongs to a tunnel that an instance may not send: IPIP, or VXLAN on its usual
 * port. Felix drops both before any policy unless the operator allows them, and the site's settings
 * are not public (felix/config/config_params.go: AllowIPIPPacketsFromWorkloads, AllowVXLAN…).
 */
export const isTunnel = (packet: Packet): boolean =>
  packet.protocol === 4 ||
  (packet.kind === 'ports' && packet.protocol === 17 && packet.port === vxlanPort);

/**
 * Whether a packet can begin a conversation; otherwise it is a reply or an error that belongs to
 * one.
 */
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

/** The set of flows that a rule's traffic means. */
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

/** The packet of a point on the line. `point` must be one of `allFlows`. */
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

/** Makes an operation on two sets, which computes each pair of sets once. */
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

/**
 * Walks along both sets at once. After an odd number of a set's borders the walk is inside the set.
 */
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

/** The flows that are in at least one of two sets. */
export const union = operation((a, b) => a || b);

/** The flows that are in both of two sets. */
export const intersection = operation((a, b) => a && b);

/** The flows of the first set that are not in the second. */
export const difference = operation((a, b) => a && !b);

const [udpStart] = spanOf(17);
const tunnels = union(keep(spanOf(4)), keep([udpStart + vxlanPort, udpStart + vxlanPort + 1]));

/** The set of every flow that an instance can begin: all but the tunnels that its host may drop. */
export const flowsFromInstances: Flows = difference(allFlows, tunnels);

const icmpOf = (protocol: number): Flows => keep(withoutSeams(beginningSpans(protocol)));

/**
 * The set of every flow over a version of IP. It leaves out the other version's ICMP, which no rule
 * means.
 */
const possible: Readonly<Record<Ethertype, Flows>> = {
  IPv4: difference(allFlows, icmpOf(58)),
  IPv6: difference(allFlows, icmpOf(1)),
};

/** The flows of some traffic over a version of IP; the empty set when there is no such traffic. */
export const flowsOver = (traffic: Traffic | null, ethertype: Ethertype): Flows =>
  traffic ? intersection(flowsOf(traffic), possible[ethertype]) : noFlows;

/**
 * The set of every flow that can pass an instance's interface in a direction over a version of IP.
 */
export const flowsGoing = (direction: Direction, ethertype: Ethertype): Flows =>
  direction === 'egress'
    ? intersection(flowsFromInstances, possible[ethertype])
    : possible[ethertype];

/** Whether a packet is in a set. */
export const includes = (flows: Flows, packet: Packet): boolean => covers(flows, pointOf(packet));

/**
 * The intervals of a set in order, each with its start and with its end, which is not part of it.
 */
export const intervals = (flows: Flows): readonly (readonly [start: number, end: number])[] =>
  flows.flatMap((start, index) =>
    index % 2 === 0 ? [[start, flows[index + 1] ?? end] as const] : [],
  );

/** The packets that people try first, best known first: https, http, ssh, DNS, ping. */
const familiar: readonly Packet[] = [
  ...[443, 80, 22].map(port => ({kind: 'ports', protocol: 6, port}) as const),
  {kind: 'ports', protocol: 17, port: 53},
  {kind: 'icmp', protocol: 1, type: 8, code: 0},
  {kind: 'icmp', protocol: 58, type: 128, code: 0},
];

/** Picks one packet of a set, a familiar one if there is any; undefined for the empty set. */
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

/** Writes a packet in the short form, such as `tcp/443`, `icmp/8:0` or `gre`. */
export const describePacket = (packet: Packet): string => {
  const name = nameOf(packet.protocol);
  if (packet.kind === 'ports') return `${name}/${packet.port}`;
  return packet.kind === 'icmp' ? `${name}/${packet.type}:${packet.code}` : name;
};

/**
 * Writes the parts of a set in the short form: `any`, or `tcp`, `tcp/80`, `udp/1-52`, and so on.
 * `among` is the set of flows that could pass. If all of it passes, the text is `any`; if all of a
 * protocol's flows in it pass, the text is the protocol's name. Flows outside of `among` are left
 * out.
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
