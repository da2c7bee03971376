import {type Seat, seatNames} from '../../../arrows/seats.ts';
import {cut, cutMark, cutStart, widthOf} from '../../../text/width.ts';

/**
 * Shortens names so that they still differ: cut at the end, or at the beginning, or with a number
 * in front.
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

/** Names the instances of a seat in little room: all names, or the first and how many more. */
export const seatName = (seat: Seat, room: number): string => {
  const [all, few] = seatNames(seat);
  return widthOf(all) <= room ? all : few;
};
