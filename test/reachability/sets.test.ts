import test from 'ava';
import fc from 'fast-check';
import {type Address, ethertypeOf, integerOf} from '../../src/network/address.ts';
import type {Instance} from '../../src/network/platform.ts';
import {describeQuestion} from '../../src/reachability/explain.ts';
import {type Flows, includes, noFlows} from '../../src/reachability/flows.ts';
import {flowsOutside} from '../../src/reachability/outside.ts';
import type {Question} from '../../src/reachability/question.ts';
import {flowsBetween} from '../../src/reachability/reach.ts';
import {trace} from '../../src/reachability/trace.ts';
import type {Direction} from '../../src/security-groups/rule.ts';
import type {World} from '../../src/security-groups/world.ts';
import {dense} from './dense.ts';
import {reference} from './reference.ts';
import {describeWorld, questionsIn, worlds} from './worlds.ts';

// The sets and the plain evaluator, packet by packet, where many rules meet at one gate.

const withAddress = (
  world: World,
  instance: Instance,
  direction: Direction,
  address: Address,
): Flows => {
  const value = integerOf(address);
  const regions = flowsOutside(world, instance, direction, ethertypeOf(address));
  return regions.find(({first, last}) => first <= value && value <= last)?.flows ?? noFlows;
};

const flowsFor = (world: World, {from, to}: Question): Flows => {
  if (from.kind === 'instance' && to.kind === 'instance') {
    const ethertype = from.address ? ethertypeOf(from.address) : 'IPv4';
    return flowsBetween(world, from.instance, to.instance, ethertype);
  }
  if (from.kind === 'instance' && to.address) {
    return withAddress(world, from.instance, 'egress', to.address);
  }
  return to.kind === 'instance' && from.address
    ? withAddress(world, to.instance, 'ingress', from.address)
    : noFlows;
};

const seed = Number(process.env.SEED ?? 20_261_123);

test(`sets hold the packets that a plain evaluator delivers, seed ${seed}`, t => {
  let delivered = 0;
  fc.assert(
    fc.property(worlds, sparse => {
      const world = dense(sparse);
      for (const question of questionsIn(world)) {
        const passes = reference(world, question) !== null;
        if (passes) delivered += 1;
        if (includes(flowsFor(world, question), question.packet) !== passes) {
          const told = `${describeQuestion(trace(world, question))}: ${passes ? '' : 'not '}delivered`;
          throw new Error([told, ...describeWorld(world)].join('\n'));
        }
      }
    }),
    {seed, numRuns: 25},
  );
  t.true(delivered > 1000, `${delivered}`);
});
