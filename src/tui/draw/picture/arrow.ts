import type {PacketMark, Way} from '../../../arrows/way.ts';
import {natWords, translatedWords, wayWords} from '../../../arrows/words.ts';
import {firstFitting, widthOf} from '../../../text/width.ts';
import {type Role, type Span, span} from '../line.ts';
import {row, type Stroke, stroke} from './paint.ts';

/** Between which columns, borders not included, and which way an arrow goes. */
type Reach = {readonly from: number; readonly to: number; readonly rightwards: boolean};

/**
 * How the parts of an arrow look. Colour repeats what solid, dashed and the word say: green
 * for open, red for what a goal still waits for.
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

/** What arrows are drawn with: solid and dashed; heavy where they are new or looked at, dots before they are. */
export const glyphs = ({
  mark,
}: Way): {readonly across: readonly [string, string]; readonly down: readonly [string, string]} => {
  if (mark === 'ghost') return {across: ['·', '╌'], down: ['·', '╎']};
  return mark !== null
    ? {across: ['━', '┅'], down: ['┃', '┇']}
    : {across: ['─', '╌'], down: ['│', '╎']};
};

/** An arrow of two halves: each solid if its own end lets something through, else dashed. */
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

/** How a packet is drawn where it is, or where it is stopped. */
export const packetSpan = ({stopped}: PacketMark): Span =>
  stopped ? span('✗', 'bad') : span('●', 'accent');

/**
 * The marks of a packet on its way over so many cells; `cellAt` is the place of each, counted from
 * 0 where the way begins.
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

/** Cells of an arrow that nothing is written over: of its tail, and its head. */
const shownEnds = 3;

/** Where an arrow's word goes: in the middle, or towards the end at which it stops. */
const wordAt = (way: Way, width: number, {from, to, rightwards}: Reach): number => {
  const room = to - from + 1 - width;
  const isHalf = !way.open && (way.atSource === null) !== (way.atDestination === null);
  if (!isHalf) return from + Math.floor(room / 2);
  const stopsRight = (way.atSource === null) === rightwards;
  return from + (stopsRight ? Math.ceil(room * 0.75) : Math.floor(room * 0.25));
};

/** Where a way is translated, written into its arrow; its ends stay visible. */
const translation = (way: Way, y: number, {from, to}: Reach): readonly Stroke[] => {
  const length = to - from + 1;
  const text = natWords(way.nat).find(one => widthOf(one) + 2 + shownEnds <= length);
  if (!text) return [];
  const x = from + Math.floor((length - widthOf(text) - 2) / 2);
  return [stroke(x, y, ` ${text} `, 'strong')];
};

/** An arrow between neighbours, with its word in a row of its own. */
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

/** A long arrow past another box, with its word written into it; a packet goes over the word. */
export const lane = (way: Way, y: number, reach: Reach): readonly Stroke[] => {
  const word = ` ${firstFitting(translatedWords(way), Math.floor((reach.to - reach.from) * 0.6))} `;
  return [
    ...arrow(way, y, reach),
    stroke(wordAt(way, widthOf(word), reach), y, word, looks(way).whole),
    ...packetAcross(way, y, reach),
  ];
};
