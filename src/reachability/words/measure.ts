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

/** How much of the address space and of the port space some passages take up. */
export type Extent = {
  /** How many different addresses are at their far ends. */
  readonly addresses: bigint;
  /** How many ports are open with one or another of these: 1 to 65,535 for each protocol that has ports. */
  readonly ports: number;
  /** How many protocols without ports are open, wholly or, as ICMP, for some types. */
  readonly protocols: number;
  /** Whether with one of them it is all traffic that there can be, one way over one version of IP. */
  readonly isAny: boolean;
};

const flowsNamed = (names: readonly string[], ports: {min: number; max: number} | null): Flows =>
  names
    .flatMap(name => protocolOf(name) ?? [])
    .map(protocol => flowsOf({kind: 'ports', protocol, ports}))
    .reduce(union, noFlows);

const named = ['tcp', 'udp', 'sctp', 'dccp', 'udplite'];
/** Port 0 is reserved, and no rule names it, though one without ports takes it in. */
const allPorts = flowsNamed(named, {min: 1, max: 65_535});
const portProtocols = flowsNamed(named, null);
const bothIcmps = ['icmp', 'ipv6-icmp'].flatMap(name => {
  const protocol = protocolOf(name);
  return protocol ? [flowsOf({kind: 'icmp', protocol, icmp: null})] : [];
});

/** How many points of the line a set has: ports, ICMP types with their codes, other protocols. */
const sizeOf = (flows: Flows): number =>
  intervals(flows).reduce((sum, [start, end]) => sum + end - start, 0);

const protocolsIn = (flows: Flows): number => {
  const icmp = bothIcmps.filter(each => intersection(flows, each) !== noFlows).length;
  const others = bothIcmps.reduce(difference, difference(flows, portProtocols));
  return icmp + sizeOf(others);
};

/** How many addresses some ranges hold, each counted once for a version of IP. */
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

/** The far end of a passage as a stretch of addresses; an instance is the one that it is known by. */
const rangesOf = ({ethertype, peer}: Passage): AddressRange => {
  if (isRegion(peer)) return peer;
  const value = integerOf(peer.address);
  return {ethertype, first: value, last: value};
};

/** How much of both spaces passages take up together; what is open twice is counted once. */
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
 * How much passages let through, as one number to compare: packets that differ in the far end's
 * address, the protocol, the port or the ICMP type and code, summed over all passages.
 */
export const volumeOf = (passages: readonly Passage[]): bigint =>
  passages.reduce((sum, passage) => {
    const {first, last} = rangesOf(passage);
    return sum + (last - first + 1n) * BigInt(sizeOf(passage.flows));
  }, 0n);

/** Numbers above this are told as a power of two: nobody reads forty digits. */
const readable = 2n ** 48n;

const counted = (count: bigint, one: string, many: string): string => {
  if (count === 1n) return `1 ${one}`;
  const number =
    count > readable ? `about 2^${count.toString(2).length - 1}` : count.toLocaleString('en');
  return `${number} ${many}`;
};

/** An extent in words: `1 port, 255 addresses`. */
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

/** Passages that are alike but for the addresses: what they are, and how much that is. */
export type Measured = {readonly says: string; readonly extent: Extent; readonly volume: bigint};

/** What passes, as `describePassages` says it, each line with how much it is. */
export const measurePassages = (world: World, passages: readonly Passage[]): readonly Measured[] =>
  gather(world, passages).map(gathered => ({
    says: describeGathered(gathered),
    extent: extentOf(gathered.found),
    volume: volumeOf(gathered.found),
  }));
