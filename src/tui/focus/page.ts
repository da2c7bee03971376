import type {At, State} from '../state/state.ts';
import {commonKeys, done, type Keymap, makeWay} from './keymap.ts';
import {scrolling} from './scrolling.ts';

const close = (state: At<'page'>): State => ({...state, focus: state.focus.behind});

/** The keys of a page to read. A typed character closes the page. */
export const pageKeys: Keymap<'page'> = {
  bindings: [
    ...scrolling,
    {
      keys: ['escape', 'q', 'enter', 'ctrl-c', 'ctrl-d'],
      label: 'Esc',
      does: 'close',
      footer: 'close',
      press: close,
    },
    ...commonKeys,
  ],
  other: (state, input) => ('text' in input ? makeWay(close(state)) : done(state)),
};
