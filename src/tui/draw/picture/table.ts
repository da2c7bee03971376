import {type AnyWay, cellTexts} from '../../../arrows/cell-words.ts';
import type {Ways} from '../../../arrows/ways.ts';
import type {Instance} from '../../../network/platform.ts';
import type {World} from '../../../security-groups/world.ts';
import {cut, firstFitting, widthOf} from '../../../text/width.ts';
import {type Span, span} from '../line.ts';
import {glyphs, looks, packetOn} from './arrow.ts';
import {column, row, type Stroke, stroke} from './paint.ts';
import {type CellColumns, internet, type Plan, planTable, tableMargin} from './table-plan.ts';
import {translations, translationTexts} from './translations.ts';

/** A way with its position in the table. */
type Cell = {readonly way: AnyWay; readonly column: CellColumns; readonly y: number};

/** Draws an arrow of two halves. A half is solid if its own end lets something through. */
const arrowOf = (way: AnyWay, length: number): readonly Span[] => {
  const {open, shut} = looks(way);
  const [solid, dashed] = glyphs(way).across;
  // A short arrow has no head: it would hide the half that it belongs to.
  const head = length > 3 ? 1 : 0;
  const far = Math.floor((length - head) / 2);
  const half = (stop: string | null, cells: number): Span =>
    stop === null ? span(solid.repeat(cells), open) : span(dashed.repeat(cells), shut);
  const destination = half(way.atDestination, far);
  return [
    half(way.atSource, length - head - far),
    destination,
    span('→'.repeat(head), destination.role),
  ];
};

/** The word of a cell. Closed cells have the same word in all columns, if there is room. */
const wordOf = ({way, column}: Cell, {columns, wording, arrow}: Plan): string => {
  const room = column.width - arrow - 1;
  const common = Math.min(...columns.map(({width}) => width)) - arrow - 1;
  const usual = way.open
    ? undefined
    : cellTexts(way, wording).find(text => widthOf(text) <= common);
  return usual ?? firstFitting(cellTexts(way, wording), room);
};

const draw = (cell: Cell, plan: Plan): readonly Stroke[] => {
  const {way, column, y} = cell;
  return [
    ...row(column.x, y, arrowOf(way, plan.arrow)),
    ...packetOn(way, plan.arrow, step => ({x: column.x + step, y})),
    stroke(column.x + plan.arrow + 1, y, wordOf(cell, plan), looks(way).whole),
  ];
};

/**
 * The only peer on the Internet that a way is for, if its word does not name it; otherwise null.
 */
const whoOf = (cell: Cell, plan: Plan): string | null => {
  const who = 'who' in cell.way ? cell.way.who : null;
  return who !== null && !wordOf(cell, plan).includes(who) ? who : null;
};

/** The texts for the upper left corner, the longest first. */
const corners = ['from ↓ to →', 'from ↓', ''];

/** A drawn table of who can reach whom, and the number of its rows. */
export type DrawnTable = {readonly strokes: readonly Stroke[]; readonly rows: number};

/**
 * Draws who can reach whom as a table: a row for each sender, a column for each receiver, and the
 * Internet last, behind the border of the site. Each cell is an arrow with its word. With a `pitch`
 * of 2 there is an empty row between two. Null if there is no room.
 */
export const drawTable = (
  world: World,
  instances: readonly Instance[],
  ways: Ways,
  width: number,
  height: number,
  pitch: 1 | 2 = 1,
): DrawnTable | null => {
  const plan = planTable(world, instances, ways, width, height);
  if (!plan || pitch * plan.seats.length + 2 > height) return null;
  const {seats, labels, headers, columns, cells, border} = plan;
  const line = pitch * seats.length + 1;
  const hasLine = line + 2 <= height;
  const last = hasLine ? line + 1 : line;
  const rowAt = (index: number): number => (index === seats.length ? last : pitch * (index + 1));
  const cellsDrawn = cells.flatMap((ofColumn, index): readonly Cell[] => {
    const column = columns[index];
    return column ? ofColumn.flatMap((way, at) => (way ? [{way, column, y: rowAt(at)}] : [])) : [];
  });
  const partly = cellsDrawn.flatMap((cell): readonly Stroke[] => {
    const who = cell.y === last && last + 1 < height ? whoOf(cell, plan) : null;
    if (who === null) return [];
    const {x, width: most} = cell.column;
    const indent = Math.max(0, Math.min(plan.arrow + 1, most - widthOf(who)));
    return [stroke(x + indent, last + 1, cut(who, most))];
  });
  const rows = last + (partly.length > 0 ? 2 : 1);
  const corner =
    corners.find(text => tableMargin + widthOf(text) < (columns[0]?.x ?? border)) ?? '';
  return {
    rows,
    strokes: [
      stroke(tableMargin, 0, corner, 'faint'),
      ...headers.map((name, index) => stroke(columns[index]?.x ?? 0, 0, name, 'strong')),
      ...labels.flatMap((label, index) => row(tableMargin, rowAt(index), label)),
      ...column(border, 0, rows - 1, '│', 'faint'),
      ...(hasLine
        ? [
            stroke(0, line, '─'.repeat(width), 'faint'),
            stroke(border, line, '┼', 'faint'),
            ...translations(translationTexts(instances, ways), {
              x: tableMargin,
              y: line,
              width: border - 2,
            }),
          ]
        : []),
      stroke(tableMargin, last, internet, 'strong'),
      ...cellsDrawn.flatMap(cell => draw(cell, plan)),
      ...partly,
    ],
  };
};
