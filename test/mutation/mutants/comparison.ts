import type {Mutant} from '../mutant.ts';

/** Slips about what one world lets pass and another does not, and about rules that are the same. */
export const ofComparison: readonly Mutant[] = [
  {
    name: 'excess ignoring direction',
    file: 'reachability/reach/compare.ts',
    find: '{direction, ethertype, peer, ...own}: Passage)',
    replace: "{ethertype, peer, ...own}: Passage, direction = 'any')",
  },
  {
    name: 'excess ignoring the version of IP',
    file: 'reachability/reach/compare.ts',
    find: '{direction, ethertype, peer, ...own}: Passage)',
    replace: "{direction, peer, ...own}: Passage, ethertype = 'any')",
  },
  {
    name: 'excess ignoring who it is',
    file: 'reachability/reach/compare.ts',
    find: 'isRegion(peer) ? null : endOf(peer)',
    replace: 'isRegion(peer)',
  },
  {
    name: 'excess that takes a whole region for a part',
    file: 'reachability/reach/compare.ts',
    find: 'other.last < region.last ? other.last : region.last',
    replace: 'region.last',
  },
  {
    name: 'excess without the first address after a region',
    file: 'reachability/reach/compare.ts',
    find: 'first = last + 1n;',
    replace: 'first = last + 2n;',
  },
  {
    name: 'excess with an address of both worlds',
    file: 'reachability/reach/compare.ts',
    find: 'last: other.first - 1n',
    replace: 'last: other.first',
  },
  {
    name: 'excess forgetting a region that ends at an address',
    file: 'reachability/reach/compare.ts',
    find: '(regions[middle]?.last ?? address) < address',
    replace: '(regions[middle]?.last ?? address) <= address',
  },
  {
    name: "a goal's open and closed packets swapped",
    file: 'reachability/demand/examine.ts',
    find: '{open: passing[0] ?? null, closed: find(difference)[0] ?? null, passing}',
    replace: '{open: find(difference)[0] ?? null, closed: passing[0] ?? null, passing}',
  },
  {
    name: 'a goal about every address of who is named by one',
    file: 'reachability/demand/examine.ts',
    find: '({address}) => !party.address || party.address === address,',
    replace: '() => true,',
  },
  {
    name: 'excess ignoring which address of an instance it is',
    file: 'reachability/reach/compare.ts',
    find: 'holdersOf(instance, ethertypeOf(address)).findIndex(own => own.address === address)',
    replace: 'holdersOf(instance, ethertypeOf(address)).length > 0 ? 0 : -1',
  },
  {
    name: 'excess with an address that somebody took',
    file: 'reachability/reach/compare.ts',
    find: '.flatMap(passage => withoutHeld(passage, held))',
    replace: '.filter(() => held)',
  },
  {
    name: 'rules of both directions taken for duplicates',
    file: 'security-groups/duplicate.ts',
    find: '[direction, ethertype, trafficKey',
    replace: '[ethertype, trafficKey',
  },
  {
    name: 'rules of both versions of IP taken for duplicates',
    file: 'security-groups/duplicate.ts',
    find: '[direction, ethertype, trafficKey',
    replace: '[direction, trafficKey',
  },
  {
    name: 'rules for different ports taken for duplicates',
    file: 'security-groups/duplicate.ts',
    find: 'traffic.ports?.max',
    replace: 'traffic.ports?.min',
  },
  {
    name: 'rules for different ICMP codes taken for duplicates',
    file: 'security-groups/duplicate.ts',
    find: 'traffic.icmp?.code',
    replace: 'traffic.icmp?.type',
  },
];
