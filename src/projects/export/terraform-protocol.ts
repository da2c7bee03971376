import type {Protocol} from '../../security-groups/protocol.ts';

/**
 * Protocols that the provider knows by name (openstack/networking_secgroup_rule_v2.go); it takes
 * every other one as a number. `any`, `ip`, `hopopt` and `icmpv6` are not among them.
 */
const named: ReadonlySet<string> = new Set([
  ...['ah', 'dccp', 'egp', 'esp', 'gre', 'icmp', 'igmp', 'ipip', 'ipv6-encap', 'ipv6-frag'],
  ...['ipv6-icmp', 'ipv6-nonxt', 'ipv6-opts', 'ipv6-route', 'ospf', 'pgm', 'rsvp', 'sctp', 'tcp'],
  ...['udp', 'udplite', 'vrrp'],
]);

/** What the provider calls a protocol. */
export const terraformProtocol = ({name, number}: Protocol): string =>
  named.has(name) ? name : String(number);
