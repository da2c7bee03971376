import {type Binding, everywhere} from './binding.ts';

/** Keys for the menu of lessons. */
export const menuKeys: readonly Binding[] = [
  {
    place: 'menu',
    keys: ['down', 'j', 'ctrl-n', 'tab'],
    act: 'following',
    label: '↓',
    footerLabel: '↑ ↓',
    does: 'the lesson below',
    footer: 'choose',
    footerIf: {is: 'many', footer: 'or a number: choose'},
  },
  {
    place: 'menu',
    keys: ['up', 'k', 'ctrl-p'],
    act: 'previous',
    label: '↑',
    does: 'the lesson above',
  },
  {place: 'menu', keys: ['home'], act: 'first', label: 'Home', does: 'the first lesson'},
  {place: 'menu', keys: ['end'], act: 'last', label: 'End', does: 'the last lesson'},
  {
    place: 'menu',
    keys: ['enter', ' '],
    act: 'open',
    label: 'Enter',
    does: 'open the lesson; so does its number',
    footer: 'or its number: open',
    footerIf: {is: 'many', footer: 'open'},
  },
  {place: 'menu', keys: ['escape'], act: 'return', label: 'Esc', does: 'back to the lesson'},
  ...everywhere('menu'),
  {
    place: 'menu',
    keys: ['q', 'ctrl-c', 'ctrl-d'],
    act: 'quit',
    label: 'q',
    does: 'leave; everything is kept',
    footer: 'leave',
  },
];
