import {type CourseLesson, findLesson} from '../../lessons/course.ts';
import {sandbox, sandboxId} from '../../lessons/sandbox.ts';
import {whereLeftOff} from '../../play/standing.ts';
import {emptySave} from '../../progress/save.ts';
import {type Problem, problem, type Result, success} from '../../result.ts';
import {backgrounds} from '../../tui/dress.ts';
import type {Given, Subcommand} from '../arguments.ts';
import {type Desk, languageFor, openDesk} from '../desk.ts';
import {type Keeper, newKeeper} from '../keeper.ts';
import {playByLines} from '../line-mode.ts';
import {complain, type Exit, exits, type Shell} from '../shell.ts';
import {declareWorldFile, openWorld} from '../world.ts';

/** Lessons, what is kept of them, and the one to begin with; the menu comes first if there is none. */
type Table = Pick<Desk, 'course' | 'save'> & {readonly startAt: CourseLesson | null};

const playOnScreen = async (
  shell: Shell,
  given: Given,
  table: Table,
  keeper: Pick<Keeper, 'keep'>,
): Promise<Exit> => {
  // Ink reads the terminal when it is loaded, and takes its time: only who plays pays for it.
  const {runTui} = await import('../../tui/run.tsx');
  const moves = !given.has('no_motion');
  const {keep} = keeper;
  const background = backgrounds.find(one => one === given.text('background')) ?? shell.background;
  await runTui(
    {
      ...table,
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

const playWith = (
  shell: Shell,
  given: Given,
  table: Table,
  keeper: Pick<Keeper, 'keep'>,
): Promise<Exit> => {
  const {course, save, startAt} = table;
  return shell.isTerminal && !given.has('plain')
    ? playOnScreen(shell, given, table, keeper)
    : playByLines(shell, course, save, startAt ?? whereLeftOff(course, save), keeper);
};

const playAt = async (
  shell: Shell,
  given: Given,
  desk: Desk,
  startAt: CourseLesson | null,
): Promise<Exit> => {
  const {save, store} = desk;
  const writable = store.keep(save);
  if (!writable.ok) return complain(shell, writable.error, exits.no);
  const keeper = newKeeper(store);
  const exit = await playWith(shell, given, {...desk, startAt}, keeper);
  const trouble = keeper.trouble();
  return trouble ? complain(shell, trouble, exits.no) : exit;
};

const lessonFor = ({course, save}: Desk, text: string | undefined): Result<CourseLesson> =>
  text === undefined ? success(whereLeftOff(course, save)) : findLesson(course, text);

const declareScreen: Subcommand['declare'] = parser => {
  parser.add_argument('--plain', {
    action: 'store_true',
    help: 'play by lines of text, without the drawn screen',
  });
  parser.add_argument('--no-motion', {
    action: 'store_true',
    help: 'show a trace at once, without a packet on its way',
  });
  parser.add_argument('--background', {
    choices: [...backgrounds],
    help: 'of the terminal, for its colours (default: as $COLORFGBG says, or dark)',
  });
};

const worldOptions = ['world', 'after'] as const;

const withoutSandbox = (option: string): Problem =>
  problem(
    `--${option} is for the sandbox; a lesson has a world of its own.`,
    `Write: safespring-lab play sandbox --${option} FILE`,
  );

/** A world to try things in, of which nothing is kept. */
const playInSandbox = async (
  given: Given,
  shell: Shell,
  files: readonly string[],
): Promise<Exit> => {
  const world = await openWorld(given, shell, files);
  if (!world.ok) return complain(shell, world.error);
  const course = sandbox(world.value);
  const save = emptySave(sandboxId);
  return playWith(shell, given, {course, save, startAt: course[0]}, {keep: () => {}});
};

/** The sandbox's name behind `--world FILE…` looks like another file. */
const takeApart = (place: string | undefined, files: readonly string[]) =>
  place === undefined && files.length > 1 && files.at(-1) === sandboxId
    ? {place: sandboxId, files: files.slice(0, -1)}
    : {place, files};

/** `play [LESSON]`: a lesson on the screen, or by lines where there is no terminal. */
export const play: Subcommand = {
  name: 'play',
  about: 'Play a lesson, where you left off unless you name one; or in the sandbox.',
  declare: parser => {
    parser.add_argument('place', {
      nargs: '?',
      metavar: 'LESSON',
      help: 'number or id of a lesson, or sandbox',
    });
    declareScreen(parser);
    declareWorldFile(parser);
  },
  run: async (given, shell) => {
    const {place, files} = takeApart(given.text('place'), given.texts('world'));
    if (place === sandboxId) return playInSandbox(given, shell, files);
    const needless = worldOptions.find(option => given.texts(option).length > 0);
    if (needless !== undefined) return complain(shell, withoutSandbox(needless));
    const desk = await openDesk(given, shell);
    if (!desk.ok) return complain(shell, desk.error);
    const lesson = lessonFor(desk.value, place);
    return lesson.ok
      ? playAt(shell, given, desk.value, lesson.value)
      : complain(shell, lesson.error);
  },
};

/** What the program does when no subcommand is named: the menu, or play by lines. */
export const menu: Subcommand = {
  name: 'menu',
  about: 'Open the menu of lessons.',
  declare: declareScreen,
  run: async (given, shell) => {
    const desk = await openDesk(given, shell);
    return desk.ok ? playAt(shell, given, desk.value, null) : complain(shell, desk.error);
  },
};
