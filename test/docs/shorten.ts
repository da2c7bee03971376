/** Stands for any lines where it is a line of its own, and for any text within a line. */
const gap = '…';

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const fits = (shown: string, printed: string): boolean =>
  new RegExp(`^${shown.split(gap).map(escaped).join('.*')}$`).test(printed);

/** Where what is shown after a gap goes on: at the first line that fits, or at the end's place. */
const afterGap = (shown: readonly string[], printed: readonly string[], from: number): number => {
  if (!shown.includes(gap)) return Math.max(from, printed.length - shown.length);
  const [first = ''] = shown;
  const found = printed.findIndex((line, index) => index >= from && fits(first, line));
  return found < 0 ? printed.length : found;
};

/**
 * What a page would show of printed lines now: shortened where it is shortened already, and whole
 * everywhere else. It is what the page shows exactly when the page is right.
 */
export const shortenedAs = (
  shown: readonly string[],
  printed: readonly string[],
): readonly string[] => {
  const lines: string[] = [];
  let place = 0;
  for (const [index, line] of shown.entries()) {
    if (line === gap) {
      place = afterGap(shown.slice(index + 1), printed, place);
      lines.push(gap);
    } else if (place < printed.length) {
      const now = printed[place] ?? '';
      lines.push(fits(line, now) ? line : now);
      place += 1;
    }
  }
  return [...lines, ...printed.slice(place)];
};
