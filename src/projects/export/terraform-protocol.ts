import type {Protocol} from '../../security-groups/protocol.ts';

/**
 * The protocols that the provider knows by name (openstack/networking_secgroup_rule_v2.go). It
 * takes every other one by number; `any`, `ip`, `hopopt` and `icmpv6` are not among them.
 */
const named: ReadonlySet<string> = new Set([
  ...['ah', 'dccp', 'egp', 'esp', 'gre', 'icmp', 'igmp', 'ipip', 'ipv6-encap', 'ipv6-frag'],
  ...['ipv6-icmp', 'ipv6-nonxt', 'ipv6-opts', 'ipv6-route', 'ospf', 'pgm', 'rsvp', 'sctp', 'tcp'],
  ...['udp', 'udplite', 'vrrp'],
]);

/** The provider's word for a protocol: its name or its number. */
export const terraformProtocol = ({name, number}: Protocol): string =>
  named.has(name) ? name : String(number);
