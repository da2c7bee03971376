import type {Size} from '../draw/layout.ts';
import type {Line} from '../draw/line.ts';
import type {At, FocusKind, State} from '../state/state.ts';
import {completionKeys} from './completion.ts';
import {debriefKeys} from './debrief.ts';
import {footerLine} from './footer-line.ts';
import {done, type Input, type Keymap, type Unbound} from './keymap.ts';
import {leavingKeys} from './leaving.ts';
import {menuKeys} from './menu.ts';
import {packetKeys} from './packet.ts';
import {pageKeys} from './page.ts';
import {pointingKeys} from './pointing.ts';
import {promptKeys} from './prompt.ts';
import {welcomeKeys} from './welcome.ts';

/** The keymap of each kind of focus. Handling, footer and help all use this table. */
export const keymaps: {readonly [Kind in FocusKind]: Keymap<Kind>} = {
  prompt: promptKeys,
  leaving: leavingKeys,
  completion: completionKeys,
  pointing: pointingKeys,
  packet: packetKeys,
  menu: menuKeys,
  page: pageKeys,
  debrief: debriefKeys,
  welcome: welcomeKeys,
};

const nameOf = (input: Input): string | null => {
  if ('key' in input) return input.key;
  return 'text' in input ? input.text : null;
};

const pressAt = <Kind extends FocusKind>(
  kind: Kind,
  state: At<Kind>,
  input: Input,
  size: Size,
  isAlone: boolean,
): Unbound => {
  const {bindings, other, typedAhead} = keymaps[kind];
  if (typedAhead && !isAlone) return done(typedAhead(state, input));
  const name = nameOf(input);
  const binding = bindings.find(({keys}) => name !== null && keys.includes(name));
  return binding ? done(binding.press(state, size)) : other(state, input, size);
};

/**
 * Gives an input to the keymap of the current focus, and to that of the next focus if the first one
 * makes way. `isAlone` is false if the input came with others in one read.
 */
export const press = (state: State, input: Input, size: Size, isAlone: boolean): State => {
  const pressed = pressAt(state.focus.kind, state, input, size, isAlone);
  return pressed.again ? press(pressed.state, input, size, isAlone) : pressed.state;
};

const tickAt = <Kind extends FocusKind>(kind: Kind, state: At<Kind>): State | undefined =>
  keymaps[kind].tick?.(state);

/** Tells the current focus that the time of a hop is over. */
export const tick = (state: State): State => tickAt(state.focus.kind, state) ?? state;

const footerAt = <Kind extends FocusKind>(kind: Kind, state: At<Kind>, size: Size): Line => {
  const {bindings, footer} = keymaps[kind];
  return footer ? footer(state, size) : footerLine(bindings, state, size);
};

/** The footer of the screen: what can be pressed or typed. */
export const footer = (state: State, size: Size): Line => footerAt(state.focus.kind, state, size);
