import {join} from 'node:path';
import type {Given} from '../../../arguments/parse.ts';
import {newLesson} from '../../../lessons/read/new-lesson.ts';
import {platformFileName} from '../../../lessons/read/schema.ts';
import {problem} from '../../../result.ts';
import {sharedOptions} from '../../arguments.ts';
import {readLessons} from '../../desk.ts';
import {complain, type Exit, exits, reasonOf, type Shell} from '../../shell.ts';
import {subject} from './arguments.ts';

/**
 * `lessons new`: writes a lesson with blanks into a folder, and the platform if the folder has
 * none.
 */
export const writeNew = async (given: Given, shell: Shell): Promise<Exit> => {
  const id = given.of(subject);
  if (id === undefined) {
    return complain(
      shell,
      problem("The new lesson's id is missing.", 'Write: safespring-lab lessons new ID'),
    );
  }
  const folder = given.of(sharedOptions.lessons) ?? '.';
  const files = await readLessons(shell, folder);
  if (!files.ok) return complain(shell, files.error);
  const builtIn = await readLessons(shell, shell.builtInLessons);
  if (!builtIn.ok) return complain(shell, builtIn.error);
  const platform = builtIn.value.find(({name}) => name === platformFileName);
  if (!platform) {
    return complain(
      shell,
      problem(`There is no ${platformFileName} in ${shell.builtInLessons}.`, 'Install it anew.'),
    );
  }
  const made = newLesson(files.value, id, platform);
  if (!made.ok) return complain(shell, made.error);
  for (const {name, text} of made.value) {
    const file = join(folder, name);
    try {
      await shell.writeNew(file, text);
    } catch (error) {
      return complain(
        shell,
        problem(
          `${file} cannot be written: ${reasonOf(error)}.`,
          'Name a folder that you may write to: --lessons DIR',
        ),
        exits.no,
      );
    }
    shell.out(`Written: ${file}`);
  }
  shell.out(`Fill in what stands between < and >, then: safespring-lab lessons check ${folder}`);
  return exits.ok;
};
