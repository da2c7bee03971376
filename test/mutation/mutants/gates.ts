import type {Mutant} from '../mutant.ts';

/** Slips about the gates that a packet meets, one after the other. */
export const ofGates: readonly Mutant[] = [
  {
    name: 'egress forgotten in traces',
    file: 'reachability/steps.ts',
    find: "[groupsStep(world, from.instance, 'egress', destination, packet)]",
    replace: '[]',
  },
  {
    name: 'ingress forgotten in traces',
    file: 'reachability/steps.ts',
    find: "[groupsStep(world, to.instance, 'ingress', seenAs, packet)]",
    replace: '[]',
  },
  {
    name: 'egress forgotten in sets',
    file: 'reachability/reach.ts',
    find: "allowed(world, from, 'egress', destination)",
    replace: "allowed(world, to, 'ingress', source)",
  },
  {
    name: 'ingress forgotten in sets',
    file: 'reachability/reach.ts',
    find: "allowed(world, to, 'ingress', source)",
    replace: "allowed(world, from, 'egress', destination)",
  },
  {
    name: 'direction ignored in traces',
    file: 'reachability/gate.ts',
    find: "rule.direction === 'ingress'",
    replace: 'rule',
  },
  {
    name: 'ethertype ignored in traces',
    file: 'reachability/gate.ts',
    find: 'if (rule.ethertype !== ethertypeOf(remote)) return false;',
    replace: '',
  },
  {
    name: 'first group only in traces',
    file: 'reachability/gate.ts',
    find: 'world.memberships[instance.id] ?? []',
    replace: '(world.memberships[instance.id] ?? []).slice(0, 1)',
  },
  {
    name: 'no group lets everything pass',
    file: 'reachability/steps.ts',
    find: 'if (rule) return {hop};',
    replace: 'if (rule || !hasGroup(world, instance)) return {hop};',
  },
  {
    name: 'a remote group taken for anyone',
    file: 'reachability/gate.ts',
    find: 'holder !== undefined && Boolean(',
    replace: 'true || Boolean(',
  },
  {
    name: 'a remote group taken for whoever has a group',
    file: 'reachability/gate.ts',
    find: '?.includes(rule.remote.group)',
    replace: '?.length',
  },
  {
    name: "a rule's remote held against one's own address",
    file: 'reachability/steps.ts',
    find: 'allowsRemote(world, rule, remote)',
    replace: 'allowsRemote(world, rule, instance.addresses[0])',
  },
  {
    name: 'the last gate that blocks named first',
    file: 'reachability/trace.ts',
    find: 'blockedBy[0]?.cause',
    replace: 'blockedBy.at(-1)?.cause',
  },
  {
    name: 'neighbours taken to accept everything',
    file: 'reachability/steps.ts',
    find: "if (to.kind !== 'neighbour') return [];",
    replace: "if (to.kind !== 'instance') return [];",
  },
  {
    name: 'metadata at every port',
    file: 'reachability/steps.ts',
    find: 'packet.protocol === 6 && packet.port === 80',
    replace: 'packet.protocol === 6',
  },
  {
    name: 'DNS of a compute host over TCP',
    file: 'reachability/steps.ts',
    find: 'if (packet.protocol !== 17) return null;',
    replace: '',
  },
  {
    name: 'a claimed source address let pass',
    file: 'reachability/steps.ts',
    find: "isOwn ? misuse(from) : 'not-its-address'",
    replace: 'misuse(from)',
  },
  {
    name: 'a misused receiver taken for sound',
    file: 'reachability/steps.ts',
    find: 'const atReceiver = misuse(to);',
    replace: 'const atReceiver = null;',
  },
  {
    name: 'misuse forgotten in sets',
    file: 'reachability/gate.ts',
    find: 'instance.misuse ? [] : groupsOf(world, instance)',
    replace: 'groupsOf(world, instance)',
  },
  {
    name: 'connections that end with the rule at their source',
    file: 'reachability/steps.ts',
    find: "isEstablished\n      ? [{hop: {kind: 'tracked', instance: from.",
    replace: "false\n      ? [{hop: {kind: 'tracked', instance: from.",
  },
  {
    name: 'connections that end with the rule at their destination',
    file: 'reachability/steps.ts',
    find: "isEstablished\n      ? [{hop: {kind: 'tracked', instance: to.",
    replace: "false\n      ? [{hop: {kind: 'tracked', instance: to.",
  },
  {
    name: 'a reply that is not turned back',
    file: 'reachability/trace.ts',
    find: 'routed.passes ? routed.translatedBy : null',
    replace: 'null',
  },
];
