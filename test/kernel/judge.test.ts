import fc from 'fast-check';
import {memoized} from '../../src/memoize.ts';
import type {World} from '../../src/security-groups/world.ts';
import {bySize, seed, size} from '../checks.ts';
import {opened} from '../reachability/open-worlds.ts';
import {worlds} from '../reachability/worlds.ts';
import {differs, judge, type Mismatch} from './judge.ts';
import type {Kernel} from './kernel.ts';
import {kernelTest} from './kernel-test.ts';
import {mutants} from './mutants.ts';
import {probesIn} from './probes.ts';
import {describeMismatch, describeWorld} from './report.ts';
import {shrink} from './shrink.ts';

const count = bySize({quick: 5, ci: 60, all: 3000});
/** A mutant that the kernel is wired as, to see what a mismatch looks like. */
const {KERNEL_MUTANT = 'none'} = process.env;
const mutant = {...mutants, none: (world: World) => world}[KERNEL_MUTANT];
if (!mutant) throw new Error(`KERNEL_MUTANT is one of: ${Object.keys(mutants).join(', ')}`);

const sample = (numRuns: number): readonly World[] => fc.sample(opened(worlds), {seed, numRuns});

/** What is wrong, in the smallest world that shows it. */
const explain = async (
  kernel: Kernel,
  world: World,
  {probe, ...mismatch}: Mismatch,
  place: string,
): Promise<string> => {
  const again = async (smaller: World) =>
    (await judge(kernel, smaller, [probe], {wired: mutant(smaller), patience: 300})).mismatches[0];
  const alone = (await again(world)) !== undefined;
  const small = alone
    ? await shrink(world, probe, async smaller => (await again(smaller)) !== undefined)
    : world;
  return [
    `SEED=${seed}, ${place}${alone ? ', made small' : ', but not when asked alone'}:`,
    ...describeWorld(small),
    describeMismatch((await again(small)) ?? {probe, ...mismatch}),
  ].join('\n  ');
};

kernelTest(
  `the Linux kernel agrees in ${count} random worlds`,
  60_000 + count * 2000,
  async (t, kernel) => {
    t.log(`SEED=${seed}`);
    const total = {packets: 0, delivered: 0, translated: 0, askedAgain: 0};
    const start = performance.now();
    for (const [index, world] of sample(count).entries()) {
      const probes = probesIn(world, seed + index);
      const found = await judge(kernel, world, probes, {wired: mutant(world)});
      const [first] = found.mismatches;
      if (first) {
        const place = `world ${index}, ${found.mismatches.length} of ${found.packets} packets`;
        t.fail(await explain(kernel, world, first, place));
        return;
      }
      total.packets += found.packets;
      total.delivered += found.delivered;
      total.translated += found.translated;
      total.askedAgain += found.askedAgain;
    }
    const seconds = (performance.now() - start) / 1000;
    t.log(
      `${count} worlds, ${total.packets} packets in ${Math.round(seconds)} s: ` +
        `${total.delivered} delivered and answered, ${total.translated} of them translated; ` +
        `${total.askedAgain} sent twice; 0 mismatches`,
    );
    // A handful of worlds may have nothing that is translated.
    if (size !== 'quick') {
      t.true(total.packets >= count * 250);
      t.true(total.translated > 0);
    }
    t.true(total.packets > 0);
  },
);

kernelTest(
  'a kernel that is wired as another world is found out, packet by packet',
  180_000,
  async (t, kernel) => {
    const found: string[] = [];
    const tried = sample(300);
    const probesOf = memoized((world: World) => probesIn(world, seed));
    for (const [name, change] of Object.entries(mutants)) {
      for (const world of tried) {
        const probes = probesOf(world);
        const differing = probes.filter(probe => differs(world, change(world), probe)).length;
        if (differing === 0) continue;
        const {mismatches} = await judge(kernel, world, probes, {wired: change(world)});
        t.log(`${name}: ${mismatches.length} mismatches in ${probes.length} packets`);
        t.is(mismatches.length, differing, `${name} with SEED=${seed}`);
        found.push(name);
        break;
      }
    }
    t.deepEqual(found, Object.keys(mutants), `not found with SEED=${seed}`);
  },
);
