import type {Mutant} from '../mutant.ts';

/** Slips about routing, NAT and who is at the far end. */
export const ofRouting: readonly Mutant[] = [
  {
    name: 'NAT for traffic inside the site',
    file: 'reachability/gates/routing.ts',
    find: 'if (here && here.site === there?.site) return untouched(source, false);',
    replace: '',
  },
  {
    name: 'NAT forgotten',
    file: 'reachability/gates/routing.ts',
    find: 'return translate(platform, from, source);',
    replace: 'return untouched(source, true);',
  },
  {
    name: 'NAT where it is not needed',
    file: 'reachability/gates/routing.ts',
    find: "case 'direct':\n      return untouched(source, true);",
    replace: "case 'direct':",
  },
  {
    name: 'the address of another compute host',
    file: 'network/platform.ts',
    find: 'hosts.find(({name}) => name === host)',
    replace: 'hosts.find(({name}) => name !== host)',
  },
  {
    name: "a compute host's address of the other version of IP",
    file: 'reachability/gates/routing.ts',
    find: 'find(address => ethertypeOf(address) === ethertype)',
    replace: 'find(address => ethertypeOf(address) !== ethertype)',
  },
  {
    name: 'private let out',
    file: 'reachability/gates/routing.ts',
    find: "return {passes: false, cause: 'no-way-out'};",
    replace: 'return untouched(source, true);',
  },
  {
    name: 'the Internet let in to NAT',
    file: 'reachability/gates/routing.ts',
    find: "there?.internet === 'direct'",
    replace: "there?.internet !== 'none'",
  },
  {
    name: 'the Internet let in to private',
    file: 'reachability/gates/routing.ts',
    find: "there?.internet === 'direct'",
    replace: "there?.internet !== 'translated'",
  },
  {
    name: 'neighbours taken for the Internet in sets',
    file: 'reachability/reach/outside.ts',
    find: "kind: kind === 'site' ? 'neighbour' : 'internet'",
    replace: "kind: 'internet'",
  },
  {
    name: 'neighbours taken for the Internet in traces',
    file: 'reachability/gates/endpoint.ts',
    find: "return {kind: 'neighbour', address};",
    replace: "return {kind: 'internet', address};",
  },
  {
    name: "an instance's own address among those outside",
    file: 'reachability/reach/outside.ts',
    find: "kind === 'nowhere' || own.has(range.first)",
    replace: "kind === 'nowhere'",
  },
  {
    name: 'the address after an instance not told apart',
    file: 'reachability/reach/outside.ts',
    find: '[value, value + 1n]',
    replace: '[value]',
  },
  {
    name: 'an instance at the last address of its pool not told apart',
    file: 'reachability/reach/outside.ts',
    find: 'cut <= territory.last',
    replace: 'cut < territory.last',
  },
  {
    name: 'regions not parted by the prefixes of rules',
    file: 'reachability/reach/outside.ts',
    find: 'next === undefined || next > last ? last : next - 1n',
    replace: 'last',
  },
  {
    name: 'regions of different flows joined',
    file: 'reachability/reach/outside.ts',
    find: ' && one.flows === next.flows',
    replace: '',
  },
  {
    name: 'a border at the last address forgotten',
    file: 'reachability/reach/outside.ts',
    find: 'next === undefined || next > last',
    replace: 'next === undefined || next >= last',
  },
  {
    name: 'regions that overlap by an address',
    file: 'reachability/reach/outside.ts',
    find: '? last : next - 1n',
    replace: '? last : next',
  },
  {
    name: 'regions kept whatever is routed',
    file: 'reachability/reach/outside.ts',
    find: 'known.get(way) ??',
    replace: 'known.values().next().value ??',
  },
  {
    name: "the way of an instance's first address taken for each",
    file: 'reachability/reach/outside.ts',
    find: 'route(platform, here, there, own, address)',
    replace: 'route(platform, here, there, addressOf(instance, ethertype) ?? own, address)',
  },
  {
    name: 'another site taken for the same',
    file: 'reachability/gates/routing.ts',
    find: 'here.site === there?.site',
    replace: 'there',
  },
  {
    name: 'another site taken for the same in sets',
    file: 'reachability/reach/peer-classes.ts',
    find: 'policyClasses[own]?.site !== policyClasses[other]?.site',
    replace: 'false',
  },
  {
    name: 'ways out of a site taken for alike in sets',
    file: 'reachability/reach/peer-classes.ts',
    find: "pool?.internet === 'translated' ? instance.host : ''",
    replace: '',
  },
  {
    name: "another site's private addresses taken for the Internet's",
    file: 'network/address-space.ts',
    find: "return pool.internet === 'direct' ? 'internet' : 'nowhere';",
    replace: "return 'internet';",
  },
  {
    name: 'strangers of another site taken for neighbours',
    file: 'reachability/trace/trace.ts',
    find: "if (end.kind !== 'neighbour' || other.kind !== 'instance') return end;",
    replace: 'return end;',
  },
];
