import {lists, option} from '../arguments/argument.ts';
import type {Given} from '../arguments/parse.ts';
import {runScript} from '../client/script.ts';
import {findLesson} from '../lessons/course.ts';
import {failure, type Problem, problem, type Result, success} from '../result.ts';
import type {World} from '../security-groups/world.ts';
import {openCourse} from './desk.ts';
import {readScript} from './script-file.ts';
import type {Shell} from './shell.ts';
import {type Opened, readWorldFiles} from './world-files.ts';

/** The option that names the lesson whose start is used. */
export const lessonAsked = option(
  '--lesson',
  'LESSON',
  "a lesson's start, by number or id (default: 1)",
);

/** The option that names the files of a world. */
export const worldFiles = lists(
  '--world',
  'FILE',
  'a world of your own: JSON of the client or of terraform show -json, YAML, or commands',
);

/** The option that names a file of commands to run in the world first. */
export const afterFile = option('--after', 'FILE', 'commands to apply first; - for standard input');

/** The options that choose a world. */
export const worldOptions = [lessonAsked, worldFiles, afterFile] as const;

const openLesson = async (given: Given, shell: Shell, lesson: string): Promise<Result<World>> => {
  const course = await openCourse(given, shell);
  if (!course.ok) return course;
  const place = findLesson(course.value, lesson);
  return place.ok ? success(place.value.start) : place;
};

/**
 * Prints remarks on the files of a world on standard error, so that standard output holds only the
 * result. `about` names the world if there are several.
 */
export const sayRemarks = (shell: Shell, remarks: readonly Problem[], about = ''): void => {
  for (const {says, remedy} of remarks) shell.err(`note: ${about}${says} ${remedy}`);
};

/** Reads a world from files, with remarks, and prints nothing. */
export const openWorldFiles = (
  given: Given,
  shell: Shell,
  files: readonly string[],
): Promise<Result<Opened>> => readWorldFiles(shell, files, () => openLesson(given, shell, '1'));

/** Reads a world from files, and prints remarks on standard error. */
export const openFiles = async (
  given: Given,
  shell: Shell,
  files: readonly string[],
): Promise<Result<World>> => {
  const opened = await openWorldFiles(given, shell, files);
  if (!opened.ok) return opened;
  sayRemarks(shell, opened.value.remarks);
  return success(opened.value.world);
};

const openStart = async (
  given: Given,
  shell: Shell,
  files: readonly string[],
): Promise<Result<World>> => {
  const lesson = given.of(lessonAsked);
  if (files.length > 0 && lesson !== undefined) {
    return failure(problem('--lesson and --world contradict each other.', 'Give one of them.'));
  }
  if (files.includes('-') && given.of(afterFile) === '-') {
    return failure(
      problem('Standard input cannot hold both a world and commands.', 'Put one in a file.'),
    );
  }
  return files.length > 0
    ? openFiles(given, shell, files)
    : openLesson(given, shell, lesson ?? '1');
};

/** Runs the commands of `--after` in a world, if the option was given. */
export const afterScript = async (
  given: Given,
  shell: Shell,
  start: World,
): Promise<Result<World>> => {
  const file = given.of(afterFile);
  if (file === undefined) return success(start);
  const script = await readScript(shell, file);
  if (!script.ok) return script;
  const world = runScript(start, script.value);
  if (world.ok) return world;
  const {line, command, refusal} = world.error;
  return failure(problem(`${file}:${line}: ${command}: ${refusal.says}`, refusal.remedy));
};

/**
 * Opens the world that the options choose, with the commands of `--after`. Remarks on its files are
 * printed on standard error.
 */
export const openWorld = async (
  given: Given,
  shell: Shell,
  files: readonly string[] = given.of(worldFiles),
): Promise<Result<World>> => {
  const start = await openStart(given, shell, files);
  return start.ok ? afterScript(given, shell, start.value) : start;
};
