import {isTooSmall, type Size} from './draw/layout.ts';
import type {Input} from './focus/keymap.ts';
import {press, tick} from './focus/keymaps.ts';
import type {Keystroke} from './focus/keystrokes.ts';
import type {State} from './state/state.ts';

/**
 * Something that happens to the screen. The size decides which answers need a page of their own.
 */
export type Event = {readonly size: Size} & (
  | {readonly kind: 'strokes'; readonly strokes: readonly Keystroke[]}
  | {readonly kind: 'paste'; readonly text: string}
  /** The time of a hop is over. */
  | {readonly kind: 'tick'}
);

/** Removes the marks of the last change, which stay until the next key. */
const unmarked = (state: State): State => (state.before ? {...state, before: null} : state);

const hear = (state: State, input: Input, size: Size, isAlone: boolean): State => {
  if (state.ended) return state;
  if (!isTooSmall(size)) return press(unmarked(state), input, size, isAlone);
  return 'key' in input && input.key === 'ctrl-c' ? {...state, ended: true} : state;
};

/** Gives the state of the screen after an event. The state changes in no other way. */
export const reduce = (state: State, event: Event): State => {
  const {size} = event;
  switch (event.kind) {
    case 'paste':
      return hear(state, {pasted: event.text}, size, true);
    case 'strokes': {
      const {strokes} = event;
      const isAlone = strokes.length === 1;
      return strokes.reduce((sofar, stroke) => hear(sofar, stroke, size, isAlone), state);
    }
    case 'tick':
      return tick(state);
  }
};
