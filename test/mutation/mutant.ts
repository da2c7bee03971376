import {readFileSync} from 'node:fs';

/** A slip that somebody could make in the evaluator: one small change of one source file. */
export type Mutant = {
  readonly name: string;
  /** Below src/. */
  readonly file: string;
  /** Found exactly once in the file. */
  readonly find: string;
  readonly replace: string;
};

/** Where a mutant's file is, from the root of the repository. */
export const pathOf = ({file}: Mutant): string => `src/${file}`;

/** What is wrong with a mutant itself: its text is not found exactly once, or changes nothing. */
export const faultOf = (mutant: Mutant): string | undefined => {
  const found = readFileSync(pathOf(mutant), 'utf8').split(mutant.find).length - 1;
  if (found !== 1) return `${pathOf(mutant)} has '${mutant.find}' ${found} times, not once`;
  return mutant.find === mutant.replace ? 'it changes nothing' : undefined;
};

/** The source file as the mutant has it; the file on disk is left as it is. */
export const mutated = (mutant: Mutant): string =>
  readFileSync(pathOf(mutant), 'utf8').replace(mutant.find, () => mutant.replace);
