/**
 * The numbers of the IP protocols that Neutron knows by name (neutron_lib/constants.py,
 * IP_PROTOCOL_MAP).
 */
const numbers = new Map(
  Object.entries({
    ah: 51,
    dccp: 33,
    egp: 8,
    esp: 50,
    gre: 47,
    hopopt: 0,
    icmp: 1,
    igmp: 2,
    ip: 0,
    ipip: 4,
    'ipv6-encap': 41,
    'ipv6-frag': 44,
    'ipv6-icmp': 58,
    icmpv6: 58,
    'ipv6-nonxt': 59,
    'ipv6-opts': 60,
    'ipv6-route': 43,
    ospf: 89,
    pgm: 113,
    rsvp: 46,
    sctp: 132,
    tcp: 6,
    udp: 17,
    udplite: 136,
    vrrp: 112,
  }),
);

/** The names of protocols, in the order in which the API lists them in its error message. */
export const protocolNames: readonly string[] = [...numbers.keys()];

/** Protocols that carry ports (neutron_lib: DCCP, SCTP, TCP, UDP, UDPLITE), by number. */
const withPorts: ReadonlySet<number> = new Set([6, 17, 33, 132, 136]);

/** Protocols that belong to IPv6 alone, by number: the IPv6 extension headers and ICMPv6. */
const ipv6Only: ReadonlySet<number> = new Set([41, 43, 44, 58, 59, 60]);

/**
 * An IP protocol: its number, and the name or number that was given for it. The API stores the
 * latter.
 */
export type Protocol = {
  readonly name: string;
  readonly number: number;
};

/**
 * Finds a protocol by its name, or by its number from 0 to 255. The name is lower case, as the API
 * stores it.
 */
export const protocolOf = (text: string): Protocol | undefined => {
  const name = text.toLowerCase();
  const number = numbers.get(name) ?? (/^(0|[1-9]\d{0,2})$/.test(name) ? Number(name) : 256);
  return number <= 255 ? {name, number} : undefined;
};

/** Whether flows of a protocol have ports. It takes the protocol's number. */
export const hasPorts = (number: number): boolean => withPorts.has(number);

/** Whether a protocol is ICMP, for either version of IP. It takes the protocol's number. */
export const isIcmp = (number: number): boolean => number === 1 || number === 58;

/** Whether a protocol exists only inside IPv6. It takes the protocol's number. */
export const isIpv6Only = (number: number): boolean => ipv6Only.has(number);
