import test from 'ava';
import fc from 'fast-check';
import {addressesOf} from '../../src/network/platform.ts';
import {membersOf} from '../../src/security-groups/world.ts';
import {wideWorlds} from '../reachability/wide-worlds.ts';
import {firewallOf} from './firewall.ts';

/** Random worlds of the first site alone. */
const worldsOfOneSite = wideWorlds
  .filter(({groups}) =>
    groups.every(({rules}) => rules.every(({remote}) => remote.kind !== 'address-group')),
  )
  .map(world => ({
    ...world,
    platform: {
      ...world.platform,
      networks: world.platform.networks.filter(({site}) => site === 'sto1'),
    },
  }));

test("a group's set holds every address of its members", t => {
  fc.assert(
    fc.property(worldsOfOneSite, world => {
      const sets = firewallOf(world, 0).split('set ');
      for (const [index, group] of world.groups.entries()) {
        const told = sets
          .filter(text => text.startsWith(`members${index}-`))
          .flatMap(text => /elements = \{ (.*) \}/.exec(text)?.[1]?.split(', ') ?? []);
        const held = membersOf(world, group.id).flatMap(addressesOf);
        t.deepEqual([...told].sort(), [...held].sort());
      }
    }),
    {numRuns: 50},
  );
});

test('a world of two sites is refused, since the kernel is wired as one', t => {
  fc.assert(
    fc.property(wideWorlds, world => {
      t.throws(() => firewallOf(world, 0), {message: /one site/});
    }),
    {numRuns: 5},
  );
});
