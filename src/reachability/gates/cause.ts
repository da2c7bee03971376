/** The gates that can stop a packet, in the order in which it meets them. */
export type Gate = 'interface' | 'egress' | 'routing' | 'ingress';

/**
 * Every reason why a packet can fail to arrive, with its words. The set is closed: a verdict is
 * `delivered` or one of these.
 */
export const causes = {
  'no-address': {
    gate: 'interface',
    word: 'no address',
    meaning: 'one of the two ends has no address of this version of IP',
  },
  'not-its-address': {
    gate: 'interface',
    word: 'not its own',
    meaning: 'the source address is none that the instance was given, and the host drops it',
  },
  'second-interface': {
    gate: 'interface',
    word: 'two legs',
    meaning:
      'an instance with two interfaces has two default routes, and what leaves by the wrong one is dropped; which it is cannot be told',
  },
  'own-gateway': {
    gate: 'interface',
    word: 'gateway',
    meaning: 'the instance sends to a gateway of its own choice, and only that of DHCP is one',
  },
  tunnel: {
    gate: 'interface',
    word: 'tunnel',
    meaning:
      "Calico drops IPIP, and VXLAN on udp/4789, that an instance sends, unless the operator allows it; the site's setting is not public",
  },
  'no-connection': {
    gate: 'interface',
    word: 'no connection',
    meaning:
      'an ICMP answer or error that belongs to no connection is dropped before any rule is asked',
  },
  'no-group-at-source': {
    gate: 'egress',
    word: 'no group',
    meaning: 'the source has no security group, and without one nothing passes',
  },
  'no-egress-rule': {
    gate: 'egress',
    word: 'no egress',
    meaning: "no egress rule of the source's groups allows it",
  },
  'egress-address-group': {
    gate: 'egress',
    word: 'address group',
    meaning: 'only a rule for an address group could allow it, whose addresses are not known here',
  },
  'no-way-out': {
    gate: 'routing',
    word: 'no way out',
    meaning: 'the source is an address with no way to the Internet',
  },
  'no-way-in': {
    gate: 'routing',
    word: 'no way in',
    meaning: 'the destination has no address that the Internet can route to',
  },
  'no-route': {
    gate: 'routing',
    word: 'no route',
    meaning: 'the address is neither of the site nor of the Internet',
  },
  'host-closed': {
    gate: 'ingress',
    word: 'host closed',
    meaning: 'of its instances, a compute host takes DHCP, DNS and metadata only',
  },
  'not-modelled': {
    gate: 'routing',
    word: 'not modelled',
    meaning: 'what a compute host itself sends, or accepts from elsewhere, is not modelled',
  },
  'not-ours': {
    gate: 'ingress',
    word: 'not ours',
    meaning: "the address belongs to the site's shared pool, and its groups are not known here",
  },
  'no-group-at-destination': {
    gate: 'ingress',
    word: 'no group',
    meaning: 'the destination has no security group, and without one nothing passes',
  },
  'ingress-address-group': {
    gate: 'ingress',
    word: 'address group',
    meaning: 'only a rule for an address group could allow it, whose addresses are not known here',
  },
  'no-ingress-rule': {
    gate: 'ingress',
    word: 'no ingress',
    meaning: "no ingress rule of the destination's groups allows it",
  },
} as const satisfies Record<string, {gate: Gate; word: string; meaning: string}>;

/**
 * The assumptions of a verdict, where OpenStack leaves something open. The set is closed, too. A
 * trace names the assumptions that it depends on.
 */
export const assumptions = {
  'stateless-tracked':
    'a stateless group is treated as stateful: Neutron would not track its connections, but the Calico plugin does not pass the setting on (networking_calico, policy.py)',
} as const;

/** The name of an assumption that a verdict depends on. */
export type Assumption = keyof typeof assumptions;

/** The name of a reason why a packet fails to arrive. */
export type Cause = keyof typeof causes;

/** What happened to a packet. */
export type Verdict = 'delivered' | Cause;

/** Whether a text is the name of a cause. */
export const isCause = (text: string): text is Cause => Object.hasOwn(causes, text);
