import test from 'ava';
import fc from 'fast-check';
import {addressAt} from '../../src/network/address.ts';
import {
  allFlows,
  type Flows,
  includes,
  intervals,
  packetAt,
} from '../../src/reachability/flows/flows.ts';
import {type Endpoint, endpointAt} from '../../src/reachability/gates/endpoint.ts';
import {allHolders} from '../../src/reachability/reach/holders.ts';
import {flowsOutside, type Region} from '../../src/reachability/reach/outside.ts';
import {flowsOfPair} from '../../src/reachability/reach/pair.ts';
import {trace} from '../../src/reachability/trace/trace.ts';
import type {World} from '../../src/security-groups/world.ts';
import {runs, seed} from '../checks.ts';
import {anyWorlds} from './wide-worlds.ts';
import {describeWorld} from './worlds.ts';

// Every piece of a symbolic answer, replayed packet by packet through the concrete evaluator:
// a packet at each of its borders, and the one just beyond.

const [, end = 0] = allFlows;

const bordersOf = (flows: Flows): readonly number[] =>
  [
    0,
    end - 1,
    ...intervals(flows).flatMap(([start, stop]) => [start - 1, start, stop - 1, stop]),
  ].filter(point => 0 <= point && point < end);

let replayed = 0;

const agrees = (world: World, from: Endpoint, to: Endpoint, flows: Flows): void => {
  for (const point of bordersOf(flows)) {
    const packet = packetAt(point);
    const {verdict} = trace(world, {from, to, packet});
    replayed += 1;
    // Whether somebody else's instance accepts it is not ours to know; it does get there.
    if (includes(flows, packet) !== (verdict === 'delivered' || verdict === 'not-ours')) {
      throw new Error(
        [`${JSON.stringify(packet)}: ${verdict}`, ...describeWorld(world)].join('\n'),
      );
    }
  }
};

const ends = ({ethertype, first, last}: Region) =>
  [...new Set([first, last])].map(value => addressAt(ethertype, value));

for (const ethertype of ['IPv4', 'IPv6'] as const) {
  test(`between instances, every interval and its neighbours hold, ${ethertype}, seed ${seed}`, t => {
    replayed = 0;
    fc.assert(
      fc.property(anyWorlds, world => {
        const {platform} = world;
        const holders = allHolders(platform, ethertype);
        for (const from of holders) {
          for (const to of holders) {
            if (from.instance === to.instance) continue;
            const flows = flowsOfPair(world, from, to);
            agrees(
              world,
              endpointAt(platform, from.address),
              endpointAt(platform, to.address),
              flows,
            );
          }
        }
      }),
      {seed, numRuns: runs(200)},
    );
    t.log(`${replayed} packets replayed`);
    t.true(replayed > runs(200) * 5);
  });

  test(`outside, every region and its neighbours hold, ${ethertype}, seed ${seed}`, t => {
    replayed = 0;
    fc.assert(
      fc.property(anyWorlds, world => {
        const {platform} = world;
        for (const {instance, address: own} of allHolders(platform, ethertype)) {
          const here = endpointAt(platform, own);
          for (const direction of ['egress', 'ingress'] as const) {
            for (const region of flowsOutside(world, instance, direction, ethertype, own)) {
              for (const there of ends(region).map(address => endpointAt(platform, address))) {
                const [from, to] = direction === 'egress' ? [here, there] : [there, here];
                agrees(world, from, to, region.flows);
              }
            }
          }
        }
      }),
      {seed, numRuns: runs(30)},
    );
    t.log(`${replayed} packets replayed`);
    t.true(replayed > runs(200) * 5);
  });
}
