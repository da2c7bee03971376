import {type Binding, everywhere, type Place} from './binding.ts';

const scrolling: readonly Omit<Binding, 'place'>[] = [
  {keys: ['up', 'k', 'ctrl-p'], act: 'line-up', label: '↑', does: 'a line up'},
  {
    keys: ['down', 'j', 'ctrl-n'],
    act: 'line-down',
    label: '↓',
    footerLabel: '↑ ↓',
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
    label: '→',
    footerLabel: '← →',
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

/** Keys for a page to read, and for the debrief. */
export const pageKeys: readonly Binding[] = [
  ...paging('page'),
  {
    place: 'page',
    keys: ['escape', 'q', 'enter', 'ctrl-c', 'ctrl-d'],
    act: 'close',
    label: 'Esc',
    does: 'close',
    footer: 'close',
  },
  ...everywhere('page'),
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
  ...everywhere('debrief'),
  {
    place: 'welcome',
    keys: ['enter', ' ', 'right', 'page-down'],
    act: 'next-page',
    label: 'Enter',
    does: 'go on',
    footer: 'go on',
    footerIf: {is: 'last', footer: 'to the lessons'},
  },
  {
    place: 'welcome',
    keys: ['escape', 'q', 'ctrl-c', 'ctrl-d'],
    act: 'close',
    label: 'Esc',
    does: 'straight to the lessons',
    footer: 'skip',
  },
  ...everywhere('welcome'),
];
