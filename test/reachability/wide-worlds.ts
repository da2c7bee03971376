import fc from 'fast-check';
import {addressAt, rangeOf} from '../../src/network/address.ts';
import type {Instance, Platform} from '../../src/network/platform.ts';
import type {SecurityGroupRule} from '../../src/security-groups/rule.ts';
import type {World} from '../../src/security-groups/world.ts';
import {addressIn, prefixIn} from '../network/read.ts';
import {worlds} from './worlds.ts';

// What few projects have, put into the worlds of one site by chance: a second site, instances with
// two addresses of a version of IP, with a second interface or another gateway, rules for address
// groups, and stateless groups.

const site = 'osl2';

/** The other site: the pool `offset` addresses into it belong to the same kinds of network. */
const elsewhere: Platform['networks'] = [
  {
    name: 'osl-public',
    site,
    pools: [
      {prefix: prefixIn('212.162.146.0/27'), internet: 'direct'},
      {prefix: prefixIn('2a09:d400:0:1::/64'), internet: 'direct'},
    ],
  },
  {
    name: 'osl-default',
    site,
    pools: [
      {prefix: prefixIn('10.68.0.0/27'), internet: 'translated'},
      {prefix: prefixIn('2a09:d400:0:2::/64'), internet: 'direct'},
    ],
  },
  {
    name: 'osl-private',
    site,
    pools: [
      {prefix: prefixIn('10.68.0.32/27'), internet: 'none'},
      {prefix: prefixIn('fd00:68::/64'), internet: 'none'},
    ],
  },
];

const hosts: Platform['hosts'] = ['osl-compute-1', 'osl-compute-2'].map((name, index) => ({
  name,
  site,
  addresses: [addressIn(`203.0.113.${21 + index}`), addressIn(`2001:db8:203::${21 + index}`)],
}));

/** What is odd about an instance. */
type Oddity = 'none' | 'elsewhere' | 'two addresses' | 'second interface' | 'own gateway';

const addressesOf = (platform: Platform, network: string, offset: number) =>
  [...platform.networks, ...elsewhere]
    .filter(({name}) => name === network)
    .flatMap(({pools}) =>
      pools.map(({prefix}) => {
        const {ethertype, first} = rangeOf(prefix);
        return addressAt(ethertype, first + BigInt(offset));
      }),
    );

const changed = (
  platform: Platform,
  instance: Instance,
  index: number,
  oddity: Oddity,
): Instance => {
  // Offsets above 14 are taken by nobody else.
  const free = 16 + index;
  switch (oddity) {
    case 'none':
      return instance;
    case 'elsewhere': {
      const network = `osl-${instance.network}`;
      const host = `osl-${instance.host}`;
      return {...instance, network, host, addresses: addressesOf(platform, network, free)};
    }
    case 'two addresses':
      return {
        ...instance,
        addresses: [...instance.addresses, ...addressesOf(platform, instance.network, free)],
      };
    case 'second interface':
      return {
        ...instance,
        second: {network: 'private', addresses: addressesOf(platform, 'private', free)},
      };
    case 'own gateway':
      return {...instance, misuse: 'own-gateway'};
  }
};

const oddities = fc.constantFrom<Oddity>(
  'none',
  'elsewhere',
  'elsewhere',
  'two addresses',
  'second interface',
  'own gateway',
);

const withAddressGroup = (rule: SecurityGroupRule): SecurityGroupRule => ({
  ...rule,
  remote: {kind: 'address-group', addressGroup: 'partners'},
});

/** Random worlds of two sites, with all that is rare about instances, rules and groups. */
export const wideWorlds: fc.Arbitrary<World> = worlds.chain(world => {
  const {platform} = world;
  const each = {minLength: platform.instances.length, maxLength: platform.instances.length};
  return fc
    .record({
      odd: fc.array(oddities, each),
      addressGroup: fc.nat(40),
      stateless: fc.nat(8),
    })
    .map(({odd, addressGroup, stateless}): World => {
      const instances = platform.instances.map((instance, index) =>
        changed(platform, instance, index, odd[index] ?? 'none'),
      );
      return {
        ...world,
        platform: {
          ...platform,
          networks: [...platform.networks, ...elsewhere],
          hosts: [...platform.hosts, ...hosts],
          instances,
        },
        groups: world.groups.map((group, g) => ({
          ...group,
          stateful: g !== stateless,
          rules: group.rules.map((rule, r) =>
            (r * 7 + g) % 41 === addressGroup ? withAddressGroup(rule) : rule,
          ),
        })),
      };
    });
});

/** Worlds of both kinds. */
export const anyWorlds: fc.Arbitrary<World> = fc.oneof(worlds, wideWorlds);
