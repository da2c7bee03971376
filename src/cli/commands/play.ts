import {choice, flag, optional} from '../../arguments/argument.ts';
import type {Given} from '../../arguments/parse.ts';
import {type CourseLesson, findLesson} from '../../lessons/course.ts';
import {sandboxId} from '../../lessons/sandbox.ts';
import {openLesson, openSandbox} from '../../play/open-lesson.ts';
import type {Turn} from '../../play/reply.ts';
import {whereLeftOff} from '../../play/standing.ts';
import {type Problem, problem, type Result, success} from '../../result.ts';
import {backgrounds} from '../../tui/draw/dress.ts';
import type {Beginning} from '../../tui/state/begin.ts';
import type {Subcommand} from '../arguments.ts';
import {type Desk, languageFor, openDesk} from '../desk.ts';
import {type Keeper, newKeeper} from '../keeper.ts';
import {playByLines} from '../line-mode.ts';
import {complain, type Exit, exits, type Shell} from '../shell.ts';
import {afterFile, openWorld, worldFiles} from '../world.ts';

const plain = flag('--plain', 'play by lines of text, without the drawn screen');
const noMotion = flag('--no-motion', 'show a trace at once, without a packet on its way');
const backgroundAsked = choice(
  '--background',
  'of the terminal, for its colours (default: as $COLORFGBG says, or dark)',
  backgrounds,
);
const screenOptions = [plain, noMotion, backgroundAsked] as const;
const placeAsked = optional('place', 'LESSON', 'number or id of a lesson, or sandbox');

const playOnScreen = async (
  shell: Shell,
  given: Given,
  beginning: Beginning,
  keeper: Pick<Keeper, 'keep'>,
): Promise<Exit> => {
  // Ink reads the terminal when it is loaded, and takes its time: only who plays pays for it.
  const {runTui} = await import('../../tui/run.tsx');
  const moves = !given.of(noMotion);
  const {keep} = keeper;
  const background = given.of(backgroundAsked) ?? shell.background;
  await runTui(
    {
      ...beginning,
      keep,
      version: shell.version,
      language: languageFor(given, shell),
      moves,
      background,
    },
    shell.isAscii,
  );
  return exits.ok;
};

/**
 * Opens the first place of play line by line, which has no menu: the sandbox, or the lesson where
 * the learner left off.
 */
const openFirst = (beginning: Beginning): Turn => {
  if ('sandbox' in beginning) return openSandbox(beginning.sandbox);
  const {course, save, startAt} = beginning;
  return openLesson({course, save}, startAt ?? whereLeftOff(course, save));
};

const playWith = (
  shell: Shell,
  given: Given,
  beginning: Beginning,
  keeper: Pick<Keeper, 'keep'>,
): Promise<Exit> =>
  shell.isTerminal && !given.of(plain)
    ? playOnScreen(shell, given, beginning, keeper)
    : playByLines(shell, openFirst(beginning), keeper);

const playAt = async (
  shell: Shell,
  given: Given,
  desk: Desk,
  startAt: CourseLesson | null,
): Promise<Exit> => {
  const {course, save, store} = desk;
  const writable = store.keep(save);
  if (!writable.ok) return complain(shell, writable.error, exits.no);
  const keeper = newKeeper(store);
  const exit = await playWith(shell, given, {course, save, startAt}, keeper);
  const trouble = keeper.trouble();
  return trouble ? complain(shell, trouble, exits.no) : exit;
};

const lessonFor = ({course, save}: Desk, text: string | undefined): Result<CourseLesson> =>
  text === undefined ? success(whereLeftOff(course, save)) : findLesson(course, text);

const withoutSandbox = (option: string): Problem =>
  problem(
    `${option} is for the sandbox; a lesson has a world of its own.`,
    `Write: safespring-lab play sandbox ${option} FILE`,
  );

/** Plays in the sandbox, a world to try things in. Nothing is saved. */
const playInSandbox = async (
  given: Given,
  shell: Shell,
  files: readonly string[],
): Promise<Exit> => {
  const world = await openWorld(given, shell, files);
  if (!world.ok) return complain(shell, world.error);
  const sandbox = {kind: 'sandbox', start: world.value} as const;
  return playWith(shell, given, {sandbox}, {keep: () => {}});
};

/**
 * Takes the sandbox's name out of the files of `--world FILE…`, where it looks like another file.
 */
const takeApart = (place: string | undefined, files: readonly string[]) =>
  place === undefined && files.length > 1 && files.at(-1) === sandboxId
    ? {place: sandboxId, files: files.slice(0, -1)}
    : {place, files};

/** `play [LESSON]`: opens a lesson on the screen, or plays it line by line without a terminal. */
export const playCommand: Subcommand = {
  name: 'play',
  about: 'Play a lesson, where you left off unless you name one; or in the sandbox.',
  takes: [placeAsked, ...screenOptions, worldFiles, afterFile],
  run: async (given, shell) => {
    const {place, files} = takeApart(given.of(placeAsked), given.of(worldFiles));
    if (place === sandboxId) return playInSandbox(given, shell, files);
    const needless = [worldFiles, afterFile].find(given.has);
    if (needless !== undefined) return complain(shell, withoutSandbox(needless.name));
    const desk = await openDesk(given, shell);
    if (!desk.ok) return complain(shell, desk.error);
    const lesson = lessonFor(desk.value, place);
    return lesson.ok
      ? playAt(shell, given, desk.value, lesson.value)
      : complain(shell, lesson.error);
  },
};

/** Runs when no subcommand is named: opens the menu, or plays line by line. */
export const menuCommand: Subcommand = {
  name: 'menu',
  about: 'Open the menu of lessons.',
  takes: screenOptions,
  run: async (given, shell) => {
    const desk = await openDesk(given, shell);
    return desk.ok ? playAt(shell, given, desk.value, null) : complain(shell, desk.error);
  },
};
