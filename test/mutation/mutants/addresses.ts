import type {Mutant} from '../mutant.ts';

/** Slips about which addresses a prefix, a pool or a stretch of the address space holds. */
export const ofAddresses: readonly Mutant[] = [
  {
    name: 'a mask a bit too short',
    file: 'network/address.ts',
    find: 'const size = 2 ** (32 - lengthOf(outer));',
    replace: 'const size = 2 ** (33 - lengthOf(outer));',
  },
  {
    name: 'a mask a bit too long',
    file: 'network/address.ts',
    find: 'const size = 2 ** (32 - lengthOf(outer));',
    replace: 'const size = 2 ** (31 - lengthOf(outer));',
  },
  {
    name: 'a prefix without its last address',
    file: 'network/address.ts',
    find: '=== Math.floor(bitsOf(inner) / size)',
    replace: '=== Math.floor((bitsOf(inner) + 1) / size)',
  },
  {
    name: 'a range twice as long',
    file: 'network/address.ts',
    find: '2 ** (32 - lengthOf(of))',
    replace: '2 ** (33 - lengthOf(of))',
  },
  {
    name: 'a range with an address too many',
    file: 'network/address.ts',
    find: 'BigInt(first + size - 1)',
    replace: 'BigInt(first + size)',
  },
  {
    name: 'a range with an address too few',
    file: 'network/address.ts',
    find: 'BigInt(first + size - 1)',
    replace: 'BigInt(Math.max(first, first + size - 2))',
  },
  {
    name: 'a range that begins at its host bits',
    file: 'network/address.ts',
    find: 'const first = bits - (bits % size);',
    replace: 'const first = bits;',
  },
  {
    name: 'an IPv6 prefix without its last address',
    file: 'network/address.ts',
    find: 'value <= range.last',
    replace: 'value < range.last',
  },
  {
    name: 'an IPv6 prefix without its first address',
    file: 'network/address.ts',
    find: 'range.first <= value',
    replace: 'range.first < value',
  },
  {
    name: 'an IPv6 range with an address too many',
    file: 'network/address.ts',
    find: 'last: parsed.endAddress().bigInt()',
    replace: 'last: parsed.endAddress().bigInt() + 1n',
  },
  {
    name: 'an IPv6 range that begins at its host bits',
    file: 'network/address.ts',
    find: 'first: parsed.startAddress().bigInt()',
    replace: 'first: parsed.bigInt()',
  },
  {
    name: 'a compute host with two addresses',
    file: 'network/address.ts',
    find: "=== 'IPv4' ? 32 : 128}` as Prefix",
    replace: "=== 'IPv4' ? 31 : 127}` as Prefix",
  },
  {
    name: 'territories without the border after a range',
    file: 'network/address-space.ts',
    find: '[first, last + 1n]',
    replace: '[first]',
  },
  {
    name: 'territories that overlap by an address',
    file: 'network/address-space.ts',
    find: '(cuts[index + 1] ?? top) - 1n',
    replace: 'cuts[index + 1] ?? top',
  },
  {
    name: 'compute hosts taken for the Internet in sets',
    file: 'network/address-space.ts',
    find: '[...unrouted, ...hosts]',
    replace: '[...unrouted]',
  },
  {
    name: 'a private range cut short',
    file: 'network/address-space.ts',
    find: "'172.16.0.0/12'",
    replace: "'172.16.0.0/13'",
  },
  {
    name: 'a shared range that is too wide',
    file: 'network/address-space.ts',
    find: "'100.64.0.0/10'",
    replace: "'100.64.0.0/9'",
  },
  {
    name: 'multicast and reserved addresses routed',
    file: 'network/address-space.ts',
    find: "  '224.0.0.0/3',\n",
    replace: '',
  },
  {
    name: 'IPv6 above 4000:: routed',
    file: 'network/address-space.ts',
    find: "  '4000::/2',\n",
    replace: '',
  },
];
