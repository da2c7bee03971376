import test from 'ava';
import fc from 'fast-check';
import {describeQuestion} from '../../src/reachability/explain.ts';
import type {Question} from '../../src/reachability/question.ts';
import {trace} from '../../src/reachability/trace.ts';
import type {World} from '../../src/security-groups/world.ts';
import {reference} from './reference.ts';
import {anyWorlds} from './wide-worlds.ts';
import {describeWorld, questionsIn} from './worlds.ts';

const wanted = Number(process.env.DIFFERENTIAL_PACKETS ?? (process.env.CI ? 1_000_000 : 100_000));
const seed = Number(process.env.SEED ?? 20_261_123);

test(`the evaluator and a plain one agree on ${wanted} packets, seed ${seed}`, t => {
  t.timeout(24 * 3_600_000);
  let asked = 0;
  let delivered = 0;
  const agrees = (world: World): void => {
    for (const question of questionsIn(world)) {
      asked += 1;
      const answer = trace(world, question);
      const expected = reference(world, question);
      if (expected !== null) delivered += 1;
      if (answer.seenAs !== expected) {
        throw new Error(disagreement(world, question, `${answer.seenAs}`, `${expected}`));
      }
    }
  };
  for (let round = 0; asked < wanted; round += 1) {
    fc.assert(fc.property(anyWorlds, agrees), {seed: seed + round, numRuns: 100});
  }
  t.log(`${asked} packets asked about, ${delivered} of them delivered`);
  t.true(delivered > asked / 200);
});

const disagreement = (world: World, question: Question, answer: string, expected: string): string =>
  [
    `${describeQuestion(trace(world, question))}: seen as ${answer}, should be ${expected}, in`,
    ...describeWorld(world),
  ].join('\n');
