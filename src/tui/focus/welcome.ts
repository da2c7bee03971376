import {whereLeftOff} from '../../play/standing.ts';
import {type At, menuAt, type State} from '../state/state.ts';
import {isLastWelcome, welcomePage} from '../state/welcome.ts';
import {commonKeys, done, type Keymap} from './keymap.ts';

const toMenu = (state: At<'welcome'>): State => {
  const {course, save} = state.learner;
  return {...state, focus: menuAt(whereLeftOff(course, save))};
};

const goOn = (state: At<'welcome'>): State => {
  const index = state.focus.index + 1;
  const page = welcomePage(index);
  return page ? {...state, focus: {kind: 'welcome', page, index}} : toMenu(state);
};

/** The keys of the welcome. */
export const welcomeKeys: Keymap<'welcome'> = {
  bindings: [
    {
      keys: ['enter', ' ', 'right', 'page-down'],
      label: 'Enter',
      does: 'go on',
      footer: ({focus}) => (isLastWelcome(focus.index) ? 'to the lessons' : 'go on'),
      press: goOn,
    },
    {
      keys: ['escape', 'q', 'ctrl-c', 'ctrl-d'],
      label: 'Esc',
      does: 'straight to the lessons',
      footer: 'skip',
      press: toMenu,
    },
    ...commonKeys,
  ],
  other: state => done(state),
};
