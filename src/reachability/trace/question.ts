import {type Address, type Ethertype, ethertypeOf, parseAddress} from '../../network/address.ts';
import type {Platform} from '../../network/platform.ts';
import {failure, problem, type Result, success} from '../../result.ts';
import {
  hasPorts,
  isIcmp,
  isIpv6Only,
  type Protocol,
  protocolOf,
} from '../../security-groups/protocol.ts';
import type {Traffic} from '../../security-groups/rule.ts';
import type {Packet} from '../flows/flows.ts';
import {
  type Endpoint,
  endpointAddress,
  endpointAt,
  endpointName,
  isSameEnd,
  parseEndpoint,
} from '../gates/endpoint.ts';

/** The question whether one packet gets from one end to the other. */
export type Question = {
  readonly from: Endpoint;
  readonly to: Endpoint;
  readonly packet: Packet;
  /** The source address that the sender, an instance, claims instead of its own. */
  readonly claims?: Address;
  /** The version of IP, if the ends do not determine it. */
  readonly ethertype?: Ethertype;
  /** Whether the packet belongs to a connection that existed before. */
  readonly isEstablished?: boolean;
};

const form = 'Write a protocol and a port, like tcp/443, or icmp, or icmp/8:0.';

const wrong = (text: string, why: string) => failure(problem(`'${text}' ${why}.`, form));

const numbersOf = (text: string, separator: string, top: number): readonly number[] | undefined => {
  const parts = text.split(separator);
  const numbers = parts.filter(part => /^\d{1,5}$/.test(part)).map(Number);
  const sound = numbers.length === parts.length && numbers.every(number => number <= top);
  return sound && numbers.length <= 2 ? numbers : undefined;
};

const readPorts = (text: string, protocol: Protocol, ports: string): Result<Traffic> => {
  const [min, max = min] = numbersOf(ports.replace(':', '-'), '-', 65_535) ?? [];
  return min === undefined || max === undefined || min < 1 || min > max
    ? wrong(text, 'does not name ports between 1 and 65535')
    : success({kind: 'ports', protocol, ports: {min, max}});
};

const readIcmp = (text: string, protocol: Protocol, detail: string): Result<Traffic> => {
  const [type, code = null] = numbersOf(detail, ':', 255) ?? [];
  return type === undefined
    ? wrong(text, 'does not name an ICMP type (and code) between 0 and 255')
    : success({kind: 'icmp', protocol, icmp: {type, code}});
};

/** Reads the short form of traffic: `any`, `tcp`, `tcp/80`, `udp/80-90`, `icmp/8`, `icmp/8:0`, `gre`. */
export const parseTraffic = (text: string): Result<Traffic> => {
  if (text.toLowerCase() === 'any') return success({kind: 'any'});
  const [name = '', detail, ...rest] = text.split('/');
  const protocol = protocolOf(name);
  if (!protocol) return wrong(text, 'does not begin with a protocol');
  if (rest.length > 0) return wrong(text, "has more than one '/'");
  if (hasPorts(protocol.number)) {
    return detail === undefined
      ? success({kind: 'ports', protocol, ports: null})
      : readPorts(text, protocol, detail);
  }
  if (isIcmp(protocol.number)) {
    return detail === undefined
      ? success({kind: 'icmp', protocol, icmp: null})
      : readIcmp(text, protocol, detail);
  }
  return detail === undefined
    ? success({kind: 'protocol', protocol})
    : wrong(text, `has a port, and ${protocol.name} has no ports`);
};

/**
 * Reads one packet. It is written like traffic, but with exactly one port; `icmp` alone is a ping.
 */
export const parsePacket = (text: string): Result<Packet> => {
  const traffic = parseTraffic(text);
  if (!traffic.ok) return traffic;
  const {value} = traffic;
  switch (value.kind) {
    case 'any':
      return wrong(text, 'is not one packet');
    case 'protocol':
      return success({kind: 'protocol', protocol: value.protocol.number});
    case 'icmp': {
      // Echo request, what ping sends, is type 8 of ICMP and type 128 of ICMPv6.
      const echo = value.protocol.number === icmp.number ? 8 : 128;
      const {type, code} = value.icmp ?? {type: echo, code: 0};
      return success({kind: 'icmp', protocol: value.protocol.number, type, code: code ?? 0});
    }
    case 'ports':
      return value.ports && value.ports.min === value.ports.max
        ? success({kind: 'ports', protocol: value.protocol.number, port: value.ports.min})
        : wrong(text, 'does not name one port');
  }
};

const icmp: Protocol = {name: 'icmp', number: 1};
const icmpv6: Protocol = {name: 'ipv6-icmp', number: 58};

/**
 * The ICMPv6 type for an ICMP type. An echo request has another number there; other types stay as
 * they are.
 */
const typeOverIpv6 = ({type, code}: {type: number; code: number | null}): number =>
  type === 8 && (code ?? 0) === 0 ? 128 : type;

/**
 * The same traffic over a version of IP. Over IPv6 the name `icmp` means ICMPv6, as in the API. It
 * is null if the version has no such traffic.
 */
export const trafficOver = (traffic: Traffic, ethertype: Ethertype): Traffic | null => {
  if (traffic.kind === 'any') return traffic;
  if (ethertype === 'IPv4') return isIpv6Only(traffic.protocol.number) ? null : traffic;
  if (traffic.kind !== 'icmp' || traffic.protocol.number !== icmp.number) return traffic;
  const type = traffic.icmp && {...traffic.icmp, type: typeOverIpv6(traffic.icmp)};
  return {kind: 'icmp', protocol: icmpv6, icmp: type};
};

/**
 * The version of IP of a question: the one that an end or the packet needs; otherwise IPv4 if both
 * ends have it.
 */
export const ethertypeFor = ({from, to, packet, claims, ethertype}: Question): Ethertype => {
  if (ethertype) return ethertype;
  const given = claims ?? from.address ?? to.address;
  if (given) return ethertypeOf(given);
  if (isIpv6Only(packet.protocol)) return 'IPv6';
  const both = [from, to].every(end => endpointAddress(end, 'IPv4') !== undefined);
  return both ? 'IPv4' : 'IPv6';
};

type Ends = Omit<Question, 'packet'>;

/** Turns ICMP into ICMPv6 over IPv6, as the API does, and refuses ICMPv6 over IPv4. */
const withVersion = (ends: Ends, packet: Packet, text: string): Result<Question> => {
  const question = {...ends, packet};
  const ethertype = ethertypeFor(question);
  if (ethertype === 'IPv4' && isIpv6Only(packet.protocol)) {
    return wrong(text, 'is of IPv6, and these ends speak IPv4');
  }
  if (ethertype === 'IPv4' || packet.kind !== 'icmp' || packet.protocol !== icmp.number)
    return success(question);
  return success({
    ...ends,
    packet: {...packet, protocol: icmpv6.number, type: typeOverIpv6(packet)},
  });
};

/**
 * Reads the address of `FROM@ADDRESS`. If it is one of the sender's own, the packet is sent from
 * it; any other address is a claim. The sender must be an instance, whose host checks the claim,
 * and both ends must have the version of IP.
 */
const withClaim = (platform: Platform, ends: Ends, text: string | undefined): Result<Ends> => {
  if (text === undefined) return success(ends);
  const claim = parseAddress(text);
  if (!claim.ok) return claim;
  const {from, to} = ends;
  if (from.kind !== 'instance') {
    return failure(
      problem(
        `${endpointName(from)} is no instance of this project, and what it claims is not followed.`,
        `Ask about the address itself: ${text} ${endpointName(to)} …`,
      ),
    );
  }
  const own = endpointAt(platform, claim.value);
  const isOwn = own.kind === 'instance' && own.instance === from.instance;
  const speakers = [...(isOwn ? [] : [from]), to];
  const ethertype = ethertypeOf(claim.value);
  if (speakers.some(end => endpointAddress(end, ethertype) === undefined)) {
    return failure(
      problem(
        `${claim.value} is of ${ethertype}, which not both of these ends speak.`,
        'Claim an address of a version of IP that both ends have.',
      ),
    );
  }
  return success(isOwn ? {from: own, to} : {...ends, claims: claim.value});
};

/**
 * Reads a question of three words, `FROM TO PROTOCOL[/PORT]`. The ends are instances, `Internet` or
 * addresses. `FROM@ADDRESS` sends from that address, which is the sender's own or a claim.
 */
export const parseQuestion = (platform: Platform, words: readonly string[]): Result<Question> => {
  const [fromText, toText, packetText, ...rest] = words;
  if (fromText === undefined || toText === undefined || packetText === undefined || rest.length) {
    return failure(
      problem(
        `A question has three words, and this one has ${words.length}.`,
        'Write FROM TO PROTOCOL/PORT, like: trace public default tcp/80',
      ),
    );
  }
  const [senderText = '', claimText] = fromText.split('@');
  const from = parseEndpoint(platform, senderText, 'from');
  if (!from.ok) return from;
  const to = parseEndpoint(platform, toText, 'to');
  if (!to.ok) return to;
  if (isSameEnd(from.value, to.value)) {
    return failure(
      problem(
        `${fromText} and ${toText} are the same.`,
        'Ask about two different ends: such a packet never leaves the instance.',
      ),
    );
  }
  if (from.value.kind !== 'instance' && to.value.kind !== 'instance') {
    return failure(
      problem(
        `Neither ${fromText} nor ${toText} is an instance of this project.`,
        'Name one at one end at least: the lab follows the packets of its own instances.',
      ),
    );
  }
  const ends = withClaim(platform, {from: from.value, to: to.value}, claimText);
  if (!ends.ok) return ends;
  const packet = parsePacket(packetText);
  return packet.ok ? withVersion(ends.value, packet.value, packetText) : packet;
};
