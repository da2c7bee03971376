import type {PacketMark, Way} from '../../../arrows/way.ts';
import {natWords, translatedWords, wayWords} from '../../../arrows/words.ts';
import {firstFitting, widthOf} from '../../../text/width.ts';
import {type Role, type Span, span} from '../line.ts';
import {row, type Stroke, stroke} from './paint.ts';

/** The columns between which an arrow goes, without the borders, and its direction. */
type Reach = {readonly from: number; readonly to: number; readonly rightwards: boolean};

/**
 * The roles of an arrow's parts. Colour repeats what solid, dashed and the word say: green for
 * open, red for what a goal still needs.
 */
export const looks = (
  way: Way,
): {readonly whole: Role; readonly open: Role; readonly shut: Role} => {
  if (way.mark === 'ghost') return {whole: 'accent', open: 'accent', shut: 'accent'};
  if (way.open) return {whole: 'good', open: 'good', shut: 'good'};
  return way.wanted
    ? {whole: 'bad', open: 'plain', shut: 'bad'}
    : {whole: 'faint', open: 'plain', shut: 'faint'};
};

/**
 * The characters of arrows: solid and dashed; heavy if they are new or looked at, dotted if they
 * would be new.
 */
export const glyphs = ({
  mark,
}: Way): {readonly across: readonly [string, string]; readonly down: readonly [string, string]} => {
  if (mark === 'ghost') return {across: ['·', '╌'], down: ['·', '╎']};
  return mark !== null
    ? {across: ['━', '┅'], down: ['┃', '┇']}
    : {across: ['─', '╌'], down: ['│', '╎']};
};

/**
 * Draws an arrow of two halves. A half is solid if its own end lets something through, and dashed
 * otherwise.
 */
const arrow = (way: Way, y: number, {from, to, rightwards}: Reach): readonly Stroke[] => {
  const length = to - from + 1;
  const half = Math.ceil(length / 2);
  const {open, shut} = looks(way);
  const [solid, dashed] = glyphs(way).across;
  const part = (stop: Way['atSource'], width: number) =>
    stop === null
      ? {text: solid.repeat(width), role: open}
      : {text: dashed.repeat(width), role: shut};
  const source = part(way.atSource, half);
  const destination = part(way.atDestination, length - half - 1);
  const head = {text: rightwards ? '→' : '←', role: destination.role};
  const parts = [source, destination, head];
  return row(from, y, rightwards ? parts : parts.reverse());
};

/** Draws a packet where it is, or where it is stopped. */
export const packetSpan = ({stopped}: PacketMark): Span =>
  stopped ? span('✗', 'bad') : span('●', 'accent');

/**
 * Draws the marks of a packet on a way of so many cells. `cellAt` gives the position of each cell,
 * counted from 0 at the start of the way.
 */
export const packetOn = (
  {packet}: Way,
  cells: number,
  cellAt: (step: number) => {readonly x: number; readonly y: number},
): readonly Stroke[] =>
  packet.map(mark => {
    const {x, y} = cellAt(Math.round(mark.at * (cells - 1)));
    const {text, role} = packetSpan(mark);
    return stroke(x, y, text, role);
  });

const packetAcross = (way: Way, y: number, {from, to, rightwards}: Reach): readonly Stroke[] =>
  packetOn(way, to - from + 1, step => ({x: rightwards ? from + step : to - step, y}));

/** The number of cells at each end of an arrow that nothing covers. */
const shownEnds = 3;

/** The column of an arrow's word: in the middle, or near the end at which the arrow stops. */
const wordAt = (way: Way, width: number, {from, to, rightwards}: Reach): number => {
  const room = to - from + 1 - width;
  const isHalf = !way.open && (way.atSource === null) !== (way.atDestination === null);
  if (!isHalf) return from + Math.floor(room / 2);
  const stopsRight = (way.atSource === null) === rightwards;
  return from + (stopsRight ? Math.ceil(room * 0.75) : Math.floor(room * 0.25));
};

/** Writes the translation into an arrow. The arrow's ends stay visible. */
const translation = (way: Way, y: number, {from, to}: Reach): readonly Stroke[] => {
  const length = to - from + 1;
  const text = natWords(way.nat).find(one => widthOf(one) + 2 + shownEnds <= length);
  if (!text) return [];
  const x = from + Math.floor((length - widthOf(text) - 2) / 2);
  return [stroke(x, y, ` ${text} `, 'strong')];
};

/** Draws an arrow between neighbours, with its word in a row of its own. */
export const neighbourArrow = (
  way: Way,
  y: number,
  wordY: number,
  reach: Reach,
): readonly Stroke[] => {
  const room = reach.to - reach.from + 1;
  const word = firstFitting(wayWords(way), room);
  return [
    ...arrow(way, y, reach),
    ...translation(way, y, reach),
    ...packetAcross(way, y, reach),
    stroke(wordAt(way, widthOf(word), reach), wordY, word, looks(way).whole),
  ];
};

/** Draws a long arrow past another box, with its word on it. A packet covers the word. */
export const lane = (way: Way, y: number, reach: Reach): readonly Stroke[] => {
  const word = ` ${firstFitting(translatedWords(way), Math.floor((reach.to - reach.from) * 0.6))} `;
  return [
    ...arrow(way, y, reach),
    stroke(wordAt(way, widthOf(word), reach), y, word, looks(way).whole),
    ...packetAcross(way, y, reach),
  ];
};
