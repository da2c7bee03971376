import {runScript} from '../openstack/script.ts';
import {failure, type Problem, problem, type Result, success} from '../result.ts';
import type {World} from '../security-groups/world.ts';
import {describeFault, type Fault} from './fault.ts';
import type {Lesson} from './lesson.ts';
import {type LessonFile, readLessonFile} from './lesson-file.ts';
import {readWorldFile} from './world-file.ts';
import type {TextFile} from './yaml-file.ts';

/** A lesson in its place, with the worlds its scripts lead to. */
export type CourseLesson = {
  /** From 1, in the order of the file names. */
  readonly number: number;
  readonly lesson: Lesson;
  readonly source: LessonFile;
  /** The world the learner begins with. */
  readonly start: World;
  /** The world after the solution. */
  readonly solved: World;
};

/** All lessons, in order; never empty. */
export type Course = readonly [CourseLesson, ...CourseLesson[]];

/** The name of the file that holds the platform; every other `.yaml` file is a lesson. */
export const platformFileName = 'platform.yaml';

const scriptFault = (
  {fault}: LessonFile,
  field: 'start' | 'solution',
  {
    line,
    command,
    refusal,
  }: {line: number; command: string; refusal: {says: string; remedy: string}},
): Fault =>
  fault(
    [field],
    `Line ${line} of ${field}, '${command}', is refused: ${refusal.says}`,
    refusal.remedy,
  );

const worldBefore = (
  beginning: World,
  placed: readonly CourseLesson[],
  source: LessonFile,
): Result<World, Fault> => {
  const {after} = source.lesson;
  if (after === null) return success(beginning);
  const before = placed.find(({lesson}) => lesson.id === after);
  return before
    ? success(before.solved)
    : failure(
        source.fault(
          ['after'],
          `No lesson before this one has the id '${after}'.`,
          'Name an earlier lesson, or take the line out.',
        ),
      );
};

/** Whether a lesson follows one that may be in a file at fault: its own faults come later. */
const waitsForMending = (
  placed: readonly CourseLesson[],
  {lesson: {after}}: LessonFile,
  faults: readonly Fault[],
): boolean =>
  faults.length > 0 && after !== null && !placed.some(({lesson}) => lesson.id === after);

const place = (
  beginning: World,
  placed: readonly CourseLesson[],
  source: LessonFile,
): Result<CourseLesson, Fault> => {
  const {lesson} = source;
  if (placed.some(other => other.lesson.id === lesson.id)) {
    return failure(
      source.fault(
        ['id'],
        `The id '${lesson.id}' is taken by an earlier lesson.`,
        'Choose another.',
      ),
    );
  }
  const before = worldBefore(beginning, placed, source);
  if (!before.ok) return before;
  const start = runScript(before.value, lesson.start);
  if (!start.ok) return failure(scriptFault(source, 'start', start.error));
  const solved = runScript(start.value, lesson.solution);
  if (!solved.ok) return failure(scriptFault(source, 'solution', solved.error));
  return success({
    number: placed.length + 1,
    lesson,
    source,
    start: start.value,
    solved: solved.value,
  });
};

/** Reads the files of a lessons folder into a course, or names every fault. */
export const readCourse = (files: readonly TextFile[]): Result<Course, readonly Fault[]> => {
  const platform = files.find(({name}) => name === platformFileName);
  if (!platform) {
    return failure([
      {
        file: platformFileName,
        line: 1,
        says: 'There is no such file.',
        remedy: 'Add the platform that the lessons share.',
      },
    ]);
  }
  const beginning = readWorldFile(platform);
  if (!beginning.ok) return beginning;
  const texts = files
    .filter(({name}) => name !== platformFileName && name.endsWith('.yaml'))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
  const faults: Fault[] = [];
  const placed: CourseLesson[] = [];
  for (const text of texts) {
    const read = readLessonFile(beginning.value.platform, text);
    if (!read.ok) {
      faults.push(...read.error);
      continue;
    }
    if (waitsForMending(placed, read.value, faults)) continue;
    const lesson = place(beginning.value, placed, read.value);
    if (lesson.ok) placed.push(lesson.value);
    else faults.push(lesson.error);
  }
  const [first, ...rest] = placed;
  if (faults.length > 0) return failure(faults);
  return first
    ? success([first, ...rest])
    : failure([
        {
          file: '.',
          line: 1,
          says: 'There is no lesson here.',
          remedy: 'Add a .yaml file for each lesson.',
        },
      ]);
};

/** The faults of a folder as one problem, for those who only wanted to play. */
export const faultsAsProblem = (faults: readonly Fault[], folder: string): Problem =>
  problem(
    ['The lessons cannot be read:', ...faults.map(describeFault)].join('\n'),
    `Mend them, until this finds nothing: safespring-lab lessons check ${folder}`,
  );

/** The lesson of that number or id. */
export const findLesson = (course: Course, text: string): Result<CourseLesson> => {
  const found = course.find(({number, lesson}) => lesson.id === text || `${number}` === text);
  const ids = course.map(({number, lesson}) => `${number} ${lesson.id}`).join(', ');
  return found
    ? success(found)
    : failure(problem(`There is no lesson '${text}'.`, `Choose one of: ${ids}.`));
};
