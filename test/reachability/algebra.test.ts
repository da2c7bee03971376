import test from 'ava';
import {
  difference,
  type Flows,
  flowsOf,
  intersection,
  noFlows,
  union,
} from '../../src/reachability/flows/flows.ts';
import {bySize, seed} from '../checks.ts';
import {newRandom} from './random.ts';

// Sets of flows against arrays of booleans, in a universe of 16 ports.

const size = 16;
const firstPort = 1000;
const tcp = {name: 'tcp', number: 6};

const portAt = (point: number): Flows =>
  flowsOf({
    kind: 'ports',
    protocol: tcp,
    ports: {min: firstPort + point, max: firstPort + point},
  });

const points = Array.from({length: size}, (_, point) => portAt(point));

/** The set that a pattern of bits stands for, port by port. */
const setOf = (pattern: number): Flows =>
  points.reduce((set, port, point) => ((pattern >> point) & 1 ? union(set, port) : set), noFlows);

const patternOf = (set: Flows): number =>
  points.reduce(
    (pattern, port, point) =>
      intersection(set, port) === noFlows ? pattern : pattern | (1 << point),
    0,
  );

const all = 2 ** size;
const sets = Array.from({length: all}, (_, pattern) => setOf(pattern));

test('each of the 65,536 patterns is a set of its own, and reads back as it was written', t => {
  t.is(new Set(sets).size, all);
  t.true(sets.every((set, pattern) => patternOf(set) === pattern));
});

test('a set has as many borders as its pattern has edges', t => {
  const edges = (pattern: number) =>
    Array.from({length: size + 1}, (_, point) => point).filter(
      point => ((pattern >> point) & 1) !== (point === 0 ? 0 : (pattern >> (point - 1)) & 1),
    ).length;
  t.true(sets.every((set, pattern) => set.length === edges(pattern)));
});

test('a set without another, for every pattern and its neighbours', t => {
  const mask = all - 1;
  t.true(
    sets.every((set, pattern) => {
      const shifted = (pattern << 1) & mask;
      const other = sets[shifted] ?? noFlows;
      return (
        union(set, other) === sets[pattern | shifted] &&
        intersection(set, other) === sets[pattern & shifted] &&
        difference(set, other) === sets[pattern & ~shifted & mask] &&
        difference(other, set) === sets[shifted & ~pattern & mask]
      );
    }),
  );
});

const operations = bySize({quick: 50_000, ci: 1_000_000, all: 50_000_000});

test(`${operations} random operations, one on the other's result, seed ${seed}`, t => {
  const random = newRandom(seed);
  let [set, pattern] = [noFlows, 0];
  for (let step = 0; step < operations; step += 1) {
    const operand = random(all);
    const other = sets[operand] ?? noFlows;
    switch (random(3)) {
      case 0:
        [set, pattern] = [union(set, other), pattern | operand];
        break;
      case 1:
        [set, pattern] = [intersection(set, other), pattern & operand];
        break;
      default:
        [set, pattern] = [difference(set, other), pattern & ~operand];
    }
    if (set !== sets[pattern]) return t.fail(`step ${step}, with pattern ${operand.toString(2)}`);
  }
  t.pass();
});
