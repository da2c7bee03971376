import test from 'ava';
import fc from 'fast-check';
import {type ReachRow, reachReport} from '../../../src/reachability/words/report.ts';
import type {World} from '../../../src/security-groups/world.ts';
import {addressIn} from '../../network/read.ts';
import {wideWorlds} from '../../reachability/wide-worlds.ts';
import {worlds} from '../../reachability/worlds.ts';
import {imported, remarksOf} from './a-project.ts';
import {groupShows, printed, serverShows} from './print-client.ts';

// Any world that the lab prints as the client does is the same world when it is read back: by whom
// it lets reach whom. What the client does not print is given beside, or left out of the comparison.

const sorted = (rows: readonly ReachRow[]): readonly string[] =>
  rows.map(row => JSON.stringify(row)).sort();

/** The groups' order may differ, so rows are compared as a set. */
const isSameReach = (one: World, other: World): boolean =>
  JSON.stringify(sorted(reachReport(one))) === JSON.stringify(sorted(reachReport(other)));

/** A world that the client's lists tell in full: without ICMP types and codes of 0. */
const withoutZeros = (world: World): World => ({
  ...world,
  groups: world.groups.map(group => ({
    ...group,
    rules: group.rules.filter(
      ({traffic}) =>
        traffic.kind !== 'icmp' ||
        (traffic.icmp?.code !== null && traffic.icmp?.code !== 0 && traffic.icmp !== null),
    ),
  })),
});

/** What only the lab's YAML tells: other gateways of servers. */
const asTold = (world: World): World => ({
  ...world,
  platform: {
    ...world.platform,
    instances: world.platform.instances.map(({misuse: _, ...instance}) => instance),
  },
});

test('group show, server list and ports tell a world exactly, beside its platform', t => {
  fc.assert(
    fc.property(wideWorlds, drawn => {
      const world = asTold(drawn);
      const {platform} = world;
      const texts = [
        groupShows(world),
        printed(world, 'server list'),
        printed(world, 'port list --long'),
      ];
      return isSameReach(world, imported(texts, platform).world);
    }),
  );
  t.pass();
});

test('the lists tell a world, but for ICMP types and codes of 0', t => {
  fc.assert(
    fc.property(wideWorlds, drawn => {
      const world = withoutZeros(asTold(drawn));
      const texts = [
        printed(world, 'security group list'),
        printed(world, 'security group rule list'),
        printed(world, 'server list'),
        printed(world, 'port list --long'),
      ];
      return isSameReach(world, imported(texts, world.platform).world);
    }),
  );
  t.pass();
});

/** What stands in where no file tells of compute hosts: one, for all servers. */
const onOneHost = (world: World): World => {
  const host = 'compute-host';
  const addresses = ['203.0.113.1', '2001:db8:203::1'].map(addressIn);
  return {
    ...world,
    platform: {
      ...world.platform,
      hosts: [{name: host, site: 'sto1', addresses}],
      instances: world.platform.instances.map(instance => ({...instance, host})),
    },
  };
};

test("subnets and Safespring's names tell the platform, but for the compute hosts", t => {
  // The other site's networks have names of their own, so these are worlds of one site.
  fc.assert(
    fc.property(worlds, drawn => {
      const world = onOneHost(asTold(drawn));
      const texts = [
        groupShows(world),
        serverShows(world),
        printed(world, 'network list') + printed(world, 'subnet list'),
      ];
      return isSameReach(world, imported(texts).world);
    }),
  );
  t.pass();
});

test('a world told in full leaves nothing open but whether the platform is as it is taken', t => {
  fc.assert(
    fc.property(worlds, world => {
      const texts = [
        groupShows(world),
        printed(world, 'server list'),
        printed(world, 'port list --long'),
      ];
      const says = remarksOf(imported(texts, world.platform));
      return says === '';
    }),
  );
  t.pass();
});
