import {type Role, type Span, span} from '../line.ts';
import {cut, widthOf} from '../text.ts';
import {looks} from './across.ts';
import type {Column} from './columns.ts';
import {column, type Stroke, stroke} from './paint.ts';
import type {OutsideWay} from './way-outside.ts';
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
  readonly out: OutsideWay;
  readonly in: OutsideWay;
  readonly outX: number;
  readonly inX: number;
};

/** Columns from an arrow that leads out to the one beside it that leads in. */
export const apart = 3;

const longestWord = 10;

/**
 * Where the arrows that lead out stand: below their boxes, the first and the last with room for a
 * word at the edge of the picture, those between them evenly spaced.
 */
export const exitColumns = (places: readonly Column[], width: number): readonly number[] => {
  const least = longestWord + 1;
  const most = width - longestWord - 1 - apart;
  const below = ({left, right}: Column, x: number): number =>
    Math.min(Math.max(x, left + 1), right - 1 - apart);
  const middles = places.map(place =>
    below(place, Math.min(Math.max(Math.floor((place.left + place.right) / 2) - 1, least), most)),
  );
  const [first = 0, last = first] = [middles[0], middles.at(-1)];
  return places.map((place, index) =>
    index === 0 || index === places.length - 1
      ? (middles[index] ?? first)
      : below(place, Math.round(first + ((last - first) * index) / (places.length - 1))),
  );
};

const glyph = (stop: string | null): string => (stop === null ? '│' : '╎');

/** One arrow down or up: its upper half is the instance's own gate, its lower half the way beyond. */
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
    ...(outwards ? [stroke(x, ends, '↓', role(far))] : [stroke(x, bottom, '↑', role(near))]),
    ...(outwards && near === null ? [stroke(x, bottom, '┬', role(near))] : []),
  ];
};

const rightAligned = (end: number, y: number, text: string, role: Role): Stroke =>
  stroke(end - widthOf(text) + 1, y, text, role);

/** A text for an arrow in so much room, and its look. */
type Words = (way: OutsideWay, room: number) => Span;

const flowWords: Words = (way, room) => ({
  text: outsideWord(way, room),
  role: looks(way).whole,
});

/** Who is at the far end of an open way; of a closed one only in so far as it is asked for. */
const peerWords =
  (always: boolean): Words =>
  (way, room) => ({
    text: way.peer !== null && (always || way.open) ? cut(way.peer, room) : '',
    role: way.open ? 'plain' : 'faint',
  });

/** Empty columns between what is said of two neighbours. */
const apartWords = 2;

/** The words between one instance's arrow in and its neighbour's arrow out, each beside its own. */
const wordsBetween = (
  before: Exit | undefined,
  after: Exit | undefined,
  width: number,
  y: number,
  [wordsIn, wordsOut]: readonly [Words, Words],
): readonly Stroke[] => {
  const from = before ? before.inX + 2 : 0;
  const room = (after ? after.outX - 2 : width - 1) - from + 1;
  const short = after ? widthOf(wordsOut(after.out, Math.min(room, longestWord)).text) : 0;
  const kept = short > 0 && before ? short + apartWords : 0;
  const first = before ? wordsIn(before.in, Math.max(0, room - kept)) : span('');
  const used = first.text === '' ? 0 : widthOf(first.text) + apartWords;
  const second = after ? wordsOut(after.out, Math.max(0, room - used)) : undefined;
  return [
    stroke(from, y, first.text, first.role),
    ...(after && second ? [rightAligned(after.outX - 2, y, second.text, second.role)] : []),
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
  const edges = [...exits, undefined];
  const beside = (y: number, words: (index: number) => readonly [Words, Words]) =>
    edges.flatMap((after, index) => wordsBetween(exits[index - 1], after, width, y, words(index)));
  return [
    stroke(0, ground.line, '─'.repeat(width), 'faint'),
    ...names(exits, width, ground),
    ...exits.flatMap((exit, index) => [
      ...post(exit.out, exit.outX, true, ground),
      ...post(exit.in, exit.inX, false, ground),
      ...nat(exit, (exits[index - 1]?.inX ?? -1) + 1, ground.line),
    ]),
    ...beside(ground.words, () => [flowWords, flowWords]),
    // Both actors are named once at least, below the first instance.
    ...beside(ground.ends, index => [peerWords(index === 1), peerWords(index === 0)]),
  ];
};
