import fc from 'fast-check';

/** How much is tried of what is random or large; CONTRIBUTING.md says when which is for. */
export type Size = 'quick' | 'ci' | 'all';

const {CHECKS = 'quick', SEED, MUTANT} = process.env;

const sizes: readonly Size[] = ['quick', 'ci', 'all'];

const sizeNamed = (name: string): Size => {
  const size = sizes.find(each => each === name);
  if (!size) throw new Error(`CHECKS is '${name}', and should be ci or all, or not be set.`);
  return size;
};

/** The size of this run: what `CHECKS` says, and `quick` where it says nothing. */
export const size = sizeNamed(CHECKS || 'quick');

/** Of some numbers, the one for the size of this run. */
export const bySize = (numbers: Readonly<Record<Size, number>>): number => numbers[size];

/**
 * How many random cases a property is tried with, where CI tries so many. A quick run tries a few,
 * enough to touch the behaviour; a property that has to meet rare cases says how many it takes.
 */
export const runs = (inCi: number, quick = Math.max(3, Math.ceil(inCi / 20))): number =>
  bySize({quick, ci: inCi, all: inCi * 50});

/**
 * Of a list, so many items as the size of this run asks for, spread over the list evenly. CI takes
 * all of them unless it is told otherwise.
 */
export const sampled = <Item>(
  items: readonly Item[],
  quick: number,
  inCi = items.length,
): readonly Item[] => {
  const count = bySize({quick, ci: inCi, all: items.length});
  if (items.length <= count) return items;
  const step = (items.length - 1) / Math.max(1, count - 1);
  const chosen = new Set(Array.from({length: count}, (_, index) => Math.round(index * step)));
  return items.filter((_, index) => chosen.has(index));
};

/** The seed of all that is random: what `SEED` says, and else always the same. */
export const seed = Number(SEED || 20_261_123);

// For the properties that name no number and no seed of their own. Any case finds a mutant out: to
// look for a small one takes longer than all else.
fc.configureGlobal({numRuns: runs(100), seed, endOnFailure: MUTANT !== undefined});
