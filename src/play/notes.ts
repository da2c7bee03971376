import type {Course} from '../lessons/course.ts';
import type {Save} from '../progress/save.ts';
import {starText} from './explain-goal.ts';
import type {Handout, HandoutPart} from './handout.ts';
import {attemptAt, replay} from './play.ts';
import {standings} from './standing.ts';

/**
 * Makes a page to keep of what a learner has solved: for each lesson what to remember, the commands
 * of the best answer, and where to read on. Null when nothing is solved.
 */
export const notesOf = (course: Course, save: Save): Handout | null => {
  const solved = standings(course, save).filter(({state}) => state === 'solved');
  if (solved.length === 0) return null;
  const parts = solved.flatMap(({place, stars}): readonly HandoutPart[] => {
    const {number, lesson} = place;
    const {remember, link} = lesson.debrief;
    const {commands: lines} = replay(place, attemptAt(save, lesson.id).best?.commands ?? []);
    return [
      {kind: 'heading', text: `${number}. ${lesson.title} ${starText(stars)}`},
      {kind: 'text', text: remember},
      ...(lines.length > 0 ? [{kind: 'commands', lines} as const] : []),
      {kind: 'text', text: link},
    ];
  });
  return [
    {kind: 'title', text: 'What to remember of security groups'},
    {kind: 'text', text: `${save.learner}: ${solved.length} of ${course.length} lessons solved.`},
    ...parts,
  ];
};
