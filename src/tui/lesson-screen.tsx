import {Box, useCursor} from 'ink';
import {useMemo} from 'react';
import {isSandbox} from '../lessons/sandbox.ts';
import {headingOf} from '../play/introduce.ts';
import type {Play} from '../play/play.ts';
import {listReach} from '../play/reach-table.ts';
import type {Standing} from '../play/standing.ts';
import {answerRows, placeAnswer} from './answer.ts';
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
import {type Menu, menuLines} from './menu.ts';
import {type Prompt, promptView, suggestionFor} from './prompt.ts';
import {saidLines} from './said-lines.ts';
import {cut} from './text.ts';
import {progress, titleLine} from './title.ts';

const mostInstances = 3;

/** The picture, or a table of the same where there is no room for one. */
const pictureLines = (play: Play, size: Size, rows: LessonRows): readonly Line[] => {
  const {world, grade, place} = play;
  const draws =
    size.columns >= smallestPicture.columns &&
    rows.diagram >= smallestPicture.rows &&
    world.platform.instances.length <= mostInstances;
  return draws
    ? diagram(world, [place.start, place.solved], grade.goals, size.columns, rows.diagram)
    : saidLines(listReach(play), textWidth(size)).map(line => [span(' '.repeat(margin)), ...line]);
};

const promptMark = '› ';

/** A lesson: its picture, its goals, what the lab says, and the line being typed. */
export const LessonScreen = ({
  play,
  told,
  prompt,
  menu,
  standings,
  leaving,
  size,
}: {
  readonly play: Play;
  readonly told: boolean;
  readonly prompt: Prompt;
  readonly menu: Menu | null;
  readonly standings: readonly Standing[];
  readonly leaving: boolean;
  readonly size: Size;
}) => {
  const {place, grade} = play;
  const goalCount = grade.goals.length;
  const rows = useMemo(() => lessonRows(size, goalCount), [size, goalCount]);
  const width = textWidth(size);
  const view = promptView(prompt, width - promptMark.length);
  const {setCursorPosition} = useCursor();
  setCursorPosition({x: margin + promptMark.length + view.cursor, y: size.rows - 2});
  const picture = useMemo(() => pictureLines(play, size, rows), [play, size, rows]);
  const answer = useMemo(() => placeAnswer(play, told, size), [play, told, size]);
  const about = isSandbox(place.lesson) ? [] : progress(standings, place.number);
  const height = answerRows(size, goalCount, answer.over);
  const below = menu ? menuLines(menu, {width, rows: height}) : answer.lines;
  const row = (line: Line) => <Rows lines={[line]} height={1} indent={margin} />;
  return (
    <Box flexDirection="column">
      {row(titleLine(headingOf(play), about, width))}
      <Rows lines={picture} height={rows.diagram} />
      <Rows lines={[]} height={rows.above} />
      {answer.over === 'goals' ? null : (
        <Rows lines={goalLines(grade, width, rows.goals)} height={rows.goals} indent={margin} />
      )}
      {answer.over === 'nothing' ? <Rows lines={[]} height={rows.below} /> : null}
      <Rows lines={below} height={height} indent={margin} />
      {row([
        span(promptMark, 'accent'),
        span(view.text),
        span(cut(suggestionFor(prompt), width - promptMark.length - view.cursor), 'faint'),
      ])}
      {row(
        leaving ? leavingLine : footer(menu ? 'completion' : 'prompt', width, {long: answer.isCut}),
      )}
    </Box>
  );
};
