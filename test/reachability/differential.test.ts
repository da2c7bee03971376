import test from 'ava';
import fc from 'fast-check';
import type {Address} from '../../src/network/address.ts';
import {siteOf} from '../../src/network/platform.ts';
import type {Endpoint} from '../../src/reachability/gates/endpoint.ts';
import type {Question} from '../../src/reachability/trace/question.ts';
import {type Trace, trace} from '../../src/reachability/trace/trace.ts';
import {describeQuestion} from '../../src/reachability/words/explain.ts';
import type {World} from '../../src/security-groups/world.ts';
import {bySize, seed, size} from '../checks.ts';
import {allQuestionsIn, someOf} from './questions.ts';
import {reference} from './reference.ts';
import {anyWorlds} from './wide-worlds.ts';
import {describeWorld} from './worlds.ts';

/** How many packets at least; they come in rounds of some ten thousand. */
const wanted = bySize({quick: 10_000, ci: 300_000, all: 100_000_000});
/** As whom a packet gets to its far end; whether somebody else's instance accepts it counts not. */
const arrivesAs = ({verdict, seenAs, hops}: Trace): Address | null => {
  if (verdict !== 'not-ours') return seenAs;
  const routed = hops.find(hop => hop.kind === 'routing');
  return routed?.kind === 'routing' && routed.route.passes ? routed.route.seenAs : null;
};

const siteOfEnd = ({platform}: World, end: Endpoint) =>
  end.kind === 'instance' ? siteOf(platform, end.instance) : undefined;

const isAcross = (world: World, {question: {from, to}}: Trace): boolean => {
  const [here, there] = [siteOfEnd(world, from), siteOfEnd(world, to)];
  return here !== undefined && there !== undefined && here !== there;
};

const isTranslated = ({hops}: Trace): boolean => hops.some(({kind}) => kind === 'nat');

/**
 * What a delivered packet can show, and how many in a million have to: a generator that hardly
 * ever makes one kind would let a fault of it through.
 */
const kinds: Readonly<
  Record<string, {readonly floor: number; readonly is: (world: World, traced: Trace) => boolean}>
> = {
  delivered: {floor: 30_000, is: () => true},
  'over IPv6': {floor: 10_000, is: (_, {ethertype}) => ethertype === 'IPv6'},
  translated: {floor: 3000, is: (_, traced) => isTranslated(traced)},
  'across sites': {floor: 800, is: isAcross},
  'across sites, translated': {
    floor: 100,
    is: (world, traced) => isAcross(world, traced) && isTranslated(traced),
  },
  'by a group': {
    floor: 200,
    is: (_, {hops}) =>
      hops.some(hop => hop.kind === 'groups' && hop.rule?.rule.remote.kind === 'group'),
  },
  'to a compute host': {floor: 500, is: (_, {hops}) => hops.some(({kind}) => kind === 'host')},
  'of a connection': {floor: 1000, is: (_, {question}) => question.isEstablished === true},
};

/** How many packets of a world are asked about, of ten thousand or so. */
const perWorld = bySize({quick: 500, ci: 3000, all: 3000});

const worldsWithChance = fc.tuple(anyWorlds, fc.integer({min: 1, max: 2 ** 31 - 1}));

test(`the evaluator and a plain one agree on ${wanted} packets, seed ${seed}`, t => {
  t.timeout(24 * 3_600_000);
  let asked = 0;
  const counts = new Map(Object.keys(kinds).map(kind => [kind, 0]));
  const agrees = ([world, chance]: readonly [World, number]): void => {
    for (const question of someOf(allQuestionsIn(world), perWorld, chance)) {
      asked += 1;
      const answer = trace(world, question);
      const [found, expected] = [arrivesAs(answer), reference(world, question)];
      if (found !== expected) {
        throw new Error(disagreement(world, question, `${found}`, `${expected}`));
      }
      if (found === null) continue;
      for (const [kind, {is}] of Object.entries(kinds)) {
        if (is(world, answer)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
      }
    }
  };
  for (let round = 0; asked < wanted; round += 1) {
    fc.assert(fc.property(worldsWithChance, agrees), {seed: seed + round, numRuns: 25});
  }
  t.log(`${asked} packets asked about`);
  for (const [kind, {floor}] of Object.entries(kinds)) {
    const count = counts.get(kind) ?? 0;
    t.log(`${count} ${kind}`);
    // Among few packets there may by chance be none of a kind.
    t.true(size === 'quick' || count >= ((wanted / 1_000_000) * floor) / 2, kind);
  }
});

const disagreement = (world: World, question: Question, answer: string, expected: string): string =>
  [
    `${describeQuestion(trace(world, question))}: seen as ${answer}, should be ${expected}, in`,
    ...describeWorld(world),
  ].join('\n');
