import {type AnyWay, cellTexts, shortestWord, type Wording} from '../../../arrows/cell-words.ts';
import {type Seat, separate, sharedSeats, wayAcross, wayBeyond} from '../../../arrows/seats.ts';
import type {Ways} from '../../../arrows/ways.ts';
import {addressOf, type Instance} from '../../../network/platform.ts';
import type {World} from '../../../security-groups/world.ts';
import {pad, widthOf} from '../../../text/width.ts';
import {type Span, span} from '../line.ts';
import {share, sum} from './share.ts';
import {seatName, shortNames} from './short-names.ts';

/** The columns that a cell takes. */
export type CellColumns = {readonly x: number; readonly width: number};

/** The plan of a table: its seats, which have a row and a column each, and how much it tells. */
export type Plan = {
  readonly seats: readonly Seat[];
  /** The beginning of each row. */
  readonly labels: readonly (readonly Span[])[];
  /** The heading of each column; the last one is the Internet's. */
  readonly headers: readonly string[];
  /** The columns of each column's cells. */
  readonly columns: readonly CellColumns[];
  /** The cells of each column, from top to bottom; the last is the Internet's. */
  readonly cells: readonly (readonly (AnyWay | null)[])[];
  readonly wording: Wording;
  /** The column of the line between the site and the Internet. */
  readonly border: number;
  /** The number of characters of an arrow. */
  readonly arrow: number;
};

/** The column where a table begins. */
export const tableMargin = 1;

/** The name of everybody outside. */
export const internet = 'Internet';

const shortestArrow = 2;
const longestArrow = 8;
/** The least room for a cell's word, so that columns rarely move. */
const leastWord: Readonly<Record<Wording, number>> = {words: 10, letters: 6};
const gaps: Readonly<Record<Wording, number>> = {words: 2, letters: 1};
/** The least room for a name above a column. */
const leastName = 8;
const widestCell = 26;
const widestName = 24;

/**
 * How much a table says of senders: the name with address and network, the name with the address,
 * the name, or a shortened name.
 */
const details = ['network', 'address', 'name', 'short'] as const;
const partsOf = {short: 1, name: 1, address: 2, network: 3} as const;
type Detail = (typeof details)[number];

const labelsOf = (seats: readonly Seat[], detail: Detail): readonly (readonly Span[])[] => {
  const full = seats.map(seat => seatName(seat, detail === 'short' ? leastName : widestName));
  const room = Math.min(widestName, Math.max(widthOf(internet), ...full.map(widthOf)));
  const names = shortNames(full, room);
  const addresses = seats.map(({first, others}) =>
    others.length === 0 ? (addressOf(first, 'IPv4') ?? first.addresses[0] ?? '') : '',
  );
  const widest = Math.max(0, ...addresses.map(widthOf));
  return seats.map(({first}, index) =>
    [
      span(pad(names[index] ?? '', room), 'strong'),
      span(`  ${pad(addresses[index] ?? '', widest)}`),
      span(`  ${first.network}`, 'faint'),
    ].slice(0, partsOf[detail]),
  );
};

const widthOfLine = (spans: readonly Span[]): number => sum(spans.map(({text}) => widthOf(text)));

const cellsOf = (seats: readonly Seat[], ways: Ways): Plan['cells'] => [
  ...seats.map(to => [
    ...seats.map(from => wayAcross(ways, from, to)),
    wayBeyond(ways, to, 'ingress'),
  ]),
  [...seats.map(from => wayBeyond(ways, from, 'egress')), null],
];

const widest = (cells: readonly (AnyWay | null)[], textOf: (way: AnyWay) => string): number =>
  Math.max(0, ...cells.map(way => (way ? shortestArrow + 1 + widthOf(textOf(way)) : 0)));

/** Makes the last column wider if it can use the room that is left. */
const withWiderLast = (
  needs: readonly number[],
  cells: Plan['cells'],
  wording: Wording,
  available: number,
): readonly number[] => {
  const full = widest(cells.at(-1) ?? [], way =>
    way.open ? (cellTexts(way, wording)[0] ?? '') : '',
  );
  const spare = available - sum(needs);
  return needs.map((need, index) =>
    index === needs.length - 1 ? Math.max(need, Math.min(full, need + spare)) : need,
  );
};

/** Makes the plan of a table for some seats in one setting; null if it is too wide. */
const planFor = (
  seats: readonly Seat[],
  cells: Plan['cells'],
  width: number,
  detail: Detail,
  wording: Wording,
): Plan | null => {
  const labels = labelsOf(seats, detail);
  const gap = gaps[wording];
  const start = tableMargin + Math.max(widthOf(internet), ...labels.map(widthOfLine)) + gap;
  // Before the Internet's column there is the border of the site.
  const available = width - start - gap * seats.length - 2;
  const names = [...seats.map(seat => seatName(seat, leastName)), internet];
  const least = cells.map((ofColumn, index) =>
    Math.max(
      shortestArrow + 1 + leastWord[wording],
      Math.min(leastName, widthOf(names[index] ?? '')),
      widest(ofColumn, way => shortestWord(way, wording)),
    ),
  );
  if (sum(least) > available) return null;
  const needs = withWiderLast(least, cells, wording, available);
  const widths = share(needs, Math.max(sum(needs), Math.min(available, widestCell * needs.length)));
  const spare = Math.min(...widths.map((one, index) => one - (needs[index] ?? one)));
  const border = start + sum(widths.slice(0, -1)) + gap * seats.length;
  const columns = widths.map((one, index) => ({
    x: index === seats.length ? border + 2 : start + sum(widths.slice(0, index)) + gap * index,
    width: one,
  }));
  const room = Math.min(...widths);
  return {
    seats,
    labels,
    headers: [
      ...shortNames(
        seats.map(seat => seatName(seat, room)),
        room,
      ),
      internet,
    ],
    columns,
    cells,
    wording,
    border,
    arrow: spare < 2 ? shortestArrow : Math.min(longestArrow, shortestArrow + spare),
  };
};

/**
 * Chooses the most telling table that fits. Instances that look alike share a row before words are
 * shortened. Null if even so it is too wide or too high.
 */
export const planTable = (
  world: World,
  instances: readonly Instance[],
  ways: Ways,
  width: number,
  height: number,
): Plan | null => {
  const tables = [separate(instances), sharedSeats(world, instances, ways)]
    .filter(seats => seats.length + 2 <= height)
    .map(seats => ({seats, cells: cellsOf(seats, ways)}));
  for (const wording of ['words', 'letters'] as const) {
    for (const {seats, cells} of tables) {
      for (const detail of details) {
        const found = planFor(seats, cells, width, detail, wording);
        if (found) return found;
      }
    }
  }
  return null;
};
