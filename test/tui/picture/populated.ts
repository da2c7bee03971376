import fc from 'fast-check';
import type {Instance, Platform} from '../../../src/network/platform.ts';
import {uuidFor} from '../../../src/network/uuid.ts';
import type {World} from '../../../src/security-groups/world.ts';
import {addressIn, prefixIn} from '../../network/read.ts';
import {addressOfPool, hosts, networks, worldsOn} from '../../reachability/worlds.ts';

/** The networks of two sites. */
const everywhere: Platform['networks'] = [
  ...networks,
  {
    name: 'elsewhere',
    site: 'osl2',
    pools: [{prefix: prefixIn('192.0.2.0/27'), internet: 'direct'}],
  },
];

const allHosts: Platform['hosts'] = [
  ...hosts,
  {name: 'compute-osl', site: 'osl2', addresses: [addressIn('203.0.113.91')]},
];

const nameOf = [
  (index: number) => `vm-${index}`,
  (index: number) => `an-instance-with-a-name-that-goes-on-and-on-${index}`,
  (index: number) => `${index}-instance-with-a-name-that-goes-on-and-on`,
  (index: number) => `日本語のサーバー${index}`,
  (index: number) => `👩‍🚀-${index}`,
] as const;

/** Some worlds have instances on each network, and some on one alone; few have a gateway of their own. */
const instances = fc
  .constantFrom(0, 3)
  .chain(last =>
    fc.uniqueArray(
      fc.record({
        network: fc.nat(last),
        offset: fc.integer({min: 1, max: 14}),
        name: fc.nat(4),
        isSpoiled: fc.nat(5).map(of => of === 0),
      }),
      {maxLength: 12, selector: ({network, offset}) => `${network} ${offset}`},
    ),
  )
  .map(drawn =>
    drawn.map(({network, offset, name, isSpoiled}, index): Instance => {
      const {name: on = '', site, pools = []} = everywhere[network] ?? {};
      const host = allHosts.filter(one => one.site === site)[offset % 2] ?? allHosts[2];
      return {
        id: uuidFor(`instance ${index}`),
        name: nameOf[name]?.(index) ?? '',
        network: on,
        host: host?.name ?? '',
        addresses: pools.map(({prefix}) => addressOfPool(prefix, offset)),
        ...(isSpoiled ? {misuse: 'own-gateway'} : {}),
      };
    }),
  );

/** The world with two kinds of instances at most: all have the groups of one of the first two. */
const inTwoKinds = (world: World): World => {
  const ids = world.platform.instances.map(({id}) => id);
  const groupsOf = (index: number) => world.memberships[ids[index % 2] ?? ''] ?? [];
  return {...world, memberships: Object.fromEntries(ids.map((id, at) => [id, groupsOf(at)]))};
};

const anyhow: fc.Arbitrary<World> = instances.chain(drawn =>
  worldsOn({
    project: 'random',
    networks: everywhere,
    hosts: allHosts,
    instances: drawn,
    internet: [
      {name: 'server', address: addressIn('1.1.1.1'), role: 'server'},
      {name: 'visitor', address: addressIn('198.51.100.127'), role: 'visitor'},
    ],
  }),
);

/** Random worlds of 0 to 12 instances at two sites, whose names are short, long and wide. */
export const populated: fc.Arbitrary<World> = fc.oneof(anyhow, anyhow.map(inTwoKinds));
