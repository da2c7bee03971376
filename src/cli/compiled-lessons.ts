import {createHash} from 'node:crypto';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {CompiledCourse} from '../lessons/compiled.ts';
import {isLanguage} from '../lessons/translate/language.ts';

/** The hash of what a file held when it was compiled. */
export type Fingerprint = string;

/** The compiled lessons and the fingerprints of their files, as the build writes them. */
export type CompiledLessons = {
  readonly files: Readonly<Record<string, Fingerprint>>;
  readonly course: CompiledCourse;
};

/** The name of the file that the build writes into `dist/`. */
export const compiledLessonsName = 'lessons.json';

/** The fingerprint of a file's content. */
export const fingerprintOf = (content: Uint8Array): Fingerprint =>
  createHash('sha1').update(content).digest('hex');

const isYaml = (name: string): boolean => name.endsWith('.yaml');

/**
 * The names of the `.yaml` files in a folder of lessons and in its folders of translations, such as
 * `sv/01-no-group.yaml`. It throws the system's error.
 */
export const lessonFileNames = (folder: string): readonly string[] => {
  const entries = readdirSync(folder, {withFileTypes: true});
  return entries.flatMap(entry => {
    // A link to a file is no file itself, so only folders are left out.
    if (!entry.isDirectory()) return isYaml(entry.name) ? [entry.name] : [];
    if (!isLanguage(entry.name)) return [];
    return readdirSync(join(folder, entry.name))
      .filter(isYaml)
      .map(name => `${entry.name}/${name}`);
  });
};

/**
 * Reads the compiled lessons from a folder of the build; null if a file of the lessons has changed
 * since, and they must be read anew.
 */
export const readCompiledLessons = async (
  built: string,
  lessons: string,
): Promise<CompiledCourse | null> => {
  try {
    const file = join(built, compiledLessonsName);
    const {files, course}: CompiledLessons = JSON.parse(readFileSync(file, 'utf8'));
    const names = lessonFileNames(lessons);
    const isFresh =
      names.length === Object.keys(files).length &&
      // A file's time tells nothing: copies and archives keep that of the original.
      names.every(name => files[name] === fingerprintOf(readFileSync(join(lessons, name))));
    return isFresh ? course : null;
  } catch {
    // What cannot be read or understood was not built; the lessons themselves tell what is wrong.
    return null;
  }
};
