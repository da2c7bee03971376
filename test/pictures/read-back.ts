import {outlineId} from './row.ts';
import {place} from './strokes.ts';
import {firstRow} from './svg.ts';

/** From when on a row is shown, or is not, in hundredths of the whole time. */
type Step = {readonly from: number; readonly isShown: boolean};

/** What stands in a row of a picture, and when. */
type Row = {
  readonly row: number;
  readonly text: string;
  readonly steps: readonly Step[];
  readonly isShownAtRest: boolean;
};

const always: readonly Step[] = [{from: 0, isShown: true}];

/** A text out of XML. */
const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** Puts the pieces of a row where they stand. */
const rowText = (drawn: string, characters: ReadonlyMap<string, string>): string => {
  const pieces = drawn.matchAll(
    /<(?:use href="#(\w+)"|text) x="([\d.]+)"[^>]*>(?:([^<]+)<\/text>)?/g,
  );
  return [...pieces].reduce((before, [, outline = '', x, letters]) => {
    const text = letters === undefined ? characters.get(outline) : unescaped(letters);
    if (text === undefined) return before;
    return before.padEnd(Math.floor(Number(x) / place.width)) + text;
  }, '');
};

const charactersIn = (svg: string): ReadonlyMap<string, string> =>
  new Map(
    [...svg.matchAll(/<path id="u([0-9a-f]+)"/g)].map(([, digits = '']) => {
      const character = String.fromCodePoint(Number.parseInt(digits, 16));
      return [outlineId(character), character];
    }),
  );

const stepsIn = (svg: string): ReadonlyMap<string, readonly Step[]> =>
  new Map(
    [...svg.matchAll(/@keyframes (\w+)\{(.*)\}/g)].map(([, name = '', keyframes = '']) => [
      name,
      [...keyframes.matchAll(/([\d.]+)%\{visibility:(\w+)\}/g)].map(([, from, visibility]) => ({
        from: Number(from),
        isShown: visibility === 'visible',
      })),
    ]),
  );

const rowsIn = (svg: string): readonly Row[] => {
  const characters = charactersIn(svg);
  const steps = stepsIn(svg);
  const rows = svg.matchAll(
    /<g class="row(?: m" style="animation-name:(\w+))?" transform="translate\(\S+ ([\d.]+)\)"( visibility="hidden")?>(.*)<\/g>/g,
  );
  return [...rows].map(([, name, y, hidden, drawn = '']) => ({
    row: (Number(y) - firstRow) / place.height,
    text: rowText(drawn, characters),
    steps: (name === undefined ? undefined : steps.get(name)) ?? always,
    isShownAtRest: hidden === undefined,
  }));
};

const screenOf = (rows: readonly Row[]): string => {
  const lines: string[] = [];
  for (const {row, text} of rows) lines[row] = text;
  return Array.from(lines, line => line ?? '').join('\n');
};

/** All screens that a picture shows, in their order, as texts. */
export const screensIn = (svg: string): readonly string[] => {
  const rows = rowsIn(svg);
  const moments = new Set(rows.flatMap(({steps}) => steps.map(({from}) => from)));
  return [...moments]
    .sort((one, other) => one - other)
    .map(moment =>
      screenOf(
        rows.filter(({steps}) => steps.findLast(({from}) => from <= moment)?.isShown === true),
      ),
    );
};

/** The one screen that a picture shows to who wants nothing to move. */
export const screenAtRest = (svg: string): string =>
  screenOf(rowsIn(svg).filter(({isShownAtRest}) => isShownAtRest));
