import {graphemes} from '../../src/text/width.ts';
import type {Size} from '../../src/tui/draw/layout.ts';
import type {Keystroke} from '../../src/tui/focus/keystrokes.ts';
import {reduce} from '../../src/tui/reduce.ts';
import {type Beginning, begin} from '../../src/tui/state/begin.ts';
import type {Offer} from '../../src/tui/state/offer.ts';
import type {Page} from '../../src/tui/state/page.ts';
import type {State} from '../../src/tui/state/state.ts';
import {course, lesson, save} from './a-course.ts';

/** The size that most terminals have. */
export const usual: Size = {columns: 80, rows: 24};

/** The screen in a lesson, or in the menu where none is named. */
export const screenAt = (
  number: number | null,
  more: Partial<Beginning> = {},
  size = usual,
): State => begin({course, save, startAt: number === null ? null : lesson(number), ...more}, size);

/** The screen after strokes that come in one read. */
export const send = (state: State, strokes: readonly Keystroke[], size = usual): State =>
  reduce(state, {kind: 'strokes', strokes, size});

/** The screen after keys that come in one read. */
export const press = (state: State, ...keys: readonly string[]): State =>
  send(
    state,
    keys.map(key => ({key})),
  );

/** The strokes of a text that is typed. */
export const textStrokes = (text: string): readonly Keystroke[] =>
  graphemes(text).map(text => ({text}));

/** The screen after a text that comes in one read. */
export const type = (state: State, text: string): State => send(state, textStrokes(text));

/** The screen after lines, each with its Enter. */
export const run = (state: State, ...lines: readonly string[]): State =>
  lines.reduce((sofar, line) => press(type(sofar, line), 'enter'), state);

/** The page that is read, if one is. */
export const pageOf = ({focus}: State): Page | null => ('page' in focus ? focus.page : null);

/** The words that are offered, if some are. */
export const offerOf = ({focus}: State): Offer | null =>
  focus.kind === 'completion' ? focus.offer : null;

/** The goal or rule that is looked at, if one is. */
export const pointedOf = ({focus}: State) => (focus.kind === 'pointing' ? focus.pointed : null);

/** The lesson chosen in the menu, from 0, if the menu is open. */
export const chosenOf = ({focus}: State): number | null =>
  focus.kind === 'menu' ? focus.chosen : null;

/** The animation that is under way, if one is. */
export const animationOf = ({focus}: State) => (focus.kind === 'packet' ? focus.animation : null);
