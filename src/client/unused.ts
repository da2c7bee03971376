import {type Argument, isOption} from '../arguments/argument.ts';
import type {Given} from '../arguments/parse.ts';
import {named} from '../text/names.ts';

/** Options that change nothing in the lab, and why. */
type Unused = {readonly names: readonly string[]; readonly why: string};

/** The options among these arguments that change nothing here, put together by the reason. */
export const unusedBecause = (takes: readonly Argument[]): readonly Unused[] => {
  const names = new Map<string, readonly string[]>();
  for (const {name, unused} of takes.filter(isOption)) {
    if (unused !== undefined) names.set(unused, [...(names.get(unused) ?? []), name]);
  }
  return [...names].map(([why, those]) => ({names: those, why}));
};

/** What to say of the options given that change nothing here: a sentence for each reason. */
export const remarksOnUnused = (takes: readonly Argument[], given: Given): readonly string[] =>
  unusedBecause(takes.filter(given.has)).map(
    ({names, why}) =>
      `${named(names, names.length)} ${names.length === 1 ? 'changes' : 'change'} nothing here: ${why}.`,
  );
