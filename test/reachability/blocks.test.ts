import test from 'ava';
import fc from 'fast-check';
import {blocksOf} from '../../src/reachability/blocks.ts';
import {flowsBetween} from '../../src/reachability/reach.ts';
import {worlds} from './worlds.ts';

for (const ethertype of ['IPv4', 'IPv6'] as const) {
  test(`blocks say of every pair of instances what is asked of the pair alone, ${ethertype}`, t => {
    fc.assert(
      fc.property(worlds, world => {
        const {blockOf, flows} = blocksOf(world, ethertype);
        for (const from of world.platform.instances) {
          for (const to of world.platform.instances) {
            if (from === to) continue;
            const [one, other] = [blockOf(from) ?? -1, blockOf(to) ?? -1];
            t.is(flows(one, other), flowsBetween(world, from, to, ethertype));
          }
        }
      }),
      {numRuns: 300},
    );
  });
}

test('every instance with an address is in one block', t => {
  fc.assert(
    fc.property(worlds, world => {
      const {blocks} = blocksOf(world, 'IPv4');
      const placed = blocks.flatMap(({instances}) => instances);
      t.is(placed.length, world.platform.instances.length);
      t.is(new Set(placed).size, placed.length);
    }),
    {numRuns: 100},
  );
});
