import {flag, optional} from '../../arguments/argument.ts';
import type {Given} from '../../arguments/parse.ts';
import {findLesson} from '../../lessons/course.ts';
import {whereLeftOff} from '../../play/standing.ts';
import {problem} from '../../result.ts';
import type {Subcommand} from '../arguments.ts';
import {openDesk, openLearner} from '../desk.ts';
import {complain, type Exit, exits, type Shell} from '../shell.ts';

const lessonAsked = optional('lesson', 'LESSON', 'number or id of a lesson');
const everything = flag('--all', 'forget everything');

const resetAll = (given: Given, shell: Shell): Exit => {
  const store = openLearner(given, shell);
  if (!store.ok) return complain(shell, store.error);
  const cleared = store.value.clear();
  if (!cleared.ok) return complain(shell, cleared.error, exits.no);
  shell.out(`All progress is gone: ${store.value.file}`);
  return exits.ok;
};

const resetOne = async (given: Given, shell: Shell): Promise<Exit> => {
  const desk = await openDesk(given, shell);
  if (!desk.ok) return complain(shell, desk.error);
  const {course, save, store} = desk.value;
  const text = given.of(lessonAsked);
  const place = text === undefined ? null : findLesson(course, text);
  if (place && !place.ok) return complain(shell, place.error);
  const {number, lesson} = place?.value ?? whereLeftOff(course, save);
  const lessons = Object.fromEntries(
    Object.entries(save.lessons).filter(([id]) => id !== lesson.id),
  );
  const kept = store.keep({...save, lessons});
  if (!kept.ok) return complain(shell, kept.error, exits.no);
  shell.out(`Lesson ${number}, ${lesson.title}, is as if never begun.`);
  return exits.ok;
};

/** `reset [LESSON|--all]`: forgets the work on a lesson, or everything. */
export const resetCommand: Subcommand = {
  name: 'reset',
  about: 'Forget your work on a lesson (the current one unless you name one), or on all.',
  takes: [lessonAsked, everything],
  run: async (given, shell) => {
    if (!given.of(everything)) return resetOne(given, shell);
    return given.of(lessonAsked) === undefined
      ? resetAll(given, shell)
      : complain(shell, problem('A lesson and --all contradict each other.', 'Give one of them.'));
  },
};
