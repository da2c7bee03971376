import type {Keystroke} from './input.ts';
import type {Edit} from './prompt.ts';

/** Where keys are pressed: they mean different things there. */
export type Place = 'prompt' | 'menu' | 'page' | 'debrief';

/** The most lessons of which one digit names any. */
export const mostOfOneDigit = 9;

/** What a key can do, beside editing the line. */
export type Act =
  | Edit
  | ('run' | 'read-on' | 'redraw' | 'leave' | 'leave-if-empty')
  | ('previous' | 'following' | 'first' | 'last' | 'open' | 'return' | 'quit')
  | ('line-up' | 'line-down' | 'page-up' | 'page-down' | 'top' | 'bottom')
  | ('slide-left' | 'slide-right' | 'close' | 'next-lesson');

/** A row of the table of keys. */
export type Binding = {
  readonly place: Place;
  /** Names of keys, or a character to type. */
  readonly keys: readonly string[];
  readonly act: Act;
  /** How the keys are written for people. */
  readonly label: string;
  readonly does: string;
  /** Its word in the footer, if it is shown there. */
  readonly footer?: string;
  /** It matters only where there are more rows than fit, or wider ones. */
  readonly onlyIf?: 'long' | 'wide';
  /** Another word for the footer after the last lesson, or where there are many lessons. */
  readonly footerIf?: {readonly is: 'last' | 'many'; readonly footer: string};
};

const scrolling: readonly Omit<Binding, 'place'>[] = [
  {keys: ['up', 'k', 'ctrl-p'], act: 'line-up', label: '↑', does: 'a line up'},
  {
    keys: ['down', 'j', 'ctrl-n'],
    act: 'line-down',
    label: '↑ ↓',
    does: 'a line down',
    footer: 'scroll',
  },
  {keys: ['page-up', 'b', 'ctrl-b'], act: 'page-up', label: 'PgUp', does: 'a page up'},
  {
    keys: ['page-down', ' ', 'ctrl-f'],
    act: 'page-down',
    label: 'Space',
    does: 'a page down',
    footer: 'page on',
  },
  {keys: ['home', 'g'], act: 'top', label: 'Home', does: 'to the top'},
  {keys: ['end', 'G'], act: 'bottom', label: 'End', does: 'to the end'},
  {
    keys: ['right'],
    act: 'slide-right',
    label: '← →',
    does: 'wide tables to the right',
    footer: 'sideways',
    onlyIf: 'wide',
  },
  {
    keys: ['left'],
    act: 'slide-left',
    label: '←',
    does: 'wide tables to the left',
    onlyIf: 'wide',
  },
];

const paging = (place: Place): readonly Binding[] =>
  scrolling.map(binding => ({onlyIf: 'long', ...binding, place}));

/** Every key: what people press, the footer and the help all come from here. */
export const bindings: readonly Binding[] = [
  {
    place: 'prompt',
    keys: ['enter'],
    act: 'run',
    label: 'Enter',
    does: 'run the line',
    footer: 'run',
  },
  {
    place: 'prompt',
    keys: ['up', 'ctrl-p'],
    act: 'older',
    label: '↑',
    does: 'earlier lines',
    footer: 'earlier lines',
  },
  {place: 'prompt', keys: ['down', 'ctrl-n'], act: 'newer', label: '↓', does: 'later lines'},
  {
    place: 'prompt',
    keys: ['page-down', 'page-up'],
    act: 'read-on',
    label: 'PgDn',
    does: 'read all of the last answer',
    footer: 'read on',
  },
  {place: 'prompt', keys: ['left', 'ctrl-b'], act: 'left', label: '←', does: 'left'},
  {place: 'prompt', keys: ['right', 'ctrl-f'], act: 'right', label: '→', does: 'right'},
  {
    place: 'prompt',
    keys: ['home', 'ctrl-a'],
    act: 'start',
    label: 'Home, Ctrl-A',
    does: 'to the start of the line',
  },
  {
    place: 'prompt',
    keys: ['end', 'ctrl-e'],
    act: 'end',
    label: 'End, Ctrl-E',
    does: 'to the end of the line',
  },
  {
    place: 'prompt',
    keys: ['ctrl-left', 'alt-left', 'alt-b'],
    act: 'word-left',
    label: 'Ctrl-←, Alt-B',
    does: 'a word left',
  },
  {
    place: 'prompt',
    keys: ['ctrl-right', 'alt-right', 'alt-f'],
    act: 'word-right',
    label: 'Ctrl-→, Alt-F',
    does: 'a word right',
  },
  {place: 'prompt', keys: ['backspace'], act: 'delete-left', label: 'Backspace', does: 'delete'},
  {place: 'prompt', keys: ['delete'], act: 'delete-right', label: 'Delete', does: 'delete'},
  {
    place: 'prompt',
    keys: ['ctrl-w'],
    act: 'cut-blank-word',
    label: 'Ctrl-W',
    does: 'cut back to a space',
  },
  {
    place: 'prompt',
    keys: ['alt-backspace', 'ctrl-backspace'],
    act: 'cut-word-left',
    label: 'Alt-Backspace',
    does: 'cut the word on the left',
  },
  {
    place: 'prompt',
    keys: ['alt-d', 'ctrl-delete', 'alt-delete'],
    act: 'cut-word-right',
    label: 'Alt-D',
    does: 'cut the word on the right',
  },
  {
    place: 'prompt',
    keys: ['ctrl-u'],
    act: 'cut-to-start',
    label: 'Ctrl-U',
    does: 'cut back to the start',
  },
  {place: 'prompt', keys: ['ctrl-k'], act: 'cut-to-end', label: 'Ctrl-K', does: 'cut to the end'},
  {
    place: 'prompt',
    keys: ['ctrl-y'],
    act: 'put-back',
    label: 'Ctrl-Y',
    does: 'put back what was cut',
  },
  {place: 'prompt', keys: ['escape'], act: 'clear', label: 'Esc', does: 'clear the line'},
  {place: 'prompt', keys: ['ctrl-l'], act: 'redraw', label: 'Ctrl-L', does: 'draw all anew'},
  {
    place: 'prompt',
    keys: ['ctrl-c'],
    act: 'leave',
    label: 'Ctrl-C',
    does: 'clear the line; twice on an empty one: leave',
  },
  {
    place: 'prompt',
    keys: ['ctrl-d'],
    act: 'leave-if-empty',
    label: 'Ctrl-D',
    does: 'leave, on an empty line',
  },
  {
    place: 'menu',
    keys: ['down', 'j', 'ctrl-n', 'tab'],
    act: 'following',
    label: '↑ ↓',
    does: 'choose',
    footer: 'choose',
    footerIf: {is: 'many', footer: 'or a number: choose'},
  },
  {place: 'menu', keys: ['up', 'k', 'ctrl-p'], act: 'previous', label: '↑', does: 'choose'},
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
  {place: 'menu', keys: ['ctrl-l'], act: 'redraw', label: 'Ctrl-L', does: 'draw all anew'},
  {
    place: 'menu',
    keys: ['q', 'ctrl-c', 'ctrl-d'],
    act: 'quit',
    label: 'q',
    does: 'leave; everything is kept',
    footer: 'leave',
  },
  ...paging('page'),
  {
    place: 'page',
    keys: ['escape', 'q', 'enter', 'ctrl-c', 'ctrl-d'],
    act: 'close',
    label: 'Esc',
    does: 'close',
    footer: 'close',
  },
  {place: 'page', keys: ['ctrl-l'], act: 'redraw', label: 'Ctrl-L', does: 'draw all anew'},
  {
    place: 'debrief',
    keys: ['enter'],
    act: 'next-lesson',
    label: 'Enter',
    does: 'on to the next lesson',
    footer: 'next lesson',
    footerIf: {is: 'last', footer: 'all lessons'},
  },
  {
    place: 'debrief',
    keys: ['escape', 'q', 'ctrl-c', 'ctrl-d'],
    act: 'close',
    label: 'Esc',
    does: 'stay',
    footer: 'stay',
  },
  ...paging('debrief'),
  {place: 'debrief', keys: ['ctrl-l'], act: 'redraw', label: 'Ctrl-L', does: 'draw all anew'},
];

/** What a keystroke does in a place, if anything. */
export const actOf = (place: Place, stroke: Keystroke): Binding['act'] | undefined => {
  const name = 'key' in stroke ? stroke.key : stroke.text;
  return bindings.find(binding => binding.place === place && binding.keys.includes(name))?.act;
};
