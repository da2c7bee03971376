import {Box, Text, useApp, useInput, usePaste, useWindowSize} from 'ink';
import {type ReactNode, useEffect, useLayoutEffect, useMemo, useReducer, useRef} from 'react';
import {standings as standingsOf} from '../play/standing.ts';
import type {Save} from '../progress/save.ts';
import {type Background, dresses} from './draw/dress.ts';
import {isTooSmall, type Size, smallest} from './draw/layout.ts';
import {DressContext} from './draw/rows.tsx';
import {footer} from './focus/keymaps.ts';
import {keystrokes} from './focus/keystrokes.ts';
import {reduce} from './reduce.ts';
import {LessonScreen} from './screens/lesson/lesson-screen.tsx';
import {MenuScreen} from './screens/menu/menu-screen.tsx';
import {PageScreen} from './screens/page/page-screen.tsx';
import {hopTime} from './state/animation.ts';
import {type Beginning, begin} from './state/begin.ts';
import {playIn} from './state/state.ts';

/** The properties that the screen starts with. */
export type AppProps = Beginning & {
  /** Keeps a save. It is called whenever there is something new. */
  readonly keep: (save: Save) => void;
  readonly version: string;
  readonly background?: Background;
  /** Stops the program, and resolves when it continues. */
  readonly stop: () => Promise<void>;
  /** How often another process has asked the program to stop. */
  readonly stopsAsked?: number;
};

const TooSmall = ({columns, rows}: Size) => (
  <Text wrap="wrap">
    {`This needs ${smallest.columns}x${smallest.rows}; it is ${columns}x${rows}. Make the window larger, or leave with Ctrl-C: everything is kept.`}
  </Text>
);

/** The whole screen. It draws the state, and passes every event to the reducer. */
export const App = ({
  keep,
  version,
  background = 'dark',
  stop,
  stopsAsked = 0,
  ...beginning
}: AppProps) => {
  const size = useWindowSize();
  const [state, dispatch] = useReducer(reduce, null, () => begin(beginning, size));
  const {exit, suspendTerminal} = useApp();
  useInput((input, key) => dispatch({kind: 'strokes', strokes: keystrokes(input, key), size}));
  usePaste(text => dispatch({kind: 'paste', text, size}));

  const {course, save} = state.learner;
  const kept = useRef('sandbox' in beginning ? null : beginning.save);
  // What is on the screen is kept: nothing gets between the two.
  useLayoutEffect(() => {
    if (save === kept.current) return;
    kept.current = save;
    keep(save);
  }, [save, keep]);
  useEffect(() => {
    if (state.ended) exit();
  }, [state.ended, exit]);
  useEffect(() => {
    // Giving the terminal away and taking it back draws every row anew.
    if (state.redraws > 0) void suspendTerminal(() => {});
  }, [state.redraws, suspendTerminal]);

  const running = state.focus.kind === 'packet' ? state.focus.animation : null;
  useEffect(() => {
    if (!running) return;
    const timer = setTimeout(() => dispatch({kind: 'tick', size}), hopTime);
    return () => clearTimeout(timer);
  }, [running, size]);
  const pauses = state.pauses + stopsAsked;
  useEffect(() => {
    if (pauses > 0) void suspendTerminal(stop);
  }, [pauses, suspendTerminal, stop]);

  const {focus, language} = state;
  const standings = useMemo(() => standingsOf(course, save), [course, save]);
  const screen = (): ReactNode => {
    if (isTooSmall(size)) return <TooSmall {...size} />;
    if ('page' in focus)
      return <PageScreen page={focus.page} footer={footer(state, size)} size={size} />;
    if (focus.kind === 'menu') {
      return (
        <MenuScreen
          standings={standings}
          chosen={focus.chosen}
          version={version}
          language={language}
          footer={footer(state, size)}
          size={size}
        />
      );
    }
    const learner = playIn(state);
    return (
      learner && (
        <LessonScreen
          state={{...state, focus, learner}}
          standings={standings}
          footer={() => footer(state, size)}
          size={size}
        />
      )
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
