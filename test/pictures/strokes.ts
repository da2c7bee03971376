/** The place of a character, in the units of the picture. */
export const place = {width: 9, height: 20} as const;

/** Where letters stand in a place, from its top. */
export const baseline = 14.5;

// A stroke's y counts from the line that letters stand on, as theirs does.
const [left, right, top, bottom] = [0, place.width, -baseline, place.height - baseline];
const [x, y] = [place.width / 2, (top + bottom) / 2];

/** Half the width of a stroke. */
const light = 0.75;
const heavy = 1.5;

/** How far strokes reach into the next place, lest a seam shows where two meet. */
const overlap = 0.15;

const rounded = (value: number): number => Math.round(value * 100) / 100;

const rectangle = (x1: number, y1: number, x2: number, y2: number): string =>
  `M${rounded(x1)} ${rounded(y1)}H${rounded(x2)}V${rounded(y2)}H${rounded(x1)}z`;

const across = (half: number, from = left - overlap, to = right + overlap): string =>
  rectangle(from, y - half, to, y + half);

const down = (half: number, from = top - overlap, to = bottom + overlap): string =>
  rectangle(x - half, from, x + half, to);

/** The starts and ends of so many dashes between two sides. */
const dashes = (count: number, from: number, to: number): readonly (readonly [number, number])[] =>
  Array.from({length: count}, (_, index) => {
    const step = (to - from) / count;
    return [from + step * (index + 0.18), from + step * (index + 0.82)];
  });

const dashedAcross = (half: number, count: number): string =>
  dashes(count, left, right)
    .map(([from, to]) => across(half, from, to))
    .join('');

const dashedDown = (half: number, count: number): string =>
  dashes(count, top, bottom)
    .map(([from, to]) => down(half, from, to))
    .join('');

/** A round corner between a side, 1 for the right, and 1 for below or -1 for above. */
const corner = (sideways: 1 | -1, downwards: 1 | -1): string => {
  const radius = 4;
  const side = sideways > 0 ? right + overlap : left - overlap;
  const end = rounded(downwards > 0 ? bottom + overlap : top - overlap);
  // Where the arc ends and the straight parts begin.
  const [arcX, arcY] = [x + sideways * radius, rounded(y + downwards * radius)];
  const clockwise = sideways === downwards;
  const arc = (size: number, isClockwise: boolean, toX: number, toY: number) =>
    `A${size} ${size} 0 0 ${isClockwise ? 1 : 0} ${rounded(toX)} ${rounded(toY)}`;
  return [
    `M${rounded(x - sideways * light)} ${end}V${arcY}`,
    arc(radius + light, clockwise, arcX, y - downwards * light),
    `H${rounded(side)}V${rounded(y + downwards * light)}H${rounded(arcX)}`,
    arc(radius - light, !clockwise, x + sideways * light, arcY),
    `V${end}z`,
  ].join('');
};

/** The heads of arrows. All go round clockwise as the shafts do: opposite ways would leave a hole. */
const head = {
  right: `M${right} ${rounded(y)}l-6 4v-8z`,
  left: `M${left} ${rounded(y)}l6 -4v8z`,
  up: `M${x} ${rounded(y - 6)}l4 7h-8z`,
  down: `M${x} ${rounded(y + 6)}l-4 -7h8z`,
} as const;

const drawn: Readonly<Record<string, string>> = {
  '─': across(light),
  '━': across(heavy),
  '╌': dashedAcross(light, 2),
  '┅': dashedAcross(heavy, 3),
  '│': down(light),
  '┃': down(heavy),
  '╎': dashedDown(light, 2),
  '┇': dashedDown(heavy, 3),
  '╿': down(heavy, top - overlap, y) + down(light, y),
  '╭': corner(1, 1),
  '╮': corner(-1, 1),
  '╰': corner(1, -1),
  '╯': corner(-1, -1),
  '├': down(light) + across(light, x),
  '┤': down(light) + across(light, left - overlap, x),
  '┬': across(light) + down(light, y),
  '┴': across(light) + down(light, top - overlap, y),
  '┼': across(light) + down(light),
  '→': across(light, left - overlap, right - 4) + head.right,
  '←': across(light, left + 4, right) + head.left,
  '↑': down(light, y - 3) + head.up,
  '↓': down(light, top - overlap, y + 3) + head.down,
};

/**
 * The outline of a line or an arrow, from the left of its place and the line that letters stand on;
 * none for a letter. A font would leave gaps between lines, and each font others.
 */
export const outlineOf = (character: string): string | undefined => drawn[character];
