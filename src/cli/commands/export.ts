import {choice, flag, optional} from '../../arguments/argument.ts';
import type {Given} from '../../arguments/parse.ts';
import {commandsOf} from '../../client/script.ts';
import {type CourseLesson, findLesson} from '../../lessons/course.ts';
import {attemptAt, replay} from '../../play/play.ts';
import {exportFormats, exportWorld} from '../../projects/export/export-world.ts';
import {failure, problem, type Result, success} from '../../result.ts';
import type {World} from '../../security-groups/world.ts';
import type {Subcommand} from '../arguments.ts';
import {openDesk} from '../desk.ts';
import {complain, exits, type Shell} from '../shell.ts';
import {afterFile, afterScript, openFiles, worldFiles} from '../world.ts';

/** A world to export, and remarks on it. */
type Chosen = {readonly world: World; readonly remarks: readonly string[]};

const solved = (place: CourseLesson): Chosen => {
  const commands = commandsOf(place.lesson.solution).map(({command}) => command);
  return {world: replay(place, commands).world, remarks: []};
};

const asSaved = (place: CourseLesson, commands: readonly string[]): Chosen => ({
  world: replay(place, commands).world,
  remarks:
    commands.length > 0
      ? []
      : [
          `You have changed nothing in lesson ${place.number}, ${place.lesson.title}: this is its start. A right answer: --solution`,
        ],
});

const lessonAsked = optional('lesson', 'LESSON', 'number or id of a lesson; as you left it');
const format = choice(
  '--format',
  'a script of openstack commands (the default), Terraform, or what the client prints with -f json',
  exportFormats,
);
const solution = flag('--solution', "the lesson's solution instead of your own work");

const inLesson = async (given: Given, shell: Shell, text: string): Promise<Result<Chosen>> => {
  const desk = await openDesk(given, shell);
  if (!desk.ok) return desk;
  const place = findLesson(desk.value.course, text);
  if (!place.ok) return place;
  const {commands} = attemptAt(desk.value.save, place.value.lesson.id);
  return success(given.of(solution) ? solved(place.value) : asSaved(place.value, commands));
};

const choose = async (given: Given, shell: Shell): Promise<Result<Chosen>> => {
  const [lesson, files] = [given.of(lessonAsked), given.of(worldFiles)];
  if (lesson !== undefined && files.length === 0) return inLesson(given, shell, lesson);
  if (files.length === 0) {
    return failure(
      problem('What to export is missing.', 'Name a lesson, like: safespring-lab export 4'),
    );
  }
  if (lesson !== undefined || given.of(solution)) {
    return failure(
      problem(
        'A lesson and --world contradict each other.',
        'Give one of them, without --solution.',
      ),
    );
  }
  const world = await openFiles(given, shell, files);
  return world.ok ? success({world: world.value, remarks: []}) : world;
};

/** `export LESSON [--format …]`: prints a learner's world in an exported format. */
export const exportCommand: Subcommand = {
  name: 'export',
  about: 'Print your groups of a lesson as a script for the client, as Terraform or as JSON.',
  takes: [lessonAsked, format, solution, worldFiles, afterFile],
  run: async (given, shell) => {
    const chosen = await choose(given, shell);
    if (!chosen.ok) return complain(shell, chosen.error);
    const world = await afterScript(given, shell, chosen.value.world);
    if (!world.ok) return complain(shell, world.error);
    const {text, remarks} = exportWorld(world.value, given.of(format) ?? exportFormats[0]);
    shell.out(text.replace(/\n$/, ''));
    for (const remark of [...chosen.value.remarks, ...remarks]) shell.err(remark);
    return exits.ok;
  },
};
