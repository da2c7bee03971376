import {randomInt} from 'node:crypto';
import test from 'ava';
import fc from 'fast-check';
import {once} from '../../src/once.ts';
import type {World} from '../../src/security-groups/world.ts';
import {outsiders} from '../reachability/worlds.ts';
import {differs, judge, type Mismatch} from './judge.ts';
import {type Kernel, openKernel} from './kernel.ts';
import {mutants} from './mutants.ts';
import {whatIsMissing} from './needs.ts';
import {openWorlds} from './open-worlds.ts';
import {probesIn} from './probes.ts';
import {describeMismatch, describeWorld} from './report.ts';
import {shrink} from './shrink.ts';

const seed = Number(process.env.KERNEL_SEED ?? randomInt(2 ** 31));
const count = Number(process.env.KERNEL_WORLDS ?? 200);
/** A mutant that the kernel is wired as, to see what a mismatch looks like. */
const mutant = mutants[process.env.KERNEL_MUTANT ?? ''] ?? (world => world);

const missing = await whatIsMissing();
const required = Boolean(process.env.CI) || process.env.KERNEL_REQUIRED === '1';

const sample = (numRuns: number): readonly World[] => fc.sample(openWorlds, {seed, numRuns});

/** A kernel for one use, gone after it whatever comes of it. */
const withKernel = async (use: (kernel: Kernel) => Promise<void>): Promise<void> => {
  const [first] = sample(1);
  const kernel = await openKernel(first?.platform.hosts ?? [], outsiders);
  try {
    await use(kernel);
  } finally {
    await kernel.close();
  }
};

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
    `KERNEL_SEED=${seed}, ${place}${alone ? ', made small' : ', but not when asked alone'}:`,
    ...describeWorld(small),
    describeMismatch((await again(small)) ?? {probe, ...mismatch}),
  ].join('\n  ');
};

if (missing && !required) {
  test.skip(`the Linux kernel is not asked: ${missing}`, () => {});
} else {
  test.serial(`the Linux kernel agrees in ${count} random worlds`, async t => {
    t.is(missing, undefined, 'the kernel must be asked here');
    t.timeout(60_000 + count * 2000);
    t.log(`KERNEL_SEED=${seed}`);
    const total = {packets: 0, delivered: 0, translated: 0, invalid: 0};
    const start = performance.now();
    await withKernel(async kernel => {
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
        total.invalid += found.invalid;
      }
    });
    const seconds = (performance.now() - start) / 1000;
    t.log(
      `${count} worlds, ${total.packets} packets, ${Math.round(total.packets / seconds)} a second: ` +
        `${total.delivered} delivered and answered, ${total.translated} of them translated; ` +
        `${total.invalid} invalid to the kernel that rules would allow; 0 mismatches`,
    );
    if (count >= 200) t.true(total.packets >= 50_000);
    t.true(total.translated > 0);
  });

  test.serial('a kernel that is wired as another world is found out', async t => {
    t.is(missing, undefined, 'the kernel must be asked here');
    t.timeout(180_000);
    const found: string[] = [];
    const tried = sample(300);
    const probesOf = once((world: World) => probesIn(world, seed));
    await withKernel(async kernel => {
      for (const [name, change] of Object.entries(mutants)) {
        for (const world of tried) {
          const probes = probesOf(world);
          const differing = probes.filter(probe => differs(world, change(world), probe)).length;
          if (differing === 0) continue;
          const {mismatches} = await judge(kernel, world, probes, {wired: change(world)});
          t.log(`${name}: ${mismatches.length} mismatches in ${probes.length} packets`);
          t.is(mismatches.length, differing, `${name} with KERNEL_SEED=${seed}`);
          found.push(name);
          break;
        }
      }
    });
    t.deepEqual(found, Object.keys(mutants), `not found with KERNEL_SEED=${seed}`);
  });
}
