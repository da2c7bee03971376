/** The value in the middle; of an even number of them the lower of the two. */
export const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[(values.length - 1) >> 1] ?? Number.NaN;

/**
 * What a piece of work gives, and how many milliseconds it takes. Other programs on the machine
 * make it wait; so it is the processor time of all threads when that is less. Short work is not
 * interrupted often, and the median leaves out when it is.
 */
export const timed = <Value>(work: () => Value): {readonly value: Value; readonly ms: number} => {
  const before = process.cpuUsage();
  const start = performance.now();
  const value = work();
  const ms = performance.now() - start;
  if (ms < 5) return {value, ms};
  const {user, system} = process.cpuUsage(before);
  return {value, ms: Math.min(ms, (user + system) / 1000)};
};

const mib = 1024 * 1024;

/** The memory that this process holds now, and the most it has held, in MiB. */
export const memory = (): {readonly now: number; readonly peak: number} => ({
  now: process.memoryUsage().rss / mib,
  peak: process.resourceUsage().maxRSS / 1024,
});
