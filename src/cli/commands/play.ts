import {type CourseLesson, findLesson} from '../../lessons/course.ts';
import {whereLeftOff} from '../../play/standing.ts';
import {type Result, success} from '../../result.ts';
import type {Given, Subcommand} from '../arguments.ts';
import {type Desk, openDesk} from '../desk.ts';
import {type Keeper, newKeeper} from '../keeper.ts';
import {playByLines} from '../line-mode.ts';
import {complain, type Exit, exits, type Shell} from '../shell.ts';

const playOnScreen = async (
  shell: Shell,
  {course, save}: Desk,
  startAt: CourseLesson | null,
  keeper: Keeper,
): Promise<Exit> => {
  // Ink reads the terminal when it is loaded, and takes its time: only who plays pays for it.
  const {runTui} = await import('../../tui/run.tsx');
  await runTui({course, save, startAt, keep: keeper.keep, version: shell.version});
  return exits.ok;
};

const playAt = async (
  shell: Shell,
  given: Given,
  desk: Desk,
  startAt: CourseLesson | null,
): Promise<Exit> => {
  const {course, save, store} = desk;
  const writable = await store.keep(save);
  if (!writable.ok) return complain(shell, writable.error, exits.no);
  const keeper = newKeeper(store);
  const exit =
    shell.isTerminal && !given.has('plain')
      ? await playOnScreen(shell, desk, startAt, keeper)
      : await playByLines(shell, course, save, startAt ?? whereLeftOff(course, save), keeper);
  const trouble = await keeper.finish();
  return trouble ? complain(shell, trouble, exits.no) : exit;
};

const lessonFor = ({course, save}: Desk, text: string | undefined): Result<CourseLesson> =>
  text === undefined ? success(whereLeftOff(course, save)) : findLesson(course, text);

const declarePlain: Subcommand['declare'] = parser =>
  parser.add_argument('--plain', {
    action: 'store_true',
    help: 'play by lines of text, without the drawn screen',
  });

/** `play [LESSON]`: a lesson on the screen, or by lines where there is no terminal. */
export const play: Subcommand = {
  name: 'play',
  about: 'Play a lesson; where you left off, unless you name one.',
  declare: parser => {
    parser.add_argument('lesson', {
      nargs: '?',
      metavar: 'LESSON',
      help: 'number or id of a lesson',
    });
    declarePlain(parser);
  },
  run: async (given, shell) => {
    const desk = await openDesk(given, shell);
    if (!desk.ok) return complain(shell, desk.error);
    const place = lessonFor(desk.value, given.text('lesson'));
    return place.ok ? playAt(shell, given, desk.value, place.value) : complain(shell, place.error);
  },
};

/** What the program does when no subcommand is named: the menu, or play by lines. */
export const menu: Subcommand = {
  name: 'menu',
  about: 'Open the menu of lessons.',
  declare: declarePlain,
  run: async (given, shell) => {
    const desk = await openDesk(given, shell);
    return desk.ok ? playAt(shell, given, desk.value, null) : complain(shell, desk.error);
  },
};
