import type {Size} from '../draw/layout.ts';
import type {Line} from '../draw/line.ts';
import type {At, FocusKind, State} from '../state/state.ts';
import type {Keystroke} from './keystrokes.ts';

/**
 * The binding of a key, or of several that do the same: what it does in one kind of focus, and its
 * texts in the footer and the help.
 */
export type Binding<Kind extends FocusKind> = {
  /** The names of keys, or characters. */
  readonly keys: readonly string[];
  /** The keys as people write them. */
  readonly label: string;
  /** The text in the help. */
  readonly does: string;
  /** Does what the key is for, and gives the next state. */
  readonly press: (state: At<Kind>, size: Size) => State;
  /** The word in the footer; if it is left out or null, the footer does not show the key. */
  readonly footer?: string | ((state: At<Kind>, size: Size) => string | null);
  /** The keys in the footer, if they stand for others too. */
  readonly footerLabel?: string;
};

/** An input from a person: a key, a character, or a pasted text. */
export type Input = Keystroke | {readonly pasted: string};

/**
 * The result of an input without a binding: a state, and whether the focus of that state must hear
 * the input `again`.
 */
export type Unbound = {readonly state: State; readonly again: boolean};

/** All keys of one kind of focus. */
export type Keymap<Kind extends FocusKind> = {
  readonly bindings: readonly Binding<Kind>[];
  /** Handles an input without a binding. */
  readonly other: (state: At<Kind>, input: Input, size: Size) => Unbound;
  /** Handles inputs that came together in one read, if they were not meant for this focus. */
  readonly typedAhead?: (state: At<Kind>, input: Input) => State;
  /** Goes on after the time of a hop. */
  readonly tick?: (state: At<Kind>) => State;
  /** The footer, if it is not made of the words of the bindings. */
  readonly footer?: (state: At<Kind>, size: Size) => Line;
};

/** The input was handled; the state may be new or the same. */
export const done = (state: State): Unbound => ({state, again: false});

/** The focus has changed, and the new one must handle the input. */
export const makeWay = (state: State): Unbound => ({state, again: true});

/** The keys that do the same in every focus where a person reads or types. */
export const commonKeys: readonly (Omit<Binding<FocusKind>, 'press'> & {
  readonly press: (state: State) => State;
})[] = [
  {
    keys: ['ctrl-l'],
    label: 'Ctrl-L',
    does: 'draw all anew',
    press: state => ({...state, redraws: state.redraws + 1}),
  },
  {
    keys: ['ctrl-z'],
    label: 'Ctrl-Z',
    does: 'stop; fg goes on',
    press: state => ({...state, pauses: state.pauses + 1}),
  },
];
