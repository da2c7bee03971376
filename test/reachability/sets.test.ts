import test from 'ava';
import fc from 'fast-check';
import {type Address, ethertypeOf, integerOf} from '../../src/network/address.ts';
import type {Holder} from '../../src/network/platform.ts';
import {type Flows, includes, noFlows} from '../../src/reachability/flows/flows.ts';
import type {Endpoint} from '../../src/reachability/gates/endpoint.ts';
import {flowsOutside} from '../../src/reachability/reach/outside.ts';
import {flowsOfPair} from '../../src/reachability/reach/pair.ts';
import type {Question} from '../../src/reachability/trace/question.ts';
import {trace} from '../../src/reachability/trace/trace.ts';
import {describeQuestion} from '../../src/reachability/words/explain.ts';
import type {Direction} from '../../src/security-groups/rule.ts';
import type {World} from '../../src/security-groups/world.ts';
import {runs, seed} from '../checks.ts';
import {dense} from './dense.ts';
import {questionsIn, questionsOutside, someOf} from './questions.ts';
import {reference} from './reference.ts';
import {anyWorlds} from './wide-worlds.ts';
import {describeWorld} from './worlds.ts';

// The sets and the plain evaluator, packet by packet, where many rules meet at one gate.

const withAddress = (
  world: World,
  {instance, address: own}: Holder,
  direction: Direction,
  address: Address,
): Flows => {
  const value = integerOf(address);
  const regions = flowsOutside(world, instance, direction, ethertypeOf(address), own);
  return regions.find(({first, last}) => first <= value && value <= last)?.flows ?? noFlows;
};

const holderAt = (end: Endpoint): Holder | undefined =>
  end.kind === 'instance' && end.address
    ? {instance: end.instance, address: end.address}
    : undefined;

const flowsFor = (world: World, {from, to}: Question): Flows => {
  const [sender, receiver] = [holderAt(from), holderAt(to)];
  if (sender && receiver) return flowsOfPair(world, sender, receiver);
  if (sender && to.address) return withAddress(world, sender, 'egress', to.address);
  return receiver && from.address ? withAddress(world, receiver, 'ingress', from.address) : noFlows;
};

test(`sets hold the packets that a plain evaluator delivers, seed ${seed}`, t => {
  let delivered = 0;
  fc.assert(
    fc.property(anyWorlds, fc.integer({min: 1, max: 2 ** 31 - 1}), (sparse, chance) => {
      const world = dense(sparse);
      const questions = [...questionsIn(world), ...questionsOutside(world)];
      for (const question of someOf(questions, 2500, chance)) {
        const passes = reference(world, question) !== null;
        if (passes) delivered += 1;
        if (includes(flowsFor(world, question), question.packet) !== passes) {
          const told = `${describeQuestion(trace(world, question))}: ${passes ? '' : 'not '}delivered`;
          throw new Error([told, ...describeWorld(world)].join('\n'));
        }
      }
    }),
    {seed, numRuns: runs(60)},
  );
  t.true(delivered > runs(60) * 16, `${delivered}`);
});
