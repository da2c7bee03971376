import {type Seat, seatNames} from '../../../arrows/seats.ts';
import {cut, cutMark, cutStart, widthOf} from '../../../text/width.ts';

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

/** Who has a seat, in so much room: all names, or the first and how many more. */
export const seatName = (seat: Seat, room: number): string => {
  const [all, few] = seatNames(seat);
  return widthOf(all) <= room ? all : few;
};
