import type {Given} from '../../arguments.ts';
import {openCourse} from '../../desk.ts';
import {complain, type Exit, exits, printJson, type Shell} from '../../shell.ts';

/** Lists the lessons of a course. */
export const list = async (given: Given, shell: Shell): Promise<Exit> => {
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
