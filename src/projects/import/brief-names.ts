import {firstOf} from '../../text/names.ts';

const [most, longest] = [5, 80];

/** Cuts a name that is too long for a sentence. */
const brief = (name: string): string =>
  name.length > longest ? `${name.slice(0, longest)}…` : name;

/**
 * Lists names in a sentence: all of a few, otherwise the first ones and how many more there are.
 */
export const briefNames = (names: readonly string[]): string => {
  const shown = names.map(brief);
  return names.length > most ? firstOf(shown, most) : shown.join(', ');
};
