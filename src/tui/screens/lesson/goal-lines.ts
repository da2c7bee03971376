import type {Grade} from '../../../lessons/grade/grade.ts';
import {goalNotes, metMark, unmetMark} from '../../../play/explain-goal.ts';
import {cut, widthOf} from '../../../text/width.ts';
import {type Line, pointer, span} from '../../draw/line.ts';

/**
 * Writes the goals, one a row: the mark, what to achieve, and in a few words what stops it.
 * `pointed` is the id of the goal that the learner looks at.
 */
export const goalLines = (
  {goals}: Grade,
  width: number,
  height: number,
  pointed: string | null = null,
): readonly Line[] => {
  const shown = goals.length > height ? goals.slice(0, height - 1) : goals;
  const more = goals.length - shown.length;
  return [
    ...shown.map((graded): Line => {
      const {goal, met} = graded;
      const text = cut(goal.say, width - 2);
      const room = width - 2 - widthOf(text) - 3;
      const notes = goalNotes(graded) ?? [];
      // Half an address says nothing: what does not fit is said shorter.
      const note = notes.find(one => widthOf(one) <= room) ?? notes.at(-1);
      return [
        span(met ? metMark : unmetMark, met ? 'good' : 'bad'),
        ...(goal.id === pointed ? [span(`${pointer}${text}`, 'accent')] : [span(` ${text}`)]),
        ...(note && room > 6 ? [span(` · ${cut(note, room)}`, 'bad')] : []),
      ];
    }),
    ...(more > 0 ? [[span(`  and ${more} more: show goals`, 'faint')]] : []),
  ];
};
