import {createHash} from 'node:crypto';
import {readdirSync, readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import type {CompiledCourse} from '../lessons/compiled.ts';
import {isLanguage} from '../lessons/translate/language.ts';

/** The size and hash of a file when it was compiled. */
export type Fingerprint = {readonly bytes: number; readonly sha1: string};

/** The compiled lessons and the fingerprints of their files, as the build writes them. */
export type CompiledLessons = {
  readonly files: Readonly<Record<string, Fingerprint>>;
  readonly course: CompiledCourse;
};

/** The name of the file that the build writes into `dist/`. */
export const compiledLessonsName = 'lessons.json';

/** The fingerprint of a file's content. */
export const fingerprintOf = (content: Uint8Array): Fingerprint => ({
  bytes: content.length,
  sha1: createHash('sha1').update(content).digest('hex'),
});

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

/** Whether a file has not changed. A file that was not touched since the build is not read. */
const isAsItWas = (file: string, {bytes, sha1}: Fingerprint, builtAt: number): boolean => {
  const {size, mtimeMs} = statSync(file);
  if (size !== bytes) return false;
  return mtimeMs <= builtAt || fingerprintOf(readFileSync(file)).sha1 === sha1;
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
    const {mtimeMs} = statSync(file);
    const {files, course}: CompiledLessons = JSON.parse(readFileSync(file, 'utf8'));
    const names = lessonFileNames(lessons);
    const isFresh =
      names.length === Object.keys(files).length &&
      names.every(name => {
        const known = files[name];
        return known !== undefined && isAsItWas(join(lessons, name), known, mtimeMs);
      });
    return isFresh ? course : null;
  } catch {
    // What cannot be read or understood was not built; the lessons themselves tell what is wrong.
    return null;
  }
};
