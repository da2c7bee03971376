import {distance} from 'fastest-levenshtein';

/** The number of letters that must be added, removed or changed to turn one text into another. */
export {distance};

/**
 * The texts that a misspelled text may stand for, best first. A text counts if its distance is at
 * most a third of the letters that were typed; one letter is always allowed, and two from four
 * letters on. Case does not matter. A text of more than 80 characters is near to nothing.
 */
export const nearest = (text: string, choices: readonly string[]): readonly string[] => {
  if (text.length > 80) return [];
  const most = Math.max(text.length < 4 ? 1 : 2, Math.floor(text.length / 3));
  return [...new Set(choices)]
    .map(choice => ({choice, away: distance(text.toLowerCase(), choice.toLowerCase())}))
    .filter(({away}) => away <= most)
    .sort((one, other) => one.away - other.away)
    .map(({choice}) => choice);
};
