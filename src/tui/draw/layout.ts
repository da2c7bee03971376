/** The size of the terminal, in characters. */
export type Size = {readonly columns: number; readonly rows: number};

/** The smallest terminal in which the lab is usable. */
export const smallest: Size = {columns: 60, rows: 16};

/** Whether a terminal is too small for the lab. */
export const isTooSmall = ({columns, rows}: Size): boolean =>
  columns < smallest.columns || rows < smallest.rows;

/** The smallest size of the picture with boxes; if there is less room, a table is drawn. */
export const smallestPicture: Size = {columns: 80, rows: 12};

/** The columns left free at both sides of text. */
export const margin = 1;

/** The width of text on a screen of a size, in columns. */
export const textWidth = ({columns}: Size): number => columns - 2 * margin;

/** How many rows each part of the lesson's screen has, from top to bottom. */
export type LessonRows = {
  readonly diagram: number;
  /** Empty rows around the goals. */
  readonly above: number;
  readonly goals: number;
  readonly below: number;
  readonly output: number;
};

/** The rows of title, prompt and footer, which are always there. */
const fixedRows = 3;
const mostGoals = 6;
const leastOutput = 4;
const usualPicture = 13;
const tallestPicture = 26;
const tableRows = 6;

/**
 * Divides the rows among the parts of the screen. It depends on nothing that a typed line changes,
 * so that the picture does not move.
 */
export const lessonRows = ({rows}: Size, goalCount: number): LessonRows => {
  const goals = Math.min(goalCount, mostGoals);
  const free = rows - fixedRows - goals;
  const room = free - leastOutput;
  const draws = room >= smallestPicture.rows;
  const wished = Math.max(usualPicture, Math.floor(free * 0.6));
  const diagram = draws ? Math.min(wished, room, tallestPicture) : Math.min(tableRows, room);
  const rest = free - diagram;
  const below = rest > leastOutput ? 1 : 0;
  const above = rest > leastOutput + 3 ? 1 : 0;
  return {diagram, above, goals, below, output: rest - above - below};
};

/** The rows of a page's text: all but its title, its footer and the rows around them. */
export const pageRows = ({rows}: Size): number => rows - 4;
