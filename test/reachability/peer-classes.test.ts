import test from 'ava';
import fc from 'fast-check';
import {allHolders} from '../../src/reachability/reach/holders.ts';
import {flowsOfPair} from '../../src/reachability/reach/pair.ts';
import {peerClassesOf} from '../../src/reachability/reach/peer-classes.ts';
import {runs} from '../checks.ts';
import {anyWorlds} from './wide-worlds.ts';

for (const ethertype of ['IPv4', 'IPv6'] as const) {
  test(`peer classes say of every pair of addresses what is asked of the pair alone, ${ethertype}`, t => {
    fc.assert(
      fc.property(anyWorlds, world => {
        const {classOf, flows} = peerClassesOf(world, ethertype);
        const holders = allHolders(world.platform, ethertype);
        for (const from of holders) {
          for (const to of holders) {
            if (from.instance === to.instance) continue;
            const [one, other] = [classOf(from.address) ?? -1, classOf(to.address) ?? -1];
            t.is(flows(one, other), flowsOfPair(world, from, to));
          }
        }
      }),
      {numRuns: runs(400)},
    );
  });
}

test('every address of an instance is in one block', t => {
  fc.assert(
    fc.property(anyWorlds, world => {
      const {classes} = peerClassesOf(world, 'IPv4');
      const placed = classes.flatMap(({holders}) => holders.map(({address}) => address));
      const held = allHolders(world.platform, 'IPv4').map(({address}) => address);
      t.deepEqual([...placed].sort(), [...held].sort());
    }),
    {numRuns: runs(50)},
  );
});
