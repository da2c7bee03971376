import type {Given} from '../../../arguments/parse.ts';
import {commandsOf} from '../../../client/script.ts';
import {type Course, type CourseLesson, findLesson} from '../../../lessons/course.ts';
import {debrief, introduce, listGoals} from '../../../play/introduce.ts';
import {openLesson} from '../../../play/open-lesson.ts';
import {type LessonPlay, type Play, withWork} from '../../../play/play.ts';
import {type Said, say} from '../../../play/said.ts';
import {emptySave} from '../../../progress/save.ts';
import {problem} from '../../../result.ts';
import {openCourse} from '../../desk.ts';
import {complain, type Exit, exits, type Shell} from '../../shell.ts';
import {subject} from './arguments.ts';

/** The size of the smallest common terminal. */
const size = {columns: 80, rows: 24};

/** The play of a lesson at its start, and after its solution. */
const startAndEnd = (
  course: Course,
  place: CourseLesson,
): readonly [start: LessonPlay, end: LessonPlay] => {
  const {play: start} = openLesson({course, save: emptySave('preview')}, place);
  const commands = commandsOf(place.lesson.solution).map(({command}) => command);
  return [start, withWork(start, {commands}, place.solved)];
};

/**
 * `lessons preview`: prints a lesson as a learner sees it: brief, goals, the pictures of start and
 * end, the debrief.
 */
export const previewLesson = async (given: Given, shell: Shell): Promise<Exit> => {
  const course = await openCourse(given, shell);
  if (!course.ok) return complain(shell, course.error);
  const text = given.of(subject);
  if (text === undefined) {
    return complain(
      shell,
      problem(
        'Which lesson to preview is missing.',
        'Write: safespring-lab lessons preview LESSON',
      ),
    );
  }
  const place = findLesson(course.value, text);
  if (!place.ok) return complain(shell, place.error);
  const [start, end] = startAndEnd(course.value, place.value);
  const {pictureText, saidText} = await import('../../../tui/as-text.ts');
  const print = (said: readonly Said[]): void => {
    for (const line of said) {
      if (line.tone === 'heading') shell.out('');
      for (const row of saidText([line], size)) shell.out(row);
    }
  };
  const draw = (title: string, play: Play): void => {
    print([say('heading', title), ...listGoals(play), say('plain', '')]);
    for (const row of pictureText(play, size)) shell.out(row);
  };
  print(introduce(start));
  draw('At the start', start);
  draw('At the end', end);
  print([say('heading', 'The debrief'), ...debrief(end)]);
  return exits.ok;
};
