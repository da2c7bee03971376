import {drawRow, escaped, outlineId, type ScreenRow} from './row.ts';
import {baseline, outlineOf, place} from './strokes.ts';
import type {Theme} from './themes.ts';

/** A screen, and how long it stands. */
export type Frame = {readonly rows: readonly ScreenRow[]; readonly seconds: number};

/** What a screen says, row by row, without what is empty at the ends. */
export const textOf = ({rows}: Frame): string =>
  rows
    .map(({cells}) =>
      cells
        .map(({text}) => text)
        .join('')
        .trimEnd(),
    )
    .join('\n')
    .trimEnd();

/** What a picture shows: one screen, or several that follow each other again and again. */
export type Picture = {
  readonly title: string;
  readonly description: string;
  readonly frames: readonly [Frame, ...Frame[]];
};

const bar = 34;
const padding = {across: 18, above: 12, below: 16} as const;

/** Where the letters of the first row stand. */
export const firstRow = bar + padding.above + baseline;

const fonts =
  "ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono','Liberation Mono',monospace";

/** What a row shows, and in which frames, by their numbers. */
type State = {readonly row: number; readonly drawn: string; readonly frames: ReadonlySet<number>};

/** Every row once for each thing that it shows. */
const statesOf = (frames: readonly Frame[]): readonly State[] => {
  const states = new Map<string, {row: number; drawn: string; frames: Set<number>}>();
  for (const [number, {rows}] of frames.entries()) {
    for (const [row, shown] of rows.entries()) {
      const drawn = drawRow(shown);
      if (drawn === '') continue;
      const key = `${row} ${drawn}`;
      const state = states.get(key) ?? {row, drawn, frames: new Set()};
      states.set(key, state);
      state.frames.add(number);
    }
  }
  return [...states.values()].sort((one, other) => one.row - other.row);
};

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

/** When a row is shown: the moments where that changes, in hundredths of the whole time. */
const keyframes = (shown: ReadonlySet<number>, frames: readonly Frame[]): string => {
  const all = sum(frames.map(({seconds}) => seconds));
  return frames
    .flatMap((_, number) => {
      const isShown = shown.has(number);
      if (number > 0 && isShown === shown.has(number - 1)) return [];
      const at = (100 * sum(frames.slice(0, number).map(({seconds}) => seconds))) / all;
      return `${Number(at.toFixed(3))}%{visibility:${isShown ? 'visible' : 'hidden'}}`;
    })
    .join('');
};

/** The rows of all frames; who wants nothing to move sees the last one. */
const drawStates = (frames: readonly Frame[]): {readonly style: string; readonly rows: string} => {
  const states = statesOf(frames);
  const last = frames.length - 1;
  const styles: string[] = [];
  const rows = states.map(({row, drawn, frames: shown}) => {
    const at = `transform="translate(${padding.across} ${firstRow + row * place.height})"`;
    if (shown.size === frames.length) return `<g class="row" ${at}>${drawn}</g>`;
    const name = `k${styles.length}`;
    styles.push(`@keyframes ${name}{${keyframes(shown, frames)}}`);
    const hidden = shown.has(last) ? '' : ' visibility="hidden"';
    return `<g class="row m" style="animation-name:${name}" ${at}${hidden}>${drawn}</g>`;
  });
  if (styles.length > 0) {
    const seconds = Number(sum(frames.map(frame => frame.seconds)).toFixed(3));
    styles.unshift(
      `.m{animation:${seconds}s step-end infinite}`,
      '@media(prefers-reduced-motion:reduce){.m{animation:none}}',
    );
  }
  return {style: styles.join('\n'), rows: rows.join('\n')};
};

/** The outlines that the rows of a picture use. */
const outlines = (frames: readonly Frame[]): string => {
  const texts = frames.flatMap(({rows}) => rows.flatMap(({cells}) => cells.map(({text}) => text)));
  return [...new Set(texts)]
    .sort()
    .flatMap(text => {
      const outline = outlineOf(text);
      return outline === undefined ? [] : `<path id="${outlineId(text)}" d="${outline}"/>`;
    })
    .join('\n');
};

/** A window with three buttons, and its title in the middle. */
const drawWindow = (width: number, height: number, theme: Theme): string => `\
<rect x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="9" fill="${theme.window}" stroke="${theme.border}"/>
<path d="M1 ${bar}V9.5A8.5 8.5 0 0 1 9.5 1H${width - 9.5}A8.5 8.5 0 0 1 ${width - 1} 9.5V${bar}z" fill="${theme.bar}"/>
<path d="M1 ${bar}H${width - 1}" stroke="${theme.border}"/>
<g fill="${theme.border}">${[20, 40, 60].map(x => `<circle cx="${x}" cy="17" r="6"/>`).join('')}</g>
<text x="${width / 2}" y="22" text-anchor="middle" font-size="13" class="f">safespring-lab</text>`;

/** A picture as an SVG, in the colours of a theme. */
export const drawPicture = ({title, description, frames}: Picture, theme: Theme): string => {
  const [{rows}] = frames;
  const columns = rows[0]?.cells.length ?? 0;
  const width = columns * place.width + 2 * padding.across;
  const height = bar + padding.above + rows.length * place.height + padding.below;
  const states = drawStates(frames);
  const colours = Object.entries(theme.terminal).map(
    ([number, color]) => `.c${number}{fill:${color}}`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title description" font-family="${fonts}" font-size="15" fill="${theme.text}">
<title id="title">${escaped(title)}</title>
<desc id="description">${escaped(description)}</desc>
<style>
${colours.join('')}.f{fill:${theme.faint}}.b{font-weight:600}
${states.style}
</style>
<defs>
${outlines(frames)}
<rect id="cursor" y="${3 - baseline}" width="${place.width}" height="${place.height - 4}" fill="${theme.faint}"/>
</defs>
${drawWindow(width, height, theme)}
${states.rows}
</svg>
`;
};
