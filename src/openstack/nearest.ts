/** How many letters must be added, taken away, changed or swapped to make one text the other. */
export const distance = (one: string, other: string): number => {
  const row = (above: readonly number[], aboveThat: readonly number[], at: number): number[] => {
    const made = [at];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[at - 1] === other[column - 1];
      const swapped = one[at - 1] === other[column - 2] && one[at - 2] === other[column - 1];
      made.push(
        Math.min(
          (above[column] ?? 0) + 1,
          (made[column - 1] ?? 0) + 1,
          (above[column - 1] ?? 0) + (same ? 0 : 1),
          swapped && at > 1 && column > 1 ? (aboveThat[column - 2] ?? 0) + 1 : Infinity,
        ),
      );
    }
    return made;
  };
  let aboveThat: readonly number[] = [];
  let above: readonly number[] = Array.from({length: other.length + 1}, (_, column) => column);
  for (let at = 1; at <= one.length; at += 1) {
    [aboveThat, above] = [above, row(above, aboveThat, at)];
  }
  return above[other.length] ?? 0;
};

/**
 * The texts that one may have meant by another, best first: those no further from it than a
 * third of its letters. A long text is near to nothing.
 */
export const nearest = (text: string, choices: readonly string[]): readonly string[] => {
  if (text.length > 80) return [];
  const most = Math.max(1, Math.floor(text.length / 3));
  return [...new Set(choices)]
    .map(choice => ({choice, away: distance(text.toLowerCase(), choice.toLowerCase())}))
    .filter(({away}) => away <= most)
    .sort((one, other) => one.away - other.away)
    .map(({choice}) => choice);
};
