import type {Size} from '../draw/layout.ts';
import type {Line} from '../draw/line.ts';
import type {At, FocusKind, State} from '../state/state.ts';
import type {Keystroke} from './keystrokes.ts';

/** A key of one who may have the keys: what it does, and what is told of it. */
export type Binding<Kind extends FocusKind> = {
  /** Names of keys, or a character to type. */
  readonly keys: readonly string[];
  /** How the keys are written for people. */
  readonly label: string;
  readonly does: string;
  readonly press: (state: At<Kind>, size: Size) => State;
  /** Its word in the footer; none, or null, where it is not shown there. */
  readonly footer?: string | ((state: At<Kind>, size: Size) => string | null);
  /** The keys in the footer, where they speak for others too. */
  readonly footerLabel?: string;
};

/** What a person does: a key or a character, or a text pasted. */
export type Input = Keystroke | {readonly pasted: string};

/** What a stroke did that is not bound; or what made way for it, so that it is done again there. */
export type Unbound = {readonly state: State; readonly again: boolean};

/** All keys of one who may have them. */
export type Keymap<Kind extends FocusKind> = {
  readonly bindings: readonly Binding<Kind>[];
  /** Does what a stroke does that is not bound. */
  readonly other: (state: At<Kind>, input: Input, size: Size) => Unbound;
  /** Does what a stroke does that came with others, where those were meant for somebody before. */
  readonly typedAhead?: (state: At<Kind>, input: Input) => State;
  /** Does what happens when the time of a hop is over. */
  readonly tick?: (state: At<Kind>) => State;
  /** The last row of the screen, where it says something else than the words of the keys. */
  readonly footer?: (state: At<Kind>, size: Size) => Line;
};

/** The stroke has done something, or nothing. */
export const done = (state: State): Unbound => ({state, again: false});

/** The stroke was meant for who has the keys now, since what was in its way made way. */
export const makeWay = (state: State): Unbound => ({state, again: true});

/** Keys that mean the same wherever a person reads or types. */
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
