/** The value in the middle; of an even number of them the lower of the two. */
export const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[(values.length - 1) >> 1] ?? Number.NaN;

/** What a piece of work gives, and how many milliseconds it takes. */
export const timed = <Value>(work: () => Value): {readonly value: Value; readonly ms: number} => {
  const start = performance.now();
  const value = work();
  return {value, ms: performance.now() - start};
};

const mib = 1024 * 1024;

/** The memory that this process holds now, and the most it has held, in MiB. */
export const memory = (): {readonly now: number; readonly peak: number} => ({
  now: process.memoryUsage().rss / mib,
  peak: process.resourceUsage().maxRSS / 1024,
});
