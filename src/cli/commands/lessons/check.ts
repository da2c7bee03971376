import type {Given} from '../../../arguments/parse.ts';
import {checkCourse} from '../../../lessons/check/check-course.ts';
import {checkTranslations} from '../../../lessons/check/translations.ts';
import type {Course} from '../../../lessons/course.ts';
import {readCourse} from '../../../lessons/read/read-course.ts';
import type {Result} from '../../../result.ts';
import {describeFault, type Fault} from '../../../text/fault.ts';
import {json, sharedOptions} from '../../arguments.ts';
import {type LessonFiles, lessonsFolder, readLessonFiles} from '../../desk.ts';
import {complain, type Exit, exits, printJson, type Shell} from '../../shell.ts';
import {subject, watch} from './arguments.ts';

/** The result of a check: the course if its files can be read, and every fault. */
type Proof = {readonly course: Course | null; readonly faults: readonly Fault[]};

const prove = ({files, more}: LessonFiles): Proof => {
  const course = readCourse(files, more);
  return course.ok
    ? {
        course: course.value,
        faults: [
          ...checkCourse(course.value),
          ...checkTranslations(course.value, [...files, ...more]),
        ],
      }
    : {course: null, faults: course.error};
};

const printFaults = (given: Given, shell: Shell, {course, faults}: Proof): void => {
  if (given.of(json)) printJson(shell, {lessons: course?.length ?? null, faults});
  else for (const fault of faults) shell.err(describeFault(fault));
};

const proveOnce = (given: Given, shell: Shell, files: LessonFiles): Exit => {
  const proof = prove(files);
  printFaults(given, shell, proof);
  if (proof.faults.length > 0) return exits.no;
  for (const {number, lesson} of given.of(json) ? [] : (proof.course ?? [])) {
    shell.out(
      `${number} ${lesson.id}: the start fails, ${lesson.also.length + 1} right answers win all stars, ${lesson.mistakes.length} mistakes fail as they should`,
    );
  }
  return exits.ok;
};

/**
 * Checks the lessons now and whenever a file of the folder changes, until the program is stopped.
 */
const proveOnChange = async (
  given: Given,
  shell: Shell,
  folder: string,
  read: () => Promise<Result<LessonFiles>>,
): Promise<Exit> => {
  const changes = shell.changesIn(folder);
  let seen = '';
  const proveChanged = async (): Promise<void> => {
    const files = await read();
    if (!files.ok) {
      complain(shell, files.error);
      return;
    }
    const text = JSON.stringify(files.value);
    // Editors touch more files than they change.
    if (text === seen) return;
    seen = text;
    const proof = prove(files.value);
    printFaults(given, shell, proof);
    if (!given.of(json)) {
      const {length} = proof.faults;
      const count = length === 1 ? '1 fault' : `${length} faults`;
      shell.out(length > 0 ? `${count}.` : `${proof.course?.length} lessons, no fault.`);
    }
  };
  await proveChanged();
  for await (const _ of changes) await proveChanged();
  return exits.ok;
};

/**
 * `lessons check`: checks the lessons of a folder, once or at every change. The exit status is 1 if
 * there is a fault.
 */
export const checkLessons = async (given: Given, shell: Shell): Promise<Exit> => {
  const folder = given.of(subject) ?? lessonsFolder(given, shell);
  const read = () => readLessonFiles(given, shell, folder);
  const files = await read();
  if (!files.ok) return complain(shell, files.error);
  return given.of(watch)
    ? proveOnChange(given, shell, given.of(sharedOptions.moreLessons) ?? folder, read)
    : proveOnce(given, shell, files.value);
};
