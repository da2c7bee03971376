import {type Problem, problem} from '../../result.ts';

/**
 * Merges what several documents say, so that each thing is there once. `agreed` makes one of two
 * statements about a thing; if it gives nothing, they contradict each other, and `contradiction`
 * words the error.
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
