import fc from 'fast-check';
import type {Address} from '../../src/network/address.ts';
import type {Instance, Platform} from '../../src/network/platform.ts';
import {uuidFor} from '../../src/network/uuid.ts';
import type {World} from '../../src/security-groups/world.ts';
import {addressIn, prefixIn} from '../network/read.ts';
import {opened} from './open-worlds.ts';
import {addressOfPool, hosts, networks, worlds, worldsOn} from './worlds.ts';

// What few projects have, by chance: a second site, a network with pools of both kinds, instances
// of one version of IP alone, with two addresses of one, with a second interface or another
// gateway, rules for address groups, and stateless groups. Rules are drawn last, about who is there.

const site = 'osl2';

/** A network of the first site whose pools of one version of IP differ in how they meet the Internet. */
const mixed: Platform['networks'] = [
  {
    name: 'mixed',
    site: 'sto1',
    pools: [
      {prefix: prefixIn('10.65.0.64/27'), internet: 'translated'},
      {prefix: prefixIn('185.189.28.32/27'), internet: 'direct'},
      {prefix: prefixIn('fd00:66::/64'), internet: 'none'},
      {prefix: prefixIn('2a0a:bcc0:42::/64'), internet: 'direct'},
    ],
  },
];

/** The networks of the other site. */
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

const elsewhereHosts: Platform['hosts'] = ['osl-compute-1', 'osl-compute-2'].map((name, index) => ({
  name,
  site,
  addresses: [addressIn(`203.0.113.${21 + index}`), addressIn(`2001:db8:203::${21 + index}`)],
}));

const ground: Omit<Platform, 'instances'> = {
  project: 'random',
  networks: [...networks, ...mixed, ...elsewhere],
  hosts: [...hosts, ...elsewhereHosts],
  internet: [],
};

type Network = Platform['networks'][number];

const addressesIn = ({pools}: Network, offset: number): readonly Address[] =>
  pools.map(({prefix}) => addressOfPool(prefix, offset));

/** True once in so many times. */
const rarely = (times: number): fc.Arbitrary<boolean> =>
  fc.nat(times - 1).map(value => value === 0);

/** Public and NAT networks of both sites most often, since these two meet. */
const someNetwork = fc.constantFrom(
  ...ground.networks,
  ...ground.networks.filter(({name}) => /public|default/.test(name)),
);

const isOf = (version: 4 | 6 | 'both') => (address: Address) =>
  version === 'both' || address.includes(':') === (version === 6);

/** An instance before its number among the others is known, which its further addresses follow. */
const instance: fc.Arbitrary<(index: number) => Instance> = someNetwork.chain(network => {
  const near = <Placed extends {readonly site: string}>(all: readonly Placed[]) =>
    fc.constantFrom(...all.filter(candidate => candidate.site === network.site));
  return fc
    .record({
      host: near(ground.hosts),
      offset: fc.nat(1),
      version: fc.constantFrom<4 | 6 | 'both'>('both', 'both', 'both', 'both', 4, 6),
      twice: rarely(4),
      otherNetwork: near(ground.networks),
      twoLegged: rarely(16),
      misused: rarely(16),
    })
    .map(
      ({host, offset, version, twice, otherNetwork, twoLegged, misused}) =>
        (index: number): Instance => {
          const wanted = isOf(version);
          // Each instance has two offsets of its own up to 14, then one more, and one for its other leg.
          const own = addressesIn(network, 1 + 2 * index + offset);
          const more = twice ? addressesIn(network, 16 + index) : [];
          return {
            id: uuidFor(`instance ${index}`),
            name: `vm-${index}`,
            network: network.name,
            host: host.name,
            addresses: [...own, ...more].filter(wanted),
            ...(twoLegged
              ? {
                  second: {
                    network: otherNetwork.name,
                    addresses: addressesIn(otherNetwork, 24 + index),
                  },
                }
              : {}),
            ...(misused ? {misuse: 'own-gateway'} : {}),
          };
        },
    );
});

/** Random grounds of two sites, with all that is rare about instances. */
const platforms: fc.Arbitrary<Platform> = fc
  .array(instance, {minLength: 2, maxLength: 7})
  .map(drawn => ({...ground, instances: drawn.map((at, index) => at(index))}));

/** A rule for an address group, and which of the groups is stateless, if one is. */
const partners = {kind: 'address-group', addressGroup: 'partners'} as const;

const withStateless = (world: World, stateless: number): World => ({
  ...world,
  groups: world.groups.map((group, g) => ({...group, stateful: g !== stateless})),
});

/** Random worlds of two sites, with all that is rare about instances, rules and groups. */
export const wideWorlds: fc.Arbitrary<World> = fc
  .tuple(
    platforms.chain(platform => worldsOn(platform, [partners])),
    fc.nat(8),
  )
  .map(([world, stateless]) => withStateless(world, stateless));

/** Worlds of both kinds, and such in which much passes. */
export const anyWorlds: fc.Arbitrary<World> = fc.oneof(
  worlds,
  wideWorlds,
  opened(worlds, 8),
  opened(wideWorlds, 8),
);
