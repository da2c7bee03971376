import {firstOf} from '../../text/names.ts';

const [most, longest] = [5, 80];

/** A name as a sentence bears it: cut where it goes on and on. */
const brief = (name: string): string =>
  name.length > longest ? `${name.slice(0, longest)}…` : name;

/** Things by name in a sentence: all of a few, else the first of them and how many more there are. */
export const briefNames = (names: readonly string[]): string => {
  const shown = names.map(brief);
  return names.length > most ? firstOf(shown, most) : shown.join(', ');
};
