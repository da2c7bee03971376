import {Box, useCursor} from 'ink';
import {useMemo} from 'react';
import type {Against} from '../arrows/ways.ts';
import {isSandbox} from '../lessons/sandbox.ts';
import {headingOf} from '../play/introduce.ts';
import type {Play} from '../play/play.ts';
import {aboutPointed, type Pointed, worldWithout} from '../play/pointed.ts';
import {preview} from '../play/preview.ts';
import {isToGuess} from '../play/quiz.ts';
import type {Standing} from '../play/standing.ts';
import type {World} from '../security-groups/world.ts';
import {cut} from '../text/width.ts';
import {answerRows, placeAnswer} from './answer.ts';
import {picture} from './diagram/picture.ts';
import {footer, leavingLine} from './footer.ts';
import {goalLines} from './goal-lines.ts';
import {lessonRows, margin, type Size, textWidth} from './layout.ts';
import {type Line, span} from './line.ts';
import {Rows} from './lines.tsx';
import {type Menu, menuLines} from './menu.ts';
import {isUnderWay, type Packet} from './packet.ts';
import {markedLine, previewLine} from './preview-line.ts';
import {lineOf, type Prompt, promptView, suggestionFor} from './prompt.ts';
import type {Answered} from './state.ts';
import {progress, titleLine} from './title.ts';

const promptMark = '› ';

/** How many hops of a packet on its way are told at once. */
const hopsTold = 3;

/** What is said while a packet is on its way: the hop it is at, and those right before. */
const underWay = (answered: Answered, packet: Packet | null): Answered =>
  packet && isUnderWay(packet)
    ? {...answered, said: answered.said.slice(Math.max(0, packet.hops - hopsTold), packet.hops)}
    : answered;

/** What is looked at comes first, and what would be before what has just become. */
const againstOf = (
  play: Play,
  pointed: Pointed | null,
  ghost: World | null,
  before: World | null,
): Against | null => {
  if (pointed) {
    return pointed.kind === 'rule'
      ? {world: worldWithout(play.world, pointed.id), mark: 'lit'}
      : null;
  }
  if (ghost) return {world: ghost, mark: 'ghost'};
  return before && {world: before, mark: 'new'};
};

/** A lesson: its picture, its goals, what the lab says, and the line being typed. */
export const LessonScreen = ({
  play,
  before,
  packet,
  answered,
  prompt,
  menu,
  pointed,
  standings,
  leaving,
  size,
}: {
  readonly play: Play;
  readonly before: World | null;
  readonly packet: Packet | null;
  readonly answered: Answered;
  readonly prompt: Prompt;
  readonly menu: Menu | null;
  readonly pointed: Pointed | null;
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
  const line = lineOf(prompt);
  const ahead = useMemo(() => preview(play, line), [play, line]);
  const ghost = ahead?.kind === 'ready' ? ahead.after : null;
  const drawn = useMemo(() => {
    const against = againstOf(play, pointed, ghost, before);
    const {world, grade, place} = play;
    const overlay = {against, packet, pointed};
    const alike = [place.start, place.solved];
    return picture(world, alike, grade.goals, size.columns, rows.diagram, overlay);
  }, [play, size, rows, pointed, ghost, before, packet]);
  const answer = useMemo(
    () =>
      pointed
        ? placeAnswer(
            {said: aboutPointed(play, pointed), told: pointed.kind === 'rule'},
            grade,
            size,
            false,
          )
        : placeAnswer(underWay(answered, packet), grade, size),
    [play, grade, answered, packet, pointed, size],
  );
  const about = isSandbox(place.lesson) ? [] : progress(standings, place.number);
  const height = answerRows(size, goalCount, answer.over);
  const below = menu ? menuLines(menu, {width, rows: height}) : answer.lines;
  const lastRow = (): Line => {
    if (leaving) return leavingLine;
    if (menu) return footer('completion', width);
    if (pointed) return footer('pointing', width);
    if (packet && isUnderWay(packet)) return footer('packet', width);
    return ahead
      ? previewLine(ahead, width)
      : footer('prompt', width, {
          long: answer.isCut,
          sandbox: isSandbox(place.lesson),
          guess: isToGuess(play),
        });
  };
  const row = (line: Line) => <Rows lines={[line]} height={1} indent={margin} />;
  return (
    <Box flexDirection="column">
      {row(titleLine(headingOf(play), about, width))}
      <Rows lines={drawn} height={rows.diagram} />
      <Rows lines={[]} height={rows.above} />
      {answer.over === 'goals' ? null : (
        <Rows
          lines={goalLines(grade, width, rows.goals, pointed?.kind === 'goal' ? pointed.id : null)}
          height={rows.goals}
          indent={margin}
        />
      )}
      {answer.over === 'nothing' ? <Rows lines={[]} height={rows.below} /> : null}
      <Rows lines={below} height={height} indent={margin} />
      {row([
        span(promptMark, 'accent'),
        ...markedLine(view.text, ahead),
        span(
          cut(suggestionFor(prompt, play.save.history), width - promptMark.length - view.cursor),
          'faint',
        ),
      ])}
      {row(lastRow())}
    </Box>
  );
};
