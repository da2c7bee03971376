import {type Problem, problem} from '../../result.ts';

/**
 * Things of several documents, each told about once: what is said of one more than once is made one
 * by `agreed`. Where that gives nothing, what is said contradicts itself, as `contradiction` words it.
 */
export const mergeById = <Thing>(
  things: readonly Thing[],
  idOf: (thing: Thing) => string,
  agreed: (one: Thing, other: Thing) => Thing | undefined,
  contradiction: (one: Thing, other: Thing) => string,
): {readonly merged: readonly Thing[]; readonly problems: readonly Problem[]} => {
  const merged = new Map<string, Thing>();
  const problems: Problem[] = [];
  for (const thing of things) {
    const known = merged.get(idOf(thing));
    const both = known === undefined ? thing : agreed(known, thing);
    if (both !== undefined) merged.set(idOf(thing), both);
    else if (known !== undefined) {
      problems.push(problem(contradiction(known, thing), 'Fetch all files anew, at one time.'));
    }
  }
  return {merged: [...merged.values()], problems};
};
