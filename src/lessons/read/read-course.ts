import {runScript} from '../../client/script.ts';
import {readWorldFile} from '../../projects/world-file/world-file.ts';
import {failure, type Result, success} from '../../result.ts';
import type {World} from '../../security-groups/world.ts';
import type {Fault} from '../../text/fault.ts';
import type {TextFile} from '../../text/yaml-file.ts';
import type {CourseLesson} from '../course.ts';
import {type LessonFile, type LessonSource, readLesson, readLessonSource} from './lesson-file.ts';
import {isWorldFileName, platformFileName} from './schema.ts';

/** A lesson of a course that was read from files. It can name the lines of its file. */
export type ReadLesson = CourseLesson & Pick<LessonFile, 'fault'>;

/** A course that was read from files. */
export type ReadCourse = readonly [ReadLesson, ...ReadLesson[]];

const scriptFault = (
  {fault}: Pick<LessonFile, 'fault'>,
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

/** The worlds of a folder, by file name. */
type Worlds = ReadonlyMap<string, World>;

/**
 * The world in which a lesson begins; unknown if the lesson before it may be in a file with faults.
 */
const worldBefore = (
  worlds: Worlds,
  placed: readonly CourseLesson[],
  {value: {after, world = platformFileName}, fault}: LessonSource,
  isFaulty: boolean,
): Result<World | null, Fault> => {
  if (after === undefined) {
    const found = worlds.get(world);
    const names = [...worlds.keys()].join(', ');
    return found
      ? success(found)
      : failure(fault(['world'], `There is no file '${world}' here.`, `Name one of ${names}.`));
  }
  const before = placed.find(({lesson}) => lesson.id === after);
  if (before) return success(before.solved);
  return isFaulty
    ? success(null)
    : failure(
        fault(
          ['after'],
          `No lesson before this one has the id '${after}'.`,
          'Name an earlier lesson, or take the line out.',
        ),
      );
};

const place = (
  before: World,
  placed: readonly ReadLesson[],
  read: LessonSource,
): Result<ReadLesson, readonly Fault[]> => {
  const start = runScript(before, read.value.start ?? '');
  if (!start.ok) return failure([scriptFault(read, 'start', start.error)]);
  const understood = readLesson(start.value.platform, read);
  if (!understood.ok) return understood;
  const {lesson, file, fault} = understood.value;
  if (placed.some(other => other.lesson.id === lesson.id)) {
    const says = `The id '${lesson.id}' is taken by an earlier lesson.`;
    return failure([fault(['id'], says, 'Choose another.')]);
  }
  const solved = runScript(start.value, lesson.solution);
  if (!solved.ok) return failure([scriptFault({fault}, 'solution', solved.error)]);
  return success({
    kind: 'lesson',
    number: placed.length + 1,
    lesson,
    file,
    fault,
    start: start.value,
    solved: solved.value,
  });
};

/** Reads the worlds among the files of a folder, or gives all their faults. */
const readWorlds = (files: readonly TextFile[]): Result<Worlds, readonly Fault[]> => {
  const read = files
    .filter(({name}) => isWorldFileName(name))
    .map(file => ({name: file.name, world: readWorldFile(file)}));
  const faults = read.flatMap(({world}) => (world.ok ? [] : world.error));
  return faults.length > 0
    ? failure(faults)
    : success(new Map(read.flatMap(({name, world}) => (world.ok ? [[name, world.value]] : []))));
};

/** A lesson's file, and the worlds that it may begin in. */
type Entry = {readonly file: TextFile; readonly worlds: Worlds};

/** The lessons among the files of a folder, in order. */
const entriesOf = (files: readonly TextFile[], worlds: Worlds): readonly Entry[] =>
  files
    .filter(({name}) => !isWorldFileName(name) && /^[^/]+\.yaml$/.test(name))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .map(file => ({file, worlds}));

const noPlatform: Fault = {
  file: platformFileName,
  line: 1,
  says: 'There is no such file.',
  remedy: 'Add the platform that the lessons share.',
};

const noLesson: Fault = {
  file: '.',
  line: 1,
  says: 'There is no lesson here.',
  remedy: 'Add a .yaml file for each lesson.',
};

/**
 * Reads the files of a lessons folder into a course, or gives all faults. The lessons of a second
 * folder, `more`, come after those and may begin after any of them. They begin in the worlds of
 * their own folder, or in the first folder's if their own has none of that name.
 */
export const readCourse = (
  files: readonly TextFile[],
  more: readonly TextFile[] = [],
): Result<ReadCourse, readonly Fault[]> => {
  if (!files.some(({name}) => name === platformFileName)) return failure([noPlatform]);
  // No lesson can be judged without the ground it stands on.
  const worlds = readWorlds(files);
  if (!worlds.ok) return worlds;
  const others = readWorlds(more);
  if (!others.ok) return others;
  const entries = [
    ...entriesOf(files, worlds.value),
    ...entriesOf(more, new Map([...worlds.value, ...others.value])),
  ];
  const faults: Fault[] = [];
  const placed: ReadLesson[] = [];
  for (const entry of entries) {
    const source = readLessonSource(entry.file);
    if (!source.ok) {
      faults.push(...source.error);
      continue;
    }
    const before = worldBefore(entry.worlds, placed, source.value, faults.length > 0);
    if (!before.ok) faults.push(before.error);
    if (!before.ok || before.value === null) continue;
    const lesson = place(before.value, placed, source.value);
    if (lesson.ok) placed.push(lesson.value);
    else faults.push(...lesson.error);
  }
  const [first, ...rest] = placed;
  if (faults.length > 0) return failure(faults);
  return first ? success([first, ...rest]) : failure([noLesson]);
};
