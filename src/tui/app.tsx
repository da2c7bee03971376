import {Box, Text, useApp, useInput, usePaste, useWindowSize} from 'ink';
import {type ReactNode, useEffect, useLayoutEffect, useMemo, useReducer, useRef} from 'react';
import type {Course, CourseLesson} from '../lessons/course.ts';
import {ownLanguage} from '../lessons/translate/language.ts';
import {standings as standingsOf} from '../play/standing.ts';
import type {Save} from '../progress/save.ts';
import {type Background, dresses} from './dress.ts';
import {keystrokes} from './input.ts';
import {isTooSmall, type Size, smallest} from './layout.ts';
import {LessonScreen} from './lesson-screen.tsx';
import {DressContext} from './lines.tsx';
import {MenuScreen} from './menu-screen.tsx';
import {hopTime, isUnderWay} from './packet.ts';
import {PageScreen} from './page-screen.tsx';
import {reduce} from './reduce.ts';
import {begin, playIn} from './state.ts';

/** What the screen is started with. */
export type AppProps = {
  readonly course: Course;
  readonly save: Save;
  /** The lesson to open; the menu comes first when there is none. */
  readonly startAt: CourseLesson | null;
  /** Called with everything to keep, whenever there is something new. */
  readonly keep: (save: Save) => void;
  readonly version: string;
  /** The language of the menu; English unless said. */
  readonly language?: string;
  /** Whether anything may move by itself; if not, a trace is its last picture at once. */
  readonly moves?: boolean;
  readonly background?: Background;
  /** Stops the program; resolves when it goes on. */
  readonly stop: () => Promise<void>;
  /** How often somebody else asked it to stop. */
  readonly stopsAsked?: number;
};

const TooSmall = ({columns, rows}: Size) => (
  <Text wrap="wrap">
    {`This needs ${smallest.columns}x${smallest.rows}; it is ${columns}x${rows}. Make the window larger, or leave with Ctrl-C: everything is kept.`}
  </Text>
);

/** The whole screen: it draws the state, and hands what happens to the one function that changes it. */
export const App = ({
  course,
  save,
  startAt,
  keep,
  version,
  language = ownLanguage,
  moves = false,
  background = 'dark',
  stop,
  stopsAsked = 0,
}: AppProps) => {
  const size = useWindowSize();
  const [state, dispatch] = useReducer(reduce, null, () =>
    begin(course, save, startAt, size, moves),
  );
  const {exit, suspendTerminal} = useApp();
  useInput((input, key) => dispatch({kind: 'strokes', strokes: keystrokes(input, key), size}));
  usePaste(text => dispatch({kind: 'paste', text, size}));

  const {save: latest} = state.learner;
  const kept = useRef(save);
  // What is on the screen is kept: nothing gets between the two.
  useLayoutEffect(() => {
    if (latest === kept.current) return;
    kept.current = latest;
    keep(latest);
  }, [latest, keep]);
  useEffect(() => {
    if (state.ended) exit();
  }, [state.ended, exit]);
  useEffect(() => {
    // Giving the terminal away and taking it back draws every row anew.
    if (state.redraws > 0) void suspendTerminal(() => {});
  }, [state.redraws, suspendTerminal]);

  const underWay = state.packet && isUnderWay(state.packet) ? state.packet : null;
  useEffect(() => {
    if (!underWay) return;
    const timer = setTimeout(() => dispatch({kind: 'tick', size}), hopTime);
    return () => clearTimeout(timer);
  }, [underWay, size]);
  const pauses = state.pauses + stopsAsked;
  useEffect(() => {
    if (pauses > 0) void suspendTerminal(stop);
  }, [pauses, suspendTerminal, stop]);

  const standings = useMemo(() => standingsOf(course, latest), [course, latest]);
  const screen = (): ReactNode => {
    const play = playIn(state);
    const {page, before, packet, answered, prompt, menu, pointed, leaving, chosen} = state;
    if (isTooSmall(size)) return <TooSmall {...size} />;
    if (page) return <PageScreen page={page} size={size} />;
    if (state.screen === 'menu' || !play) {
      return (
        <MenuScreen
          standings={standings}
          chosen={chosen}
          version={version}
          language={language}
          size={size}
        />
      );
    }
    return (
      <LessonScreen
        play={play}
        before={before}
        packet={packet}
        answered={answered}
        prompt={prompt}
        menu={menu}
        pointed={pointed}
        standings={standings}
        leaving={leaving}
        size={size}
      />
    );
  };
  return (
    <DressContext value={dresses[background]}>
      <Box width={size.columns} height={size.rows} flexDirection="column" overflow="hidden">
        {screen()}
      </Box>
    </DressContext>
  );
};
