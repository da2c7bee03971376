import type {Size} from '../draw/layout.ts';
import type {Line} from '../draw/line.ts';
import type {At, FocusKind, State} from '../state/state.ts';
import type {Keystroke} from './keystrokes.ts';

/** A key, or several that do the same: what it does while one certain has the keys, and how it is told of. */
export type Binding<Kind extends FocusKind> = {
  /** Names of keys, or a character to type. */
  readonly keys: readonly string[];
  /** How the keys are written for people. */
  readonly label: string;
  /** What the help says of it. */
  readonly does: string;
  /** Does it. */
  readonly press: (state: At<Kind>, size: Size) => State;
  /** Its word in the footer; none, or null, where it is not shown there. */
  readonly footer?: string | ((state: At<Kind>, size: Size) => string | null);
  /** The keys in the footer, where they speak for others too. */
  readonly footerLabel?: string;
};

/** What a person does: a key or a character, or a text pasted. */
export type Input = Keystroke | {readonly pasted: string};

/**
 * What came of an input for which there is no key: a state; and whether the input is to be heard
 * `again`, by who has the keys in that state.
 */
export type Unbound = {readonly state: State; readonly again: boolean};

/** All keys of one who may have them. */
export type Keymap<Kind extends FocusKind> = {
  readonly bindings: readonly Binding<Kind>[];
  /** Hears an input for which there is no key. */
  readonly other: (state: At<Kind>, input: Input, size: Size) => Unbound;
  /** Hears every input that came with others in one read, where they were not meant for it. */
  readonly typedAhead?: (state: At<Kind>, input: Input) => State;
  /** Goes on when the time of a hop is over. */
  readonly tick?: (state: At<Kind>) => State;
  /** The last row of the screen, where it says something else than the words of the keys. */
  readonly footer?: (state: At<Kind>, size: Size) => Line;
};

/** The input was heard, and has done something or nothing. */
export const done = (state: State): Unbound => ({state, again: false});

/** What was in the way of the input is gone: who has the keys now is to hear it. */
export const makeWay = (state: State): Unbound => ({state, again: true});

/** Keys that do the same wherever a person reads or types. */
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
