import {readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {isLanguage} from '../lessons/language.ts';
import type {TextFile} from '../lessons/yaml-file.ts';

const isYaml = (name: string): boolean => name.endsWith('.yaml');

/**
 * The `.yaml` files of a folder of lessons by their names, and those of the folders in it that hold
 * translations, as `sv/01-no-group.yaml`. Rejects with the system's error.
 */
export const readLessonFolder = async (folder: string): Promise<readonly TextFile[]> => {
  const entries = await readdir(folder, {withFileTypes: true});
  const languages = entries.filter(entry => entry.isDirectory() && isLanguage(entry.name));
  const translations = await Promise.all(
    languages.map(async ({name}) =>
      (await readdir(join(folder, name))).filter(isYaml).map(file => `${name}/${file}`),
    ),
  );
  // A link to a file is no file itself, so only folders are left out.
  const own = entries.filter(entry => !entry.isDirectory() && isYaml(entry.name));
  const names = [...own.map(({name}) => name), ...translations.flat()];
  return Promise.all(
    names.map(async name => ({name, text: await readFile(join(folder, name), 'utf8')})),
  );
};
