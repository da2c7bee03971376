import type {Address, Ethertype} from '../../src/network/address.ts';
import {addressesOf, metadataAddress, type Platform} from '../../src/network/platform.ts';
import type {Packet} from '../../src/reachability/flows/flows.ts';
import {type Endpoint, endpointAt} from '../../src/reachability/gates/endpoint.ts';
import type {Question} from '../../src/reachability/trace/question.ts';
import type {World} from '../../src/security-groups/world.ts';
import {addressIn} from '../network/read.ts';
import {newRandom} from './random.ts';
import {icmpTypes, outsiders, strangersIn} from './worlds.ts';

// What is worth asking about a world: both sides of the borders of everything that rules name.

const tcp = (port: number): Packet => ({kind: 'ports', protocol: 6, port});
const udp = (port: number): Packet => ({kind: 'ports', protocol: 17, port});
const sctp = (port: number): Packet => ({kind: 'ports', protocol: 132, port});

const icmp = (ethertype: Ethertype, type: number, code: number): Packet => ({
  kind: 'icmp',
  protocol: icmpTypes[ethertype].protocol.number,
  type,
  code,
});

const packetsOver = (ethertype: Ethertype): readonly Packet[] => {
  const {echo, other, error} = icmpTypes[ethertype];
  return [
    ...[78, 79, 80, 81, 82, 442, 443, 444, 999, 1000, 1001].flatMap(port => [tcp(port), udp(port)]),
    icmp(ethertype, echo, 0),
    icmp(ethertype, echo, 1),
    icmp(ethertype, other, 0),
    icmp(ethertype, error, 0),
    ...[4788, 4789, 4790].map(udp),
    sctp(80),
    ...[4, 47, 50].map((protocol): Packet => ({kind: 'protocol', protocol})),
  ];
};

const packets = {IPv4: packetsOver('IPv4'), IPv6: packetsOver('IPv6')};

/**
 * What is asked about who is no instance and nobody on the Internet. Whether a host takes in the
 * tunnels of a stranger's instance is not known, and DHCP has ports of its own for each version.
 */
const fewPackets = (ethertype: Ethertype, {kind}: Endpoint): readonly Packet[] => {
  switch (kind) {
    case 'host':
      return [tcp(80), tcp(53), udp(53), icmp(ethertype, icmpTypes[ethertype].echo, 0)];
    case 'metadata':
      return [tcp(80), tcp(443), udp(80)];
    case 'neighbour':
      return [tcp(80), tcp(443), udp(81), icmp(ethertype, icmpTypes[ethertype].echo, 0)];
    default:
      return [tcp(80)];
  }
};

/** Addresses that are routed nowhere. */
const nowhere = ['192.168.1.1', 'fd99::1'].map(addressIn);

/** An end by its address. */
type Placed = Endpoint & {readonly address: Address};

const placedAt = (platform: Platform, address: Address): Placed => ({
  ...endpointAt(platform, address),
  address,
});

/** Two addresses of one instance are one end: such packets never leave it. */
const nameOf = (end: Placed): string => (end.kind === 'instance' ? end.instance.id : end.address);

type Pair = {readonly ethertype: Ethertype; readonly from: Placed; readonly to: Placed};

/** Every two of some ends, one of them an instance at least, in both orders. */
const pairsOf = (world: World, others: readonly Address[]): readonly Pair[] => {
  const {platform} = world;
  return (['IPv4', 'IPv6'] as const).flatMap(ethertype => {
    const ends = [...platform.instances.flatMap(addressesOf), ...others]
      .filter(address => address.includes(':') === (ethertype === 'IPv6'))
      .map(address => placedAt(platform, address));
    return ends.flatMap(from =>
      ends.flatMap(to =>
        nameOf(to) !== nameOf(from) && (from.kind === 'instance' || to.kind === 'instance')
          ? [{ethertype, from, to}]
          : [],
      ),
    );
  });
};

/** Every packet between instances, to the Internet and from it, by addresses, that begins something. */
export const questionsIn = (world: World): readonly (Question & Pair)[] =>
  pairsOf(world, outsiders).flatMap(pair =>
    packets[pair.ethertype].map(packet => ({...pair, packet})),
  );

/** With strangers of each pool, and who is nowhere. */
export const questionsOutside = (world: World): readonly (Question & Pair)[] =>
  pairsOf(world, [...strangersIn(world.platform), ...nowhere])
    .filter(({from, to}) => from.kind !== 'instance' || to.kind !== 'instance')
    .flatMap(pair => {
      const far = pair.from.kind === 'instance' ? pair.to : pair.from;
      return fewPackets(pair.ethertype, far).map(packet => ({...pair, packet}));
    });

/** With compute hosts, and with the metadata service that each answers for. */
export const questionsToHosts = (world: World): readonly (Question & Pair)[] => {
  const hosts = world.platform.hosts.flatMap(({addresses}) => addresses);
  return pairsOf(world, [...hosts, metadataAddress])
    .filter(({from, to}) => from.kind !== 'instance' || to.kind !== 'instance')
    .flatMap(pair => {
      const far = pair.from.kind === 'instance' ? pair.to : pair.from;
      return fewPackets(pair.ethertype, far).map(packet => ({...pair, packet}));
    });
};

/** Whether an instance sends from an end's address when nobody says from which. */
const isFirst = (end: Placed): boolean =>
  end.kind === 'instance' &&
  end.instance.addresses.find(own => own.includes(':') === end.address.includes(':')) ===
    end.address;

/** The same two ends, otherwise: an instance by its name alone, a false source, a known connection. */
export const questionsOtherwise = (world: World): readonly Question[] =>
  pairsOf(world, outsiders).flatMap(({ethertype, from, to}): readonly Question[] => {
    const {error} = icmpTypes[ethertype];
    const established = [tcp(80), udp(4789), icmp(ethertype, error, 0)];
    const named = (end: Placed): readonly Endpoint[] =>
      end.kind === 'instance' && isFirst(end) ? [{kind: 'instance', instance: end.instance}] : [];
    const claims = outsiders.find(
      address => address !== to.address && address.includes(':') === (ethertype === 'IPv6'),
    );
    return [
      ...established.map(packet => ({from, to, packet, isEstablished: true})),
      ...named(from).map(sender => ({from: sender, to, packet: tcp(80)})),
      ...named(to).map(receiver => ({from, to: receiver, packet: tcp(81)})),
      ...(from.kind === 'instance' && claims ? [{from, to, packet: tcp(80), claims}] : []),
    ];
  });

/** Everything above. */
export const allQuestionsIn = (world: World): readonly Question[] => [
  ...questionsIn(world),
  ...questionsOutside(world),
  ...questionsToHosts(world),
  ...questionsOtherwise(world),
];

/** So many of some questions, at most, the same ones for the same seed: many worlds tell more than one. */
export const someOf = <Asked>(
  questions: readonly Asked[],
  most: number,
  seed: number,
): readonly Asked[] => {
  const random = newRandom(seed);
  return questions.filter(() => random(questions.length) < most);
};
