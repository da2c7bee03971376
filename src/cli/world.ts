import {basename} from 'node:path';
import type {ArgumentParser} from 'argparse';
import {findLesson} from '../lessons/course.ts';
import {describeFault} from '../lessons/fault.ts';
import {readWorldFile} from '../lessons/world-file.ts';
import {runScript} from '../openstack/script.ts';
import {failure, problem, type Result, success} from '../result.ts';
import type {World} from '../security-groups/world.ts';
import type {Given} from './arguments.ts';
import {openCourse} from './desk.ts';
import {readScript} from './script-file.ts';
import {reasonOf, type Shell} from './shell.ts';

/** Declares the options that say which world is asked about. */
export const declareWorld = (parser: ArgumentParser): void => {
  parser.add_argument('--lesson', {
    metavar: 'LESSON',
    help: "a lesson's start, by number or id (default: 1)",
  });
  declareWorldFile(parser);
};

/** Declares the options for a world of one's own, and for commands to apply to it first. */
export const declareWorldFile = (parser: ArgumentParser): void => {
  parser.add_argument('--world', {metavar: 'FILE', help: 'a world of your own, in YAML'});
  parser.add_argument('--after', {
    metavar: 'FILE',
    help: 'commands to apply first; - for standard input',
  });
};

/** The world in a file, or every fault of the file in one problem. */
export const openWorldFile = async (shell: Shell, file: string): Promise<Result<World>> => {
  try {
    const world = readWorldFile({name: basename(file), text: await shell.readText(file)});
    return world.ok
      ? world
      : failure(
          problem(
            [`The world ${file} cannot be read:`, ...world.error.map(describeFault)].join('\n'),
            "Mend it; the built-in lessons' platform.yaml shows the form.",
          ),
        );
  } catch (error) {
    return failure(
      problem(`${file} cannot be read: ${reasonOf(error)}.`, 'Name the file of a world.'),
    );
  }
};

const openStart = async (given: Given, shell: Shell): Promise<Result<World>> => {
  const file = given.text('world');
  if (file !== undefined && given.text('lesson') !== undefined) {
    return failure(problem('--lesson and --world contradict each other.', 'Give one of them.'));
  }
  if (file !== undefined) return openWorldFile(shell, file);
  const course = await openCourse(given, shell);
  if (!course.ok) return course;
  const place = findLesson(course.value, given.text('lesson') ?? '1');
  return place.ok ? success(place.value.start) : place;
};

/** The world asked about, with the commands of `--after` applied. */
export const openWorld = async (given: Given, shell: Shell): Promise<Result<World>> => {
  const start = await openStart(given, shell);
  const file = given.text('after');
  if (!start.ok || file === undefined) return start;
  const script = await readScript(shell, file);
  if (!script.ok) return script;
  const world = runScript(start.value, script.value);
  if (world.ok) return world;
  const {line, command, refusal} = world.error;
  return failure(problem(`${file}:${line}: ${command}: ${refusal.says}`, refusal.remedy));
};
