import {graphemes, widthOf} from '../../../src/text/width.ts';

/** What a form of the picture says of one way; `word` is null where it is not read. */
export type Said = {
  readonly source: boolean;
  readonly destination: boolean;
  readonly word: string | null;
};

/** What is said of all ways, by the numbers of their ends; -1 is the Internet. */
export type AllSaid = ReadonlyMap<string, Said>;

/** The key of a way. */
export const wayKey = (from: number, to: number): string => `${from} ${to}`;

const internet = -1;
const solid = '─';

/** The part of a line between two columns. */
const between = (line: string, from: number, to: number): string => {
  let at = 0;
  let part = '';
  for (const grapheme of graphemes(line)) {
    if (at >= from && at < to) part += grapheme;
    at += widthOf(grapheme);
  }
  return part;
};

const isRow = (line: string): boolean => / [─╌]{2,}→? \S/.test(line) && !/[┼╭╰]/.test(line);

/** Reads a table of so many seats; null if the lines are not one. */
export const readTable = (lines: readonly string[], seats: number): AllSaid | null => {
  if (!/ │ Internet *$/.test(lines[0] ?? '')) return null;
  const rows = lines.filter(isRow);
  if (rows.length !== (seats === 0 ? 0 : seats + 1)) return null;
  const starts = rows.flatMap(line =>
    [...line.matchAll(/(?<= )[─╌]{2,}→? /g)].map(({index}) => widthOf(line.slice(0, index))),
  );
  const columns = [...new Set(starts)].sort((one, other) => one - other);
  if (columns.length !== rows.length) return null;
  const said = new Map<string, Said>();
  for (const [row, line] of rows.entries()) {
    for (const [index, from] of columns.entries()) {
      const end = columns[index + 1] ?? Number.POSITIVE_INFINITY;
      const cell = /^([─╌]+)→? (.*?)[ │]*$/.exec(between(line, from, end));
      if (!cell) continue;
      const [, arrow = '', word = ''] = cell;
      const ends = [row, index].map(at => (at === seats ? internet : at));
      said.set(ends.join(' '), {
        source: arrow.startsWith(solid),
        destination: arrow.endsWith(solid),
        word,
      });
    }
  }
  return said;
};

/** Reads a list of seats that are called so. */
export const readList = (lines: readonly string[], names: readonly string[]): AllSaid => {
  const senders = lines
    .map(line => line.trimEnd())
    .join('\n')
    .replace(/\n {3}/g, ' ')
    .split('\n')
    .slice(0, names.length + 1);
  const said = new Map<string, Said>();
  for (const [row, line] of senders.entries()) {
    const from = row === names.length ? internet : row;
    const rest: Said[] = [];
    for (const match of line.matchAll(/([─╌]) (.+?) ([─╌])→ (.+?)(?= [─╌] |$)/g)) {
      const [, near = '', word = '', far = '', to = ''] = match;
      const one = {source: near === solid, destination: far === solid, word};
      if (to === 'the rest') rest.push(one);
      for (const [index, name] of [...names, 'Internet'].entries()) {
        const end = index === names.length ? internet : index;
        if (`, ${to},`.includes(`, ${name},`)) said.set(wayKey(from, end), one);
      }
    }
    for (const one of rest) {
      for (const index of [...names, 'Internet'].keys()) {
        const end = index === names.length ? internet : index;
        if (!said.has(wayKey(from, end))) said.set(wayKey(from, end), one);
      }
    }
  }
  return said;
};

const arrows = {
  rightwards: /[│╎├]([─╌][^│╎├┤]*[─╌])→[│╎]/g,
  leftwards: /[│╎]←([─╌][^│╎├┤]*[─╌])[┤│╎]/g,
};

/** The arrows of a row: from left to right, what stands at either end. */
const arrowsIn = (line: string, way: keyof typeof arrows): readonly Said[] =>
  [...line.matchAll(arrows[way])].map(([, text = '']) => {
    const ends = [text.startsWith(solid), text.endsWith(solid)] as const;
    const [source, destination] = way === 'rightwards' ? ends : [ends[1], ends[0]];
    return {source, destination, word: null};
  });

/** Reads boxes side by side, of which there are so many, at most three. */
export const readBoxes = (lines: readonly string[], count: number): AllSaid => {
  const said = new Map<string, Said>();
  const rows = (way: keyof typeof arrows) =>
    lines.map(line => arrowsIn(line, way)).filter(found => found.length > 0);
  const pairs =
    count === 3
      ? [
          [[0, 2]],
          [
            [0, 1],
            [1, 2],
          ],
        ]
      : [[[0, 1]]];
  for (const way of ['rightwards', 'leftwards'] as const) {
    for (const [row, found] of rows(way).entries()) {
      for (const [index, one] of found.entries()) {
        const [left = 0, right = 0] = pairs[row]?.[index] ?? [];
        said.set(way === 'rightwards' ? wayKey(left, right) : wayKey(right, left), one);
      }
    }
  }
  const border = lines.findIndex(line => /^─.*[┼╎]/.test(line));
  const near = lines[border - 1] ?? '';
  const posts = [...near.matchAll(/[│╎]/g)].map(({index}) => widthOf(near.slice(0, index)));
  const isSolid = (row: number, x: number): boolean =>
    /[│┼]/.test(between(lines[row] ?? '', x, x + 1));
  for (const index of Array.from({length: count}, (_, at) => at)) {
    const [out = 0, into = 0] = posts.slice(2 * index);
    said.set(wayKey(index, internet), {
      source: isSolid(border - 1, out),
      destination: isSolid(border, out),
      word: null,
    });
    said.set(wayKey(internet, index), {
      source: isSolid(border, into),
      destination: isSolid(border - 1, into),
      word: null,
    });
  }
  return said;
};
