import type {Role} from '../line.ts';
import {cut, widthOf} from '../text.ts';
import {looks} from './across.ts';
import type {Column} from './columns.ts';
import {column, type Stroke, stroke} from './paint.ts';
import type {OutsideWay} from './way.ts';
import {outsideWord} from './way-word.ts';

/** Rows of the picture's lower part, from the boxes' bottom borders to its end. */
export type Ground = {
  readonly bottom: number;
  /** The row of the arrows' words. */
  readonly words: number;
  /** The border between the site and the Internet. */
  readonly line: number;
  /** The row where arrows end or begin, with who is there. */
  readonly ends: number;
};

/** An instance's ways to and from the Internet, and the columns that their arrows take. */
export type Exit = {
  readonly place: Column;
  readonly out: OutsideWay;
  readonly in: OutsideWay;
  readonly outX: number;
  readonly inX: number;
};

/** Columns from one arrow of a pair to the other. */
const apart = 3;
const longestWord = 9;

/** Where an instance's two arrows stand: below its box, with room for a word at either side. */
export const exitColumns = (
  {left, right}: Column,
  width: number,
): {readonly outX: number; readonly inX: number} => {
  const middle = Math.floor((left + right) / 2) - 1;
  const most = width - longestWord - 2 - apart;
  const outX = Math.max(left + 1, Math.min(Math.max(middle, longestWord + 1), most));
  return {outX, inX: outX + apart};
};

const glyph = (stop: string | null): string => (stop === null ? '│' : '╎');

/** One arrow down or up: its upper half is the instance's own gate, its lower half the way out. */
const post = (
  way: OutsideWay,
  x: number,
  outwards: boolean,
  {bottom, line, ends}: Ground,
): readonly Stroke[] => {
  const [near, far] = outwards
    ? [way.atSource, way.atDestination]
    : [way.atDestination, way.atSource];
  const {open, shut} = looks(way);
  const role = (stop: string | null): Role => (stop === null ? open : shut);
  return [
    ...column(x, bottom + 1, line - 1, glyph(near), role(near)),
    stroke(x, line, far === null ? '┼' : '╎', role(far)),
    ...column(x, line + 1, ends, glyph(far), role(far)),
    ...(outwards
      ? [stroke(x, ends, '↓', role(far))]
      : [stroke(x, bottom, '↑', near === null ? role(near) : shut)]),
  ];
};

const rightAligned = (end: number, y: number, text: string, role: Role): Stroke =>
  stroke(end - widthOf(text) + 1, y, text, role);

/** The words beside a pair of arrows: outwards on the left, inwards on the right. */
const words = (exit: Exit, from: number, to: number, y: number): readonly Stroke[] => {
  const out = outsideWord(exit.out, Math.max(0, exit.outX - 1 - from));
  const in_ = outsideWord(exit.in, Math.max(0, to - exit.inX - 1));
  return [
    rightAligned(exit.outX - 2, y, out, looks(exit.out).whole),
    stroke(exit.inX + 2, y, in_, looks(exit.in).whole),
  ];
};

/** Who is at the far end: the first column names both actors, the others who is reached. */
const peers = (exit: Exit, index: number, from: number, to: number, y: number) => {
  const shows = (way: OutsideWay): boolean => way.peer !== null && (index === 0 || way.open);
  const role = (way: OutsideWay): Role => (way.open ? 'plain' : 'faint');
  const {out, in: in_, outX, inX} = exit;
  return [
    ...(shows(out)
      ? [rightAligned(outX - 2, y, cut(out.peer ?? '', outX - 1 - from), role(out))]
      : []),
    ...(shows(in_) ? [stroke(inX + 2, y, cut(in_.peer ?? '', to - inX - 1), role(in_))] : []),
  ];
};

/** The compute host that translates, on the line that its packets cross. */
const nat = ({out, outX}: Exit, from: number, y: number): readonly Stroke[] => {
  if (!out.open || !out.nat) return [];
  const {host, address} = out.nat;
  const room = outX - from - 1;
  const text = [`NAT ${host} ${address}`, `NAT ${address}`, 'NAT'].find(
    one => widthOf(one) + 2 <= room,
  );
  return text ? [rightAligned(outX - 2, y, ` ${text} `, 'strong')] : [];
};

/** The widest stretch of the line that nothing crosses, for the names of the two sides. */
const names = (exits: readonly Exit[], width: number, {line, ends}: Ground): readonly Stroke[] => {
  const last = exits.at(-1);
  const before = exits.at(-2);
  if (!last) return [];
  const from = (before?.inX ?? -1) + 1;
  const room = last.outX - from;
  const text = ' Safespring ';
  if (room < text.length + 2) return [];
  const x = before ? from + Math.floor((room - text.length) / 2) : width - text.length - 2;
  return [stroke(x, line, text, 'strong'), stroke(x + 2, ends, 'Internet', 'strong')];
};

/** Everything below the boxes: the arrows, the border of the site, and the Internet. */
export const outside = (
  exits: readonly Exit[],
  width: number,
  ground: Ground,
): readonly Stroke[] => {
  const limits = exits.map(({outX}, index) => {
    const before = exits[index - 1];
    const after = exits[index + 1];
    return {
      from: before ? Math.floor((before.inX + outX) / 2) + 1 : 0,
      to: after ? Math.floor(((exits[index]?.inX ?? 0) + after.outX) / 2) - 1 : width - 1,
      lineFrom: before ? before.inX + 1 : 0,
    };
  });
  return [
    stroke(0, ground.line, '─'.repeat(width), 'faint'),
    ...names(exits, width, ground),
    ...exits.flatMap((exit, index) => {
      const {from = 0, to = width - 1, lineFrom = 0} = limits[index] ?? {};
      return [
        ...post(exit.out, exit.outX, true, ground),
        ...post(exit.in, exit.inX, false, ground),
        ...words(exit, from, to, ground.words),
        ...peers(exit, index, from, to, ground.ends),
        ...nat(exit, lineFrom, ground.line),
      ];
    }),
  ];
};
