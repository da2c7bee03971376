import type {ExecutionContext} from 'ava';
import fc from 'fast-check';
import {firewalls} from '../machine/firewalls.ts';
import {testWith} from '../machine/test-with.ts';
import {outsiders, worlds} from '../reachability/worlds.ts';
import {type Kernel, openKernel} from './kernel.ts';

const test = testWith(firewalls);

/** A test with a kernel of its own, which is gone after it whatever comes of it. */
export const kernelTest = (
  title: string,
  milliseconds: number,
  use: (t: ExecutionContext, kernel: Kernel) => Promise<void>,
): void => {
  test.serial(title, async t => {
    t.timeout(milliseconds);
    const [world] = fc.sample(worlds, {seed: 1, numRuns: 1});
    const kernel = await openKernel(world?.platform.hosts ?? [], outsiders);
    try {
      await use(t, kernel);
    } finally {
      await kernel.close();
    }
  });
};
