import {checkCourse} from '../../lessons/check/check-course.ts';
import {readCourse} from '../../lessons/course.ts';
import {describeFault} from '../../lessons/fault.ts';
import type {Given, Subcommand} from '../arguments.ts';
import {openCourse, readLessons} from '../desk.ts';
import {complain, type Exit, exits, printJson, type Shell} from '../shell.ts';

const list = async (given: Given, shell: Shell): Promise<Exit> => {
  const course = await openCourse(given, shell);
  if (!course.ok) return complain(shell, course.error);
  const rows = course.value.map(({number, lesson: {id, title, after}}) => ({
    number,
    id,
    title,
    after,
  }));
  if (given.has('json')) printJson(shell, rows);
  else {
    const width = Math.max(...rows.map(({id}) => id.length));
    const digits = `${rows.length}`.length;
    for (const {number, id, title} of rows) {
      shell.out(`${`${number}`.padStart(digits)}  ${id.padEnd(width)}  ${title}`);
    }
  }
  return exits.ok;
};

const prove = async (given: Given, shell: Shell): Promise<Exit> => {
  const folder = given.text('folder') ?? given.text('lessons') ?? shell.builtInLessons;
  const files = await readLessons(shell, folder);
  if (!files.ok) return complain(shell, files.error);
  const course = readCourse(files.value);
  const faults = course.ok ? checkCourse(course.value) : course.error;
  const json = given.has('json');
  if (json) printJson(shell, {lessons: course.ok ? course.value.length : null, faults});
  else for (const fault of faults) shell.err(describeFault(fault));
  if (faults.length > 0) return exits.no;
  if (course.ok && !json) {
    for (const {number, lesson} of course.value) {
      shell.out(
        `${number} ${lesson.id}: the start fails, ${lesson.also.length + 1} right answers win all stars, ${lesson.mistakes.length} mistakes fail as they should`,
      );
    }
  }
  return exits.ok;
};

/** `lessons [--json]` lists them; `lessons check [DIR]` proves them. */
export const lessons: Subcommand = {
  name: 'lessons',
  about: 'List the lessons; or prove that each of them is sound: lessons check.',
  declare: parser => {
    parser.add_argument('verb', {
      nargs: '?',
      choices: ['check'],
      metavar: 'check',
      help: 'prove that every lesson is sound',
    });
    parser.add_argument('folder', {
      nargs: '?',
      metavar: 'DIR',
      help: 'a folder of lessons (default: the built-in ones)',
    });
    parser.add_argument('--json', {action: 'store_true', help: 'print as JSON'});
  },
  run: (given, shell) =>
    given.text('verb') === 'check' ? prove(given, shell) : list(given, shell),
};
