import type {Cell} from '../terminal/display.ts';
import {outlineOf, place} from './strokes.ts';

/** A row of the screen; the cursor stands at a column of it, or in another row. */
export type ScreenRow = {readonly cells: readonly Cell[]; readonly cursor: number | null};

/** A text in XML. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The id of the outline of a line or an arrow. */
export const outlineId = (character: string): string =>
  `u${character.codePointAt(0)?.toString(16)}`;

/** The class of how a character looks; the empty one for the default. */
const classOf = ({bold, faint, underlined, inverse, color, background}: Cell): string => {
  const isOwn = color === 'default' || typeof color === 'number';
  if (!isOwn || underlined || inverse || background !== 'default') {
    throw new Error('The program draws in a way that its pictures do not show yet.');
  }
  const looks = [color === 'default' ? [] : `c${color}`, bold ? 'b' : [], faint ? 'f' : []];
  return looks.flat().join(' ');
};

/** What a font for programs has in its own width; other signs may come from another font. */
const isLetter = (text: string): boolean => /^[\x20-\x7E\u00A0-\u00FF‹›…]$/.test(text);

type Piece = {
  readonly kind: 'letters' | 'sign' | 'outline';
  readonly column: number;
  readonly text: string;
  readonly looks: string;
};

/** The pieces of a row: words that look alike together, every sign and every line on its own. */
const piecesOf = (cells: readonly Cell[]): readonly Piece[] => {
  const pieces: Piece[] = [];
  for (const [column, cell] of cells.entries()) {
    const {text} = cell;
    if (text === ' ' || text === '') continue;
    const looks = classOf(cell);
    const last = pieces.at(-1);
    if (!isLetter(text)) {
      const kind = outlineOf(text) === undefined ? 'sign' : 'outline';
      pieces.push({kind, column, text, looks});
      continue;
    }
    // One space goes along inside of letters, where XML keeps it.
    const gap = last ? column - last.column - last.text.length : 0;
    if (last?.kind === 'letters' && last.looks === looks && gap <= 1) {
      pieces[pieces.length - 1] = {...last, text: last.text + ' '.repeat(gap) + text};
    } else pieces.push({kind: 'letters', column, text, looks});
  }
  return pieces;
};

const drawPiece = ({kind, column, text, looks}: Piece): string => {
  const at = column * place.width;
  const classed = looks === '' ? '' : ` class="${looks}"`;
  switch (kind) {
    case 'outline':
      return `<use href="#${outlineId(text)}" x="${at}"${classed}/>`;
    case 'sign': {
      const middle = at + place.width / 2;
      return `<text x="${middle}" text-anchor="middle"${classed}>${escaped(text)}</text>`;
    }
    case 'letters': {
      // The width holds in every font.
      const length = text.length * place.width;
      return `<text x="${at}" textLength="${length}"${classed}>${escaped(text)}</text>`;
    }
  }
};

/** A row as the pieces that an SVG draws; empty when there is nothing to see. */
export const drawRow = ({cells, cursor}: ScreenRow): string => {
  const pieces = piecesOf(cells).map(drawPiece).join('');
  return cursor === null ? pieces : `<use href="#cursor" x="${cursor * place.width}"/>${pieces}`;
};
