/** Lists the first names, and says how many more there are: `web, app and 5 more`. */
export const firstOf = (names: readonly string[], shown: number): string =>
  `${names.slice(0, shown).join(', ')} and ${names.length - shown} more`;

/** Lists names as in a sentence: `web`, `web and app`, `web, app and 5 more`. */
export const named = (names: readonly string[], most = 3): string => {
  if (names.length > most) return firstOf(names, most - 1);
  const [last = '', ...others] = [...names].reverse();
  return others.length === 0 ? last : `${others.reverse().join(', ')} and ${last}`;
};

/**
 * Lists names with commas: `web, app`, or `web, app and 5 more` when there are more than `most`.
 */
export const inRow = (names: readonly string[], most: number): string =>
  names.length > most ? firstOf(names, most - 1) : names.join(', ');

/** Lists names in little room: `web`, or `web +5`. */
export const firstAndCount = ([first = '', ...others]: readonly string[]): string =>
  others.length > 0 ? `${first} +${others.length}` : first;

/** Keeps at most so many lines; if some are left out, a last line says how many. */
export const firstLines = (lines: readonly string[], most: number): readonly string[] =>
  lines.length > most ? [...lines.slice(0, most), `and ${lines.length - most} more`] : lines;
