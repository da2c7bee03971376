import test, {type ExecutionContext} from 'ava';
import fc from 'fast-check';
import {outsiders, worlds} from '../reachability/worlds.ts';
import {type Kernel, openKernel} from './kernel.ts';
import {whatIsMissing} from './needs.ts';

const missing = await whatIsMissing();
const required = Boolean(process.env.CI) || process.env.KERNEL_REQUIRED === '1';

/**
 * A test with a kernel of its own, which is gone after it whatever comes of it. Where no kernel
 * can be had the test is skipped and its title says why; in CI, or when it is required, it fails.
 */
export const kernelTest = (
  title: string,
  milliseconds: number,
  use: (t: ExecutionContext, kernel: Kernel) => Promise<void>,
): void => {
  if (missing && !required) {
    test.skip(`${title} (not asked: ${missing})`, () => {});
    return;
  }
  test.serial(title, async t => {
    t.timeout(milliseconds);
    if (missing) {
      t.fail(`The kernel must be asked here, but ${missing}.`);
      return;
    }
    const [world] = fc.sample(worlds, {seed: 1, numRuns: 1});
    const kernel = await openKernel(world?.platform.hosts ?? [], outsiders);
    try {
      await use(t, kernel);
    } finally {
      await kernel.close();
    }
  });
};
