import {commandsOf} from '../../src/client/script.ts';
import type {Course} from '../../src/lessons/course.ts';
import {emptySave, type Save} from '../../src/progress/save.ts';
import {App} from '../../src/tui/app.tsx';
import type {Background} from '../../src/tui/draw/dress.ts';
import {frames} from '../lessons/fixed-course.ts';
import type {Key} from '../terminal/keys.ts';
import {mount, type Screen} from '../terminal/screen.ts';
import type {Frame, Picture} from './svg.ts';

const size = {columns: 100, rows: 30} as const;

/** The lesson that is played: two gates, and two commands to open them. */
const played = 5;

/** The save of somebody who has solved the lessons before. */
const saveBefore = (course: Course): Save => ({
  ...emptySave('ada'),
  welcomed: true,
  lessons: Object.fromEntries(
    course
      .filter(({number}) => number < played)
      .map(({lesson}) => {
        const commands = commandsOf(lesson.solution).map(({command}) => command);
        return [lesson.id, {commands, hints: [], best: {commands, hints: []}, stars: 3}];
      }),
  ),
});

const open = (background: Background): Promise<Screen> => {
  const course = frames;
  return mount(
    <App
      course={course}
      save={saveBefore(course)}
      startAt={course.find(({number}) => number === played) ?? null}
      keep={() => {}}
      version=""
      background={background}
      stop={async () => {}}
    />,
    {exitOnCtrlC: false, ...size},
  );
};

/** The screen as it is now, with the cursor where a line is typed. */
const frameOf = (screen: Screen, seconds: number): Frame => {
  const cursor = screen.isCursorShown() ? screen.cursor() : null;
  return {
    seconds,
    rows: screen.cells().map((cells, row) => ({
      cells,
      cursor: cursor?.row === row ? cursor.column : null,
    })),
  };
};

const ownEnd = 'egress tcp/3333 to public on sg-default';
const farEnd = 'ingress tcp/3333 from default on sg-public';

/** The lesson half solved, with the command typed that solves it: the picture shows what it would do. */
export const drawLesson = async (background: Background): Promise<Picture> => {
  const screen = await open(background);
  await screen.send(`${ownEnd}\r`);
  await screen.send(farEnd);
  const frame = frameOf(screen, 0);
  await screen.unmount();
  return {
    title: 'A lesson of safespring-lab, half solved',
    description:
      'Three instances in boxes, with the rules of their security groups; arrows between them and to the Internet show what passes, and where it stops. Below are the goals of the lesson, and why one is not met yet. A command is being typed that would meet it, and the arrow that it would open is dotted.',
    frames: [frame],
  };
};

/** How a line comes to the screen: as it is typed, or all of it at once, which is quick. */
export type Typing = 'letter by letter' | 'at once';

/** The whole lesson: two commands, each shown before it is run, and the arrow that they open. */
export const drawPlay = async (
  background: Background,
  typing: Typing = 'letter by letter',
): Promise<Picture> => {
  const screen = await open(background);
  const first = frameOf(screen, 3);
  const frames: Frame[] = [];
  const type = async (line: string): Promise<void> => {
    if (typing === 'at once') await screen.send(line);
    else {
      for (const letter of line) {
        await screen.type(letter);
        frames.push(frameOf(screen, 0.07));
      }
    }
    frames.push(frameOf(screen, 2));
  };
  const press = async (key: Key, seconds: number): Promise<void> => {
    await screen.press(key);
    frames.push(frameOf(screen, seconds));
  };
  await type(ownEnd);
  await press('enter', 4.5);
  await type(farEnd);
  await press('enter', 5);
  await press('escape', 5);
  await screen.unmount();
  return {
    title: 'A lesson of safespring-lab, from its start to its end',
    description:
      'Two commands are typed. Each time the arrow that the command would open is dotted; after Enter it is drawn, first half, since only one end allows it, then whole. All goals are met, and the lesson tells what is to be remembered.',
    frames: [first, ...frames],
  };
};
