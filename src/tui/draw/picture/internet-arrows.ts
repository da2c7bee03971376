import type {Nat, OutsideWay} from '../../../arrows/way.ts';
import {natWords, outsideWords} from '../../../arrows/words.ts';
import {cut, firstFitting, widthOf} from '../../../text/width.ts';
import type {Role} from '../line.ts';
import {glyphs, looks, packetOn} from './arrow.ts';
import type {Column} from './columns.ts';
import {column, type Stroke, stroke} from './paint.ts';

/** The rows of the picture's lower part, from the bottom borders of the boxes to the end. */
export type LowerRows = {
  readonly bottom: number;
  /** The row of the arrows' words. */
  readonly words: number;
  /** The border between the site and the Internet. */
  readonly line: number;
  /** The row where arrows end or begin, with the names of the far ends. */
  readonly ends: number;
};

/** An instance's ways to and from the Internet, and the columns that their arrows take. */
export type ArrowPair = {
  readonly out: OutsideWay;
  readonly in: OutsideWay;
  /** The address that others see it with, if its way out or to another site is translated. */
  readonly nat: Nat | null;
  readonly outX: number;
  readonly inX: number;
};

/** The columns between an instance's arrow out and its arrow in. */
export const apart = 3;

const longestWord = 10;

/** The name of the far end of a way. For a closed way it is empty, unless `always` is set. */
const peerOf = (way: OutsideWay | undefined, always: boolean): string =>
  way && (always || way.open) ? (way.peer ?? '') : '';

/** The ways of an instance to and from the Internet. */
export type WayPair = Pick<ArrowPair, 'out' | 'in'>;

/**
 * The columns of the arrows that lead out: below their boxes. The first and the last have room for
 * a word or an address at the edge of the picture; those between are evenly spaced.
 */
export const exitColumns = (
  columns: readonly Column[],
  ways: readonly WayPair[],
  width: number,
): readonly number[] => {
  const least = Math.max(longestWord, widthOf(peerOf(ways[0]?.out, true))) + 1;
  const most =
    width - Math.max(longestWord, widthOf(peerOf(ways.at(-1)?.in, false)) + 1) - 1 - apart;
  const below = ({left, right}: Column, x: number): number =>
    Math.min(Math.max(x, left + 1), right - 1 - apart);
  const middles = columns.map(column =>
    below(
      column,
      Math.min(Math.max(Math.floor((column.left + column.right) / 2) - 1, least), most),
    ),
  );
  const [first = 0, last = first] = [middles[0], middles.at(-1)];
  return columns.map((column, index) =>
    index === 0 || index === columns.length - 1
      ? (middles[index] ?? first)
      : below(column, Math.round(first + ((last - first) * index) / (columns.length - 1))),
  );
};

const glyph = (way: OutsideWay, stop: string | null): string => {
  const [solid, dashed] = glyphs(way).down;
  return stop === null ? solid : dashed;
};

/**
 * Draws one arrow down or up. Its upper half is the instance's own gate, its lower half the way
 * beyond.
 */
const post = (
  way: OutsideWay,
  x: number,
  outwards: boolean,
  {bottom, line, ends}: LowerRows,
): readonly Stroke[] => {
  const [near, far] = outwards
    ? [way.atSource, way.atDestination]
    : [way.atDestination, way.atSource];
  const {open, shut} = looks(way);
  const role = (stop: string | null): Role => (stop === null ? open : shut);
  return [
    ...column(x, bottom + 1, line - 1, glyph(way, near), role(near)),
    stroke(x, line, far === null ? '┼' : '╎', role(far)),
    ...column(x, line + 1, ends, glyph(way, far), role(far)),
    ...(outwards ? [stroke(x, ends, '↓', role(far))] : [stroke(x, bottom, '↑', role(near))]),
    ...(outwards && near === null ? [stroke(x, bottom, '┬', role(near))] : []),
    ...packetOn(way, ends - bottom, step => ({x, y: outwards ? bottom + 1 + step : ends - step})),
  ];
};

const rightAligned = (end: number, y: number, text: string, role: Role): Stroke =>
  stroke(end - widthOf(text) + 1, y, text, role);

/** The empty columns between the words of two neighbours. */
const apartWords = 2;

/** The column of the words between two arrows, and their room. */
const roomBetween = (
  before: ArrowPair | undefined,
  after: ArrowPair | undefined,
  width: number,
) => {
  const from = before ? before.inX + 2 : 0;
  return {from, room: (after ? after.outX - 2 : width - 1) - from + 1};
};

/**
 * Writes the words between one instance's arrow in and its neighbour's arrow out, each beside its
 * own arrow.
 */
const wordsBetween = (
  before: ArrowPair | undefined,
  after: ArrowPair | undefined,
  width: number,
  y: number,
): readonly Stroke[] => {
  const {from, room} = roomBetween(before, after, width);
  const short = after
    ? widthOf(firstFitting(outsideWords(after.out), Math.min(room, longestWord)))
    : 0;
  const kept = short > 0 && before ? short + apartWords : 0;
  const first = before ? firstFitting(outsideWords(before.in), Math.max(0, room - kept)) : '';
  const used = first === '' ? 0 : widthOf(first) + apartWords;
  return [
    ...(before ? [stroke(from, y, first, looks(before.in).whole)] : []),
    ...(after
      ? [
          rightAligned(
            after.outX - 2,
            y,
            firstFitting(outsideWords(after.out), Math.max(0, room - used)),
            looks(after.out).whole,
          ),
        ]
      : []),
  ];
};

/** How important the name of the far end is: most if the way is only for that end. */
const weightOf = (way: OutsideWay | undefined): number =>
  Number(way?.open ?? false) + Number((way?.who ?? null) !== null);

/**
 * Writes the names of the far ends of the same arrows. If there is no room for both, the less
 * important one is left out, because half an address says nothing.
 */
const peersBetween = (
  exits: readonly ArrowPair[],
  index: number,
  width: number,
  y: number,
): readonly Stroke[] => {
  const [before, after] = [exits[index - 1], exits[index]];
  const {from, room} = roomBetween(before, after, width);
  // Both actors are named once at least, beside the first instance's arrows.
  const comes = peerOf(before?.in, index === 1);
  const goes = peerOf(after?.out, index === 0);
  const both = widthOf(comes) + widthOf(goes) + (comes && goes ? apartWords : 0) <= room;
  const drops = both ? null : weightOf(before?.in) < weightOf(after?.out) ? 'comes' : 'goes';
  const role = (way: OutsideWay): Role => (way.open ? 'plain' : 'faint');
  // A space is left free beside the arrow, where there is one.
  const end = after && widthOf(goes) > room ? after.outX - 1 : (after?.outX ?? 0) - 2;
  return [
    ...(before && drops !== 'comes' ? [stroke(from, y, cut(comes, room), role(before.in))] : []),
    ...(after && (drops !== 'goes' || comes === '')
      ? [rightAligned(end, y, cut(goes, room + 1), role(after.out))]
      : []),
  ];
};

/**
 * Writes the compute host that translates on the line that its packets cross: before the arrow out,
 * or behind the arrow in if that one is at the edge of the picture.
 */
const translation = (
  {nat, outX, inX}: ArrowPair,
  before: ArrowPair | undefined,
  after: ArrowPair | undefined,
  y: number,
): readonly Stroke[] => {
  const words = natWords(nat);
  const withAddress = words.slice(0, -1);
  const fitsInto = (room: number) => (text: string) => widthOf(text) + 3 <= room;
  const ahead = (text: string) => rightAligned(outX - 2, y, ` ${text} `, 'strong');
  const room = outX - (before?.inX ?? -1) - 1;
  const usual = withAddress.find(fitsInto(room));
  if (usual) return [ahead(usual)];
  const taken = after?.nat ? widthOf(` NAT ${after.nat.address} `) : 0;
  const free = before || !after ? 0 : after.outX - inX - 1 - taken;
  const behind = withAddress.find(fitsInto(free));
  if (behind) return [stroke(inX + 2, y, ` ${behind} `, 'strong')];
  return words.slice(-1).filter(fitsInto(room)).map(ahead);
};

const internet = 'Internet';

/**
 * Writes the names of the two sides on the line, before the last arrow out, and leaves the words of
 * `said` free.
 */
const names = (
  exits: readonly ArrowPair[],
  width: number,
  {line, ends}: LowerRows,
  said: readonly Stroke[],
): readonly Stroke[] => {
  const last = exits.at(-1);
  const before = exits.at(-2);
  if (!last) return [];
  const from = (before?.inX ?? -1) + 1;
  const until = Math.min(last.outX, ...said.map(({x}) => x).filter(x => x >= from));
  const text = ' Safespring ';
  const room = (before ? until : last.outX) - from;
  const isNamed = room >= text.length + 2;
  if (last.outX - from < text.length + 2) return [];
  const x =
    before && isNamed
      ? from + Math.floor((room - text.length) / 2)
      : before
        ? from + 1
        : width - text.length - 2;
  // Below, whom the next arrow leads to may come close: the name keeps its distance.
  const goes = before ? widthOf(peerOf(last.out, false)) : 0;
  const end = before ? last.outX - 2 : width - 1;
  const free = goes > 0 ? end - goes - apartWords : end;
  const comes = before ? widthOf(peerOf(before.in, exits.length === 2)) : 0;
  const least = comes > 0 && before ? before.inX + 2 + comes + apartWords : from;
  const below = Math.max(least, Math.min(x + 2, free - internet.length + 1));
  const fits = below + internet.length <= free + 1;
  return [
    ...(isNamed ? [stroke(x, line, text, 'strong')] : []),
    ...(fits ? [stroke(below, ends, internet, 'strong')] : []),
  ];
};

/** Draws everything below the boxes: the arrows, the border of the site, and the Internet. */
export const internetArrows = (
  exits: readonly ArrowPair[],
  width: number,
  ground: LowerRows,
): readonly Stroke[] => {
  const edges = [...exits, undefined];
  const translations = exits.flatMap((exit, index) =>
    translation(exit, exits[index - 1], exits[index + 1], ground.line),
  );
  return [
    stroke(0, ground.line, '─'.repeat(width), 'faint'),
    ...names(exits, width, ground, translations),
    ...exits.flatMap(exit => [
      ...post(exit.out, exit.outX, true, ground),
      ...post(exit.in, exit.inX, false, ground),
    ]),
    ...translations,
    ...edges.flatMap((after, index) => [
      ...wordsBetween(exits[index - 1], after, width, ground.words),
      ...peersBetween(exits, index, width, ground.ends),
    ]),
  ];
};
