import type {Mutant} from '../mutant.ts';

/** Slips about routing, NAT and who is at the far end. */
export const ofRouting: readonly Mutant[] = [
  {
    name: 'NAT for traffic inside the site',
    file: 'reachability/gate.ts',
    find: "if (to.kind !== 'internet') return untouched;",
    replace: '',
  },
  {
    name: 'NAT forgotten',
    file: 'reachability/gate.ts',
    find: 'return translate(platform, from, source);',
    replace: 'return untouched;',
  },
  {
    name: 'NAT where it is not needed',
    file: 'reachability/gate.ts',
    find: "case 'direct':\n      return untouched;",
    replace: "case 'direct':",
  },
  {
    name: 'the address of another compute host',
    file: 'reachability/gate.ts',
    find: 'name === from.instance.host',
    replace: 'name !== from.instance.host',
  },
  {
    name: "a compute host's address of the other version of IP",
    file: 'reachability/gate.ts',
    find: 'find(address => ethertypeOf(address) === ethertype)',
    replace: 'find(address => ethertypeOf(address) !== ethertype)',
  },
  {
    name: 'private let out',
    file: 'reachability/gate.ts',
    find: "return {passes: false, cause: 'no-way-out'};",
    replace: 'return untouched;',
  },
  {
    name: 'the Internet let in to NAT',
    file: 'reachability/gate.ts',
    find: "poolOf(platform, destination)?.internet === 'direct'",
    replace: "poolOf(platform, destination)?.internet !== 'none'",
  },
  {
    name: 'the Internet let in to private',
    file: 'reachability/gate.ts',
    find: "poolOf(platform, destination)?.internet === 'direct'",
    replace: "poolOf(platform, destination)?.internet !== 'translated'",
  },
  {
    name: 'neighbours taken for the Internet in sets',
    file: 'reachability/outside.ts',
    find: "kind: kind === 'site' ? 'neighbour' : 'internet'",
    replace: "kind: 'internet'",
  },
  {
    name: 'neighbours taken for the Internet in traces',
    file: 'reachability/endpoint.ts',
    find: "return {kind: 'neighbour', address};",
    replace: "return {kind: 'internet', address};",
  },
  {
    name: "an instance's own address among those outside",
    file: 'reachability/outside.ts',
    find: "kind === 'nowhere' || own.has(range.first)",
    replace: "kind === 'nowhere'",
  },
  {
    name: 'the address after an instance not told apart',
    file: 'reachability/outside.ts',
    find: '[value, value + 1n]',
    replace: '[value]',
  },
  {
    name: 'an instance at the last address of its pool not told apart',
    file: 'reachability/outside.ts',
    find: 'cut <= territory.last',
    replace: 'cut < territory.last',
  },
  {
    name: 'regions not parted by the prefixes of rules',
    file: 'reachability/outside.ts',
    find: 'next === undefined || next > last ? last : next - 1n',
    replace: 'last',
  },
  {
    name: 'regions of different flows joined',
    file: 'reachability/outside.ts',
    find: ' && one.flows === next.flows',
    replace: '',
  },
  {
    name: 'a border at the last address forgotten',
    file: 'reachability/outside.ts',
    find: 'next === undefined || next > last',
    replace: 'next === undefined || next >= last',
  },
  {
    name: 'regions that overlap by an address',
    file: 'reachability/outside.ts',
    find: '? last : next - 1n',
    replace: '? last : next',
  },
  {
    name: 'regions kept whatever is routed',
    file: 'reachability/outside.ts',
    find: 'known.get(way) ??',
    replace: 'known.values().next().value ??',
  },
];
