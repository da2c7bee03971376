import {Box} from 'ink';
import {useMemo} from 'react';
import {preview} from '../../../play/preview.ts';
import type {Standing} from '../../../play/standing.ts';
import {answerRows} from '../../draw/answer.ts';
import {lessonRows, margin, type Size, textWidth} from '../../draw/layout.ts';
import type {Line} from '../../draw/line.ts';
import {Rows} from '../../draw/rows.tsx';
import {lineOf} from '../../state/prompt.ts';
import type {At, InPicture} from '../../state/state.ts';
import {goalLines} from './goal-lines.ts';
import {LessonPicture} from './lesson-picture.tsx';
import {lessonTitle} from './lesson-title.ts';
import {offerLines} from './offer-lines.ts';
import {previewLine} from './preview-line.ts';
import {shownAnswer} from './shown-answer.ts';
import {TypedLine} from './typed-line.tsx';

/** Draws a lesson: its picture, its goals, the answer, and the prompt. */
export const LessonScreen = ({
  state: {learner: play, answered, before, focus, prompt},
  standings,
  footer,
  size,
}: {
  readonly state: At<InPicture>;
  readonly standings: readonly Standing[];
  /**
   * Makes the footer. It is called only if the footer is shown, which it is not while a line is
   * typed.
   */
  readonly footer: () => Line;
  readonly size: Size;
}) => {
  const goalCount = play.grade.goals.length;
  const rows = useMemo(() => lessonRows(size, goalCount), [size, goalCount]);
  const width = textWidth(size);
  const line = lineOf(prompt);
  const ahead = useMemo(() => preview(play, line), [play, line]);
  const answer = useMemo(
    () => shownAnswer({learner: play, answered, focus}, size),
    [play, answered, focus, size],
  );
  const height = answerRows(size, goalCount, answer.over);
  const pointed = focus.kind === 'pointing' ? focus.pointed : null;
  const goal = pointed?.kind === 'goal' ? pointed.id : null;
  const row = (line: Line) => <Rows lines={[line]} height={1} indent={margin} />;
  return (
    <Box flexDirection="column">
      {row(lessonTitle(play, standings, width))}
      <LessonPicture
        play={play}
        before={before}
        traced={answered.traced}
        pointed={pointed}
        ghost={ahead?.kind === 'ready' ? ahead.after : null}
        running={focus.kind === 'packet' ? focus.animation : null}
        size={size}
        height={rows.diagram}
      />
      <Rows lines={[]} height={rows.above} />
      {answer.over === 'goals' ? null : (
        <Rows
          lines={goalLines(play.grade, width, rows.goals, goal)}
          height={rows.goals}
          indent={margin}
        />
      )}
      {answer.over === 'nothing' ? <Rows lines={[]} height={rows.below} /> : null}
      <Rows
        lines={
          focus.kind === 'completion'
            ? offerLines(focus.offer, {width, rows: height})
            : answer.lines
        }
        height={height}
        indent={margin}
      />
      <TypedLine prompt={prompt} history={play.save.history} ahead={ahead} size={size} />
      {row(focus.kind === 'prompt' && ahead ? previewLine(ahead, width) : footer())}
    </Box>
  );
};
