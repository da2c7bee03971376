const [most, longest] = [5, 80];

/** A name as a sentence bears it: cut where it goes on and on. */
const brief = (name: string): string =>
  name.length > longest ? `${name.slice(0, longest)}…` : name;

/** Things by name in a sentence: all of a few, else the first of them and how many more there are. */
export const named = (names: readonly string[]): string => {
  const shown = names.slice(0, most).map(brief).join(', ');
  return names.length > most ? `${shown} and ${names.length - most} more` : shown;
};
