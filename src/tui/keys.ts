import type {Keystroke} from './input.ts';
import type {Binding, Place} from './keys/binding.ts';
import {menuKeys} from './keys/menu-keys.ts';
import {pageKeys} from './keys/page-keys.ts';
import {completionKeys, packetKeys, pointingKeys, promptKeys} from './keys/prompt-keys.ts';

export type {Act, Binding, Place} from './keys/binding.ts';

/** The most lessons of which one digit names any. */
export const mostOfOneDigit = 9;

/** Every key: what people press, the footer and the help all come from here. */
export const bindings: readonly Binding[] = [
  ...promptKeys,
  ...completionKeys,
  ...pointingKeys,
  ...packetKeys,
  ...menuKeys,
  ...pageKeys,
];

/** What a keystroke does in a place, if anything. */
export const actOf = (place: Place, stroke: Keystroke): Binding['act'] | undefined => {
  const name = 'key' in stroke ? stroke.key : stroke.text;
  return bindings.find(binding => binding.place === place && binding.keys.includes(name))?.act;
};
