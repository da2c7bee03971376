import type {CourseLesson} from '../lessons/course.ts';
import {briefOf, titleOf} from '../lessons/sandbox.ts';
import type {Save} from '../progress/save.ts';
import {goalNote, metMark, starText, unmetMark} from './explain-goal.ts';
import type {LessonPlay, Play} from './play.ts';
import {type Said, say, sayAll, sayText} from './said.ts';
import {standings} from './standing.ts';
import {besideTheLabs} from './two-answers.ts';

/** The heading of a lesson: its number and title. The sandbox has no number. */
export const headingOf = ({place, course}: Play): string =>
  place.kind === 'lesson'
    ? `${place.number}/${course.length} ${place.lesson.title}`
    : `${titleOf(place)}: ${place.start.platform.project}`;

/** Introduces a place: a lesson's number, title and task, or what the sandbox is for. */
export const introduce = (play: Play): readonly Said[] => [
  say('heading', headingOf(play), {part: 'title'}),
  ...sayText(briefOf(play.place)),
];

/** Lists the goals with their marks, and says in a few words what stops those that are not met. */
export const listGoals = ({grade}: Play): readonly Said[] =>
  grade.goals.map(graded => {
    const note = goalNote(graded);
    const mark = graded.met ? metMark : unmetMark;
    return say(graded.met ? 'good' : 'bad', `${mark} ${graded.goal.say}${note && ` (${note})`}`);
  });

/**
 * Says what just happened, what to remember and where to read on, and shows the answer beside the
 * lab's own.
 */
export const debrief = (play: LessonPlay): readonly Said[] => {
  const {happened, remember, link} = play.place.lesson.debrief;
  return [
    ...sayText(happened),
    say('heading', 'To remember'),
    ...sayText(remember),
    say('detail', link),
    ...besideTheLabs(play),
  ];
};

/** Lists every lesson with its state and stars. */
export const listLessons = (course: readonly CourseLesson[], save: Save): readonly Said[] =>
  sayAll(
    'plain',
    standings(course, save).map(({place, state, stars}) => {
      const shown = state === 'solved' ? starText(stars) : state === 'begun' ? '...' : '   ';
      return `${place.number} ${shown} ${place.lesson.title}`;
    }),
  );
