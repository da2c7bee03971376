import {type Course, faultsAsProblem, readCourse} from '../lessons/course.ts';
import type {Fault} from '../lessons/fault.ts';
import {ownLanguage} from '../lessons/language.ts';
import {inTranslation, languagesIn, readTranslations} from '../lessons/translation.ts';
import type {TextFile} from '../lessons/yaml-file.ts';
import {checkLearner, type Save} from '../progress/save.ts';
import {defaultLearner, openStore, type Store} from '../progress/store.ts';
import {failure, type Problem, problem, type Result, success} from '../result.ts';
import type {Given} from './arguments.ts';
import {reasonOf, type Shell} from './shell.ts';

/** What a learner works with: the lessons, and a save with the place it is kept. */
export type Desk = {
  readonly course: Course;
  readonly store: Store;
  readonly save: Save;
};

/** The files of a folder of lessons, which an option named. */
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

/** The folder of `--lessons DIR`, or that of the lessons that come with the program. */
export const lessonsFolder = (given: Given, shell: Shell): string =>
  given.text('lessons') ?? shell.builtInLessons;

/** The files of a folder of lessons, and those of the folder of `--more-lessons DIR`. */
export type LessonFiles = {
  readonly files: readonly TextFile[];
  readonly more: readonly TextFile[];
};

/** Reads a folder of lessons, and the one of `--more-lessons DIR`, which come after them. */
export const readLessonFiles = async (
  given: Given,
  shell: Shell,
  folder: string,
): Promise<Result<LessonFiles>> => {
  const files = await readLessons(shell, folder);
  if (!files.ok) return files;
  const moreFolder = given.text('more_lessons');
  if (moreFolder === undefined) return success({files: files.value, more: []});
  const more = await readLessons(shell, moreFolder, '--more-lessons');
  return more.ok ? success({files: files.value, more: more.value}) : more;
};

/** The course in the language that is asked for, where there is a translation. */
const inLanguage = (
  given: Given,
  shell: Shell,
  course: Course,
  files: readonly TextFile[],
): Result<Course, readonly Fault[] | Problem> => {
  const asked = given.text('lang');
  const known = [ownLanguage, ...languagesIn(files)];
  if (asked !== undefined && !known.includes(asked)) {
    return failure(
      problem(
        `These lessons are not translated to '${asked}'.`,
        `Choose one of: ${known.map(each => `--lang ${each}`).join(', ')}`,
      ),
    );
  }
  const translations = readTranslations(course, files, languageFor(given, shell));
  return translations.ok ? success(inTranslation(course, translations.value)) : translations;
};

/** The language of `--lang`, or that of the locale. */
export const languageFor = (given: Given, shell: Shell): string =>
  given.text('lang') ?? shell.language;

/** The lessons of `--lessons DIR`, or those that come with the program, and those after them. */
export const openCourse = async (given: Given, shell: Shell): Promise<Result<Course>> => {
  const folder = lessonsFolder(given, shell);
  const read = await readLessonFiles(given, shell, folder);
  if (!read.ok) return read;
  const {files, more} = read.value;
  const moreFolder = given.text('more_lessons');
  const folders = moreFolder === undefined ? folder : `${folder} --more-lessons ${moreFolder}`;
  const course = readCourse(files, more);
  if (!course.ok) return failure(faultsAsProblem(course.error, folders));
  const shown = inLanguage(given, shell, course.value, [...files, ...more]);
  if (shown.ok) return shown;
  return failure('says' in shown.error ? shown.error : faultsAsProblem(shown.error, folders));
};

/** The save file of `--learner NAME` in `--saves DIR`. */
export const openLearner = (given: Given, shell: Shell): Result<Store> => {
  const learner = checkLearner(given.text('learner') ?? defaultLearner);
  if (!learner.ok) return learner;
  const folder = given.text('saves') ?? shell.defaultSaves;
  return folder === ''
    ? failure(problem('--saves names no folder.', 'Name one: --saves DIR'))
    : success(openStore(folder, learner.value));
};

/** Lessons and save together, or the first thing that is wrong with either. */
export const openDesk = async (given: Given, shell: Shell): Promise<Result<Desk>> => {
  const store = openLearner(given, shell);
  if (!store.ok) return store;
  const course = await openCourse(given, shell);
  if (!course.ok) return course;
  const save = store.value.load();
  return save.ok ? success({course: course.value, store: store.value, save: save.value}) : save;
};
