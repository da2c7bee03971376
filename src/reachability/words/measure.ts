import {type AddressRange, integerOf} from '../../network/address.ts';
import {protocolOf} from '../../security-groups/protocol.ts';
import type {World} from '../../security-groups/world.ts';
import {
  difference,
  type Flows,
  flowsGoing,
  flowsOf,
  intersection,
  intervals,
  noFlows,
  union,
} from '../flows/flows.ts';
import {gather} from '../reach/gather.ts';
import {isRegion, type Passage} from '../reach/reach.ts';
import {describeGathered} from './describe-passage.ts';

/** How many addresses and ports some passages open. */
export type Extent = {
  /** The number of different addresses at the far ends. */
  readonly addresses: bigint;
  /**
   * The number of ports that are open with at least one of these addresses: 1 to 65,535 for each
   * protocol that has ports.
   */
  readonly ports: number;
  /** The number of protocols without ports that are open, wholly or, like ICMP, for some types. */
  readonly protocols: number;
  /**
   * Whether one of the passages lets all traffic through, in one direction and over one version of
   * IP.
   */
  readonly isAny: boolean;
};

const flowsNamed = (names: readonly string[], ports: {min: number; max: number} | null): Flows =>
  names
    .flatMap(name => protocolOf(name) ?? [])
    .map(protocol => flowsOf({kind: 'ports', protocol, ports}))
    .reduce(union, noFlows);

const named = ['tcp', 'udp', 'sctp', 'dccp', 'udplite'];
/**
 * Every port but 0, which is reserved. No rule names port 0, but a rule without ports contains it.
 */
const allPorts = flowsNamed(named, {min: 1, max: 65_535});
const portProtocols = flowsNamed(named, null);
const bothIcmps = ['icmp', 'ipv6-icmp'].flatMap(name => {
  const protocol = protocolOf(name);
  return protocol ? [flowsOf({kind: 'icmp', protocol, icmp: null})] : [];
});

/** The number of points of a set: ports, ICMP types with their codes, and other protocols. */
const sizeOf = (flows: Flows): number =>
  intervals(flows).reduce((sum, [start, end]) => sum + end - start, 0);

const protocolsIn = (flows: Flows): number => {
  const icmp = bothIcmps.filter(each => intersection(flows, each) !== noFlows).length;
  const others = bothIcmps.reduce(difference, difference(flows, portProtocols));
  return icmp + sizeOf(others);
};

/** The number of addresses in some ranges. An address in several ranges counts once. */
const countAddresses = (ranges: readonly AddressRange[]): bigint => {
  const sorted = [...ranges].sort((one, other) =>
    one.ethertype === other.ethertype
      ? Number(one.first > other.first) - Number(one.first < other.first)
      : one.ethertype.localeCompare(other.ethertype),
  );
  let count = 0n;
  let version = '';
  let counted = -1n;
  for (const {ethertype, first, last} of sorted) {
    if (ethertype !== version) counted = -1n;
    version = ethertype;
    const from = first > counted ? first : counted + 1n;
    if (last >= from) count += last - from + 1n;
    if (last > counted) counted = last;
  }
  return count;
};

/**
 * The range of addresses at the far end of a passage. An instance is the one address that it is
 * seen by.
 */
const rangesOf = ({ethertype, peer}: Passage): AddressRange => {
  if (isRegion(peer)) return peer;
  const value = integerOf(peer.address);
  return {ethertype, first: value, last: value};
};

/**
 * Measures how many addresses and ports some passages open together. What is open twice counts
 * once.
 */
export const extentOf = (passages: readonly Passage[]): Extent => {
  const flows = passages.reduce((all, passage) => union(all, passage.flows), noFlows);
  return {
    addresses: countAddresses(passages.map(rangesOf)),
    ports: sizeOf(intersection(flows, allPorts)),
    protocols: protocolsIn(flows),
    isAny: passages.some(
      ({direction, ethertype, flows}) => flows === flowsGoing(direction, ethertype),
    ),
  };
};

/**
 * Measures how much passages let through, as one number for comparisons: it counts the packets that
 * differ in the far end's address, the protocol, the port, or the ICMP type and code, and adds
 * these counts over all passages.
 */
export const volumeOf = (passages: readonly Passage[]): bigint =>
  passages.reduce((sum, passage) => {
    const {first, last} = rangesOf(passage);
    return sum + (last - first + 1n) * BigInt(sizeOf(passage.flows));
  }, 0n);

/** Greater numbers are written as a power of two, because nobody reads forty digits. */
const readable = 2n ** 48n;

const counted = (count: bigint, one: string, many: string): string => {
  if (count === 1n) return `1 ${one}`;
  const number =
    count > readable ? `about 2^${count.toString(2).length - 1}` : count.toLocaleString('en');
  return `${number} ${many}`;
};

/** Writes an extent: `1 port, 255 addresses`. */
export const describeExtent = ({addresses, ports, protocols, isAny}: Extent): string => {
  const what = isAny
    ? ['every port of every protocol']
    : [
        ...(ports > 0 ? [counted(BigInt(ports), 'port', 'ports')] : []),
        ...(protocols > 0
          ? [counted(BigInt(protocols), 'protocol without ports', 'protocols without ports')]
          : []),
      ];
  return [...what, counted(addresses, 'address', 'addresses')].join(', ');
};

/** Passages that differ only in their addresses: what they let through, and how much it is. */
export type Measured = {readonly says: string; readonly extent: Extent; readonly volume: bigint};

/** Writes what passes as `describePassages` does, and measures each line. */
export const measurePassages = (world: World, passages: readonly Passage[]): readonly Measured[] =>
  gather(world, passages).map(gathered => ({
    says: describeGathered(gathered),
    extent: extentOf(gathered.found),
    volume: volumeOf(gathered.found),
  }));
