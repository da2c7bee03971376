import {distance} from 'fastest-levenshtein';

/** How many letters must be added, taken away or changed to make one text the other. */
export {distance};

/**
 * The texts that one may have meant by another, best first: those no further from it than a
 * third of its letters, or two letters if it has four. A long text is near to nothing.
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
