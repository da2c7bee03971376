import type {Play} from '../play/play.ts';
import type {Said} from '../play/said.ts';
import {lessonRows, type Size, spreadRows, textWidth} from './layout.ts';
import {type Line, span} from './line.ts';
import {saidLines} from './said-lines.ts';

/** What the lab says, without the title that the screen shows anyway. */
export const shownSaid = ({said}: Play): readonly Said[] =>
  said.filter(({repeats}) => repeats !== 'title');

/** What the lab answers to the last line, as it stands below the picture. */
export type Answer = {
  readonly lines: readonly Line[];
  /** Whether it takes the place of the goals as well. */
  readonly overGoals: boolean;
  /** Whether there is more of it than fits. */
  readonly isCut: boolean;
};

/**
 * Finds room for an answer. One that only tells something may take the place of the goals; of one
 * to a change, what the goals say right above is left out first. What still does not fit is counted.
 */
export const placeAnswer = (play: Play, mayCoverGoals: boolean, size: Size): Answer => {
  const rows = lessonRows(size, play.grade.goals.length);
  const width = textWidth(size);
  const said = shownSaid(play);
  const all = saidLines(said, width);
  if (all.length <= rows.output) return {lines: all, overGoals: false, isCut: false};
  if (mayCoverGoals && all.length <= spreadRows(rows)) {
    return {lines: all, overGoals: true, isCut: false};
  }
  const lines = saidLines(
    said.filter(({repeats}) => repeats !== 'goal'),
    width,
  );
  if (lines.length <= rows.output) return {lines, overGoals: false, isCut: false};
  const shown = lines.slice(0, rows.output - 1);
  const more = span(`… ${lines.length - shown.length} more rows: PgDn`, 'faint');
  return {lines: [...shown, [more]], overGoals: false, isCut: true};
};
