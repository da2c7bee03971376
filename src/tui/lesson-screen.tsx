import {Box, useCursor} from 'ink';
import {useMemo} from 'react';
import {metMark, unmetMark} from '../play/explain-goal.ts';
import type {Play} from '../play/play.ts';
import {listReach} from '../play/reach-table.ts';
import type {Standing} from '../play/standing.ts';
import {diagram} from './diagram/diagram.ts';
import {footer, leavingLine} from './footer.ts';
import {goalLines} from './goal-lines.ts';
import {
  type LessonRows,
  lessonRows,
  margin,
  type Size,
  smallestPicture,
  textWidth,
} from './layout.ts';
import {type Line, span} from './line.ts';
import {Rows} from './lines.tsx';
import {type Prompt, promptView} from './prompt.ts';
import {saidLines} from './said-lines.ts';
import {shownSaid} from './state.ts';
import {progress, titleLine} from './title.ts';

const mostInstances = 3;

/** The picture, or a table of the same where there is no room for one. */
const pictureLines = (play: Play, size: Size, rows: LessonRows): readonly Line[] => {
  const {world, grade} = play;
  const draws =
    size.columns >= smallestPicture.columns &&
    rows.diagram >= smallestPicture.rows &&
    world.platform.instances.length <= mostInstances;
  return draws
    ? diagram(world, grade.goals, size.columns, rows.diagram)
    : saidLines(listReach(play), textWidth(size)).map(line => [span(' '.repeat(margin)), ...line]);
};

/**
 * What the lab answers to the last line. Where it does not fit, what the goals say right above is
 * left out, and then its end, with how much that is.
 */
const outputLines = (play: Play, size: Size, room: number): readonly Line[] => {
  const said = shownSaid(play);
  const width = textWidth(size);
  const all = saidLines(said, width);
  if (all.length <= room) return all;
  const goals = play.grade.goals.flatMap(({goal}) =>
    [metMark, unmetMark].map(mark => `${mark} ${goal.say}`),
  );
  const lines = saidLines(
    said.filter(({text}) => !goals.includes(text)),
    width,
  );
  if (lines.length <= room) return lines;
  const more = lines.length - room + 1;
  return [...lines.slice(0, room - 1), [span(`… ${more} more rows: PgDn`, 'faint')]];
};

const promptMark = '› ';

/** A lesson: its picture, its goals, what the lab says, and the line being typed. */
export const LessonScreen = ({
  play,
  prompt,
  standings,
  leaving,
  size,
}: {
  readonly play: Play;
  readonly prompt: Prompt;
  readonly standings: readonly Standing[];
  readonly leaving: boolean;
  readonly size: Size;
}) => {
  const {place, course, grade} = play;
  const goalCount = grade.goals.length;
  const rows = useMemo(() => lessonRows(size, goalCount), [size, goalCount]);
  const width = textWidth(size);
  const view = promptView(prompt, width - promptMark.length);
  const {setCursorPosition} = useCursor();
  setCursorPosition({x: margin + promptMark.length + view.cursor, y: size.rows - 2});
  const picture = useMemo(() => pictureLines(play, size, rows), [play, size, rows]);
  const title = `${place.number}/${course.length} ${place.lesson.title}`;
  const row = (line: Line) => <Rows lines={[line]} height={1} indent={margin} />;
  return (
    <Box flexDirection="column">
      {row(titleLine(title, progress(standings, place.number), width))}
      <Rows lines={picture} height={rows.diagram} />
      <Rows lines={[]} height={rows.above} />
      <Rows lines={goalLines(grade, width, rows.goals)} height={rows.goals} indent={margin} />
      <Rows lines={[]} height={rows.below} />
      <Rows lines={outputLines(play, size, rows.output)} height={rows.output} indent={margin} />
      {row([span(promptMark, 'accent'), span(view.text)])}
      {row(leaving ? leavingLine : footer('prompt', width))}
    </Box>
  );
};
