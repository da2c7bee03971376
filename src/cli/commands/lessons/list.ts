import type {Given} from '../../../arguments/parse.ts';
import {columns} from '../../../text/table.ts';
import {json} from '../../arguments.ts';
import {openCourse} from '../../desk.ts';
import {complain, type Exit, exits, printJson, type Shell} from '../../shell.ts';

/** `lessons`: lists the lessons of a course. */
export const printLessons = async (given: Given, shell: Shell): Promise<Exit> => {
  const course = await openCourse(given, shell);
  if (!course.ok) return complain(shell, course.error);
  const rows = course.value.map(({number, lesson: {id, title, after}}) => ({
    number,
    id,
    title,
    after,
  }));
  if (given.of(json)) printJson(shell, rows);
  else {
    const digits = `${rows.length}`.length;
    const table = rows.map(({number, id, title}) => [`${number}`.padStart(digits), id, title]);
    for (const line of columns(table)) shell.out(line);
  }
  return exits.ok;
};
