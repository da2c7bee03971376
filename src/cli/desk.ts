import type {Given} from '../arguments/parse.ts';
import {type CompiledCourse, openCompiled} from '../lessons/compiled.ts';
import {type Course, faultsAsProblem} from '../lessons/course.ts';
import {readCourse} from '../lessons/read/read-course.ts';
import {ownLanguage} from '../lessons/translate/language.ts';
import {readTranslations} from '../lessons/translate/read-translations.ts';
import {inTranslation, languagesIn, withTexts} from '../lessons/translate/translation.ts';
import {checkLearner, type Save} from '../progress/save.ts';
import {defaultLearner, openStore, type Store} from '../progress/store.ts';
import {failure, problem, type Result, success} from '../result.ts';
import type {TextFile} from '../text/yaml-file.ts';
import {sharedOptions} from './arguments.ts';
import {reasonOf, type Shell} from './shell.ts';

/** What a learner works with: the lessons, the save, and where it is kept. */
export type Desk = {
  readonly course: Course;
  readonly store: Store;
  readonly save: Save;
};

/** Reads the files of a folder of lessons, which an option named. */
export const readLessons = async (
  shell: Shell,
  folder: string,
  option = '--lessons',
): Promise<Result<readonly TextFile[]>> => {
  try {
    return success(await shell.readFolder(folder));
  } catch (error) {
    return failure(
      problem(
        `The lessons in ${folder} cannot be read: ${reasonOf(error)}.`,
        `Name a folder of lessons: ${option} DIR`,
      ),
    );
  }
};

/** The folder of `--lessons DIR`, or that of the built-in lessons. */
export const lessonsFolder = (given: Given, shell: Shell): string =>
  given.of(sharedOptions.lessons) ?? shell.builtInLessons;

/** The files of a folder of lessons, and those of the folder of `--more-lessons DIR`. */
export type LessonFiles = {
  readonly files: readonly TextFile[];
  readonly more: readonly TextFile[];
};

/** Reads a folder of lessons, and that of `--more-lessons DIR`, which come after them. */
export const readLessonFiles = async (
  given: Given,
  shell: Shell,
  folder: string,
): Promise<Result<LessonFiles>> => {
  const files = await readLessons(shell, folder);
  if (!files.ok) return files;
  const moreFolder = given.of(sharedOptions.moreLessons);
  if (moreFolder === undefined) return success({files: files.value, more: []});
  const more = await readLessons(shell, moreFolder, '--more-lessons');
  return more.ok ? success({files: files.value, more: more.value}) : more;
};

/** The language that is asked for, if there is a translation. A locale's language may have none. */
const languageAmong = (
  given: Given,
  shell: Shell,
  translated: readonly string[],
): Result<string> => {
  const known = [ownLanguage, ...translated];
  const asked = given.of(sharedOptions.lang);
  return asked === undefined || known.includes(asked)
    ? success(languageFor(given, shell))
    : failure(
        problem(
          `These lessons are not translated to '${asked}'.`,
          `Choose one of: ${known.map(each => `--lang ${each}`).join(', ')}`,
        ),
      );
};

/** The language of `--lang`, or that of the locale. */
export const languageFor = (given: Given, shell: Shell): string =>
  given.of(sharedOptions.lang) ?? shell.language;

/** Reads the lessons of a folder from their files. */
const readFromFiles = async (
  given: Given,
  shell: Shell,
  folder: string,
): Promise<Result<Course>> => {
  const read = await readLessonFiles(given, shell, folder);
  if (!read.ok) return read;
  const {files, more} = read.value;
  const moreFolder = given.of(sharedOptions.moreLessons);
  const folders = moreFolder === undefined ? folder : `${folder} --more-lessons ${moreFolder}`;
  const course = readCourse(files, more);
  if (!course.ok) return failure(faultsAsProblem(course.error, folders));
  const all = [...files, ...more];
  const language = languageAmong(given, shell, languagesIn(all));
  if (!language.ok) return language;
  const translations = readTranslations(course.value, all, language.value);
  return translations.ok
    ? success(inTranslation(course.value, translations.value))
    : failure(faultsAsProblem(translations.error, folders));
};

/** Opens the compiled built-in lessons. */
const openBuiltIn = (given: Given, shell: Shell, compiled: CompiledCourse): Result<Course> => {
  const course = openCompiled(compiled);
  if (!course.ok) return course;
  const language = languageAmong(given, shell, Object.keys(compiled.translations).sort());
  if (!language.ok) return language;
  const texts = compiled.translations[language.value];
  return success(texts ? withTexts(course.value, texts) : course.value);
};

/**
 * Opens the lessons of `--lessons DIR`, or the built-in ones, and those of `--more-lessons DIR`
 * after them.
 */
export const openCourse = async (given: Given, shell: Shell): Promise<Result<Course>> => {
  const isBuiltIn = !given.has(sharedOptions.lessons) && !given.has(sharedOptions.moreLessons);
  const compiled = isBuiltIn ? await shell.compiledLessons() : null;
  return compiled
    ? openBuiltIn(given, shell, compiled)
    : readFromFiles(given, shell, lessonsFolder(given, shell));
};

/** Opens the save file of `--learner NAME` in `--saves DIR`. */
export const openLearner = (given: Given, shell: Shell): Result<Store> => {
  const learner = checkLearner(given.of(sharedOptions.learner) ?? defaultLearner);
  if (!learner.ok) return learner;
  const folder = given.of(sharedOptions.saves) ?? shell.defaultSaves;
  return folder === ''
    ? failure(problem('--saves names no folder.', 'Name one: --saves DIR'))
    : success(openStore(folder, learner.value));
};

/** Opens the lessons and the save. The error is the first thing that is wrong. */
export const openDesk = async (given: Given, shell: Shell): Promise<Result<Desk>> => {
  const store = openLearner(given, shell);
  if (!store.ok) return store;
  const course = await openCourse(given, shell);
  if (!course.ok) return course;
  const save = store.value.load();
  return save.ok ? success({course: course.value, store: store.value, save: save.value}) : save;
};
