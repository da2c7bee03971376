import {cut, cutMark, cutStart, widthOf} from '../text.ts';

/**
 * Names in so much room each, so that they still differ: cut at the end, else at the beginning, else
 * with a number in front.
 */
export const shortNames = (names: readonly string[], room: number): readonly string[] => {
  const ways = [
    (name: string) => cut(name, room),
    (name: string) => cutStart(name, room),
    (name: string, index: number) => cut(`${index + 1}${cutMark}${name}`, room),
  ];
  const differ = (shown: readonly string[]): boolean => new Set(shown).size === new Set(names).size;
  const shown = ways.map(way =>
    names.map((name, index) => (widthOf(name) <= room ? name : way(name, index))),
  );
  return shown.find(differ) ?? shown.at(-1) ?? names;
};
