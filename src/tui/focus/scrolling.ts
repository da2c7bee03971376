import type {Size} from '../draw/layout.ts';
import {isLong, isWide, movePage, type Page, type PageMove} from '../state/page.ts';
import type {At, State} from '../state/state.ts';
import type {Binding} from './keymap.ts';

/** The kinds of focus with a page that scrolls. */
type Scrolled = At<'page' | 'debrief'>;

type Word = (state: Scrolled, size: Size) => string | null;

const scroll =
  (move: PageMove) =>
  (state: Scrolled, size: Size): State => ({
    ...state,
    focus: {...state.focus, page: movePage(state.focus.page, move, size)},
  });

/** A word of the footer that is shown if a condition holds for the page. */
const wordIf =
  (isSo: (page: Page, size: Size) => boolean, word: string): Word =>
  ({focus}, size) =>
    isSo(focus.page, size) ? word : null;

/** The keys that scroll a page. */
export const scrolling: readonly Binding<'page' | 'debrief'>[] = [
  {keys: ['up', 'k', 'ctrl-p'], label: '↑', does: 'a line up', press: scroll('line-up')},
  {
    keys: ['down', 'j', 'ctrl-n'],
    label: '↓',
    footerLabel: '↑ ↓',
    does: 'a line down',
    footer: wordIf(isLong, 'scroll'),
    press: scroll('line-down'),
  },
  {keys: ['page-up', 'b', 'ctrl-b'], label: 'PgUp', does: 'a page up', press: scroll('page-up')},
  {
    keys: ['page-down', ' ', 'ctrl-f'],
    label: 'Space',
    does: 'a page down',
    footer: wordIf(isLong, 'page on'),
    press: scroll('page-down'),
  },
  {keys: ['home', 'g'], label: 'Home', does: 'to the top', press: scroll('top')},
  {keys: ['end', 'G'], label: 'End', does: 'to the end', press: scroll('bottom')},
  {
    keys: ['right'],
    label: '→',
    footerLabel: '← →',
    does: 'wide tables to the right',
    footer: wordIf(isWide, 'sideways'),
    press: scroll('slide-right'),
  },
  {keys: ['left'], label: '←', does: 'wide tables to the left', press: scroll('slide-left')},
];
