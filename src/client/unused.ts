import {type Argument, isOption} from '../arguments/argument.ts';
import type {Given} from '../arguments/parse.ts';
import {named} from '../text/names.ts';

/** Options that change nothing in the lab, and the reason. */
type Unused = {readonly names: readonly string[]; readonly why: string};

/** The options of some arguments that change nothing in the lab, grouped by the reason. */
export const unusedBecause = (takes: readonly Argument[]): readonly Unused[] => {
  const names = new Map<string, readonly string[]>();
  for (const {name, unused} of takes.filter(isOption)) {
    if (unused !== undefined) names.set(unused, [...(names.get(unused) ?? []), name]);
  }
  return [...names].map(([why, those]) => ({names: those, why}));
};

/** Remarks on given options that change nothing in the lab: a sentence for each reason. */
export const remarksOnUnused = (takes: readonly Argument[], given: Given): readonly string[] =>
  unusedBecause(takes.filter(given.has)).map(
    ({names, why}) =>
      `${named(names, names.length)} ${names.length === 1 ? 'changes' : 'change'} nothing here: ${why}.`,
  );
