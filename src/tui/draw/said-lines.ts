import {memoized} from '../../memoize.ts';
import {indented, type Said, type Tone} from '../../play/said.ts';
import {slide, widthOf} from '../../text/width.ts';
import {wrapHanging} from '../../text/wrap.ts';
import {type Line, type Role, span} from './line.ts';

const roles: Readonly<Record<Tone, Role>> = {
  plain: 'plain',
  heading: 'strong',
  good: 'good',
  bad: 'bad',
  hint: 'caution',
  command: 'accent',
  table: 'plain',
  detail: 'faint',
};

/** The width of the longest line; longer ones are hard to read on any screen. */
const widestText = 110;

/** Lays out a text. Table lines are cut at the sides; all others are broken at words. */
const rowsOf = (tone: Tone, text: string, width: number, left: number): readonly string[] =>
  tone === 'table' ? [slide(text, left, width)] : wrapHanging(text, Math.min(width, widestText));

const layOut = (said: readonly Said[], width: number, left: number): readonly Line[] =>
  said.flatMap(line =>
    indented(line)
      .split('\n')
      .flatMap(text => rowsOf(line.tone, text, width, left))
      .map(row => [span(row, roles[line.tone])]),
  );

const laidOut = memoized((_said: readonly Said[]) => new Map<string, readonly Line[]>());

/**
 * Lays out what the lab says in rows of a width. Tables are moved `left` columns to the left. The
 * same text is laid out once, and not again at every key.
 */
export const saidLines = (said: readonly Said[], width: number, left = 0): readonly Line[] => {
  const kept = laidOut(said);
  const key = `${width} ${left}`;
  const lines = kept.get(key) ?? layOut(said, width, left);
  kept.set(key, lines);
  return lines;
};

const tables = memoized((said: readonly Said[]) => ({
  widest: Math.max(
    0,
    ...said
      .filter(({tone}) => tone === 'table')
      .flatMap(line => indented(line).split('\n'))
      .map(widthOf),
  ),
}));

/** How many columns the tables can be moved until their right end shows. */
export const widestOverhang = (said: readonly Said[], width: number): number =>
  Math.max(0, tables(said).widest - width);
