import {aboutPointed, isSamePointed, pointable} from '../../play/pointed.ts';
import {openPage} from '../state/page.ts';
import {type At, atPrompt, type State} from '../state/state.ts';
import {commonKeys, type Keymap, makeWay} from './keymap.ts';

/** Looks at the goal or rule with another index. Their list is a ring. */
const lookAt = (state: At<'pointing'>, indexAfter: (now: number) => number): State => {
  const all = pointable(state.learner);
  const now = all.findIndex(one => isSamePointed(one, state.focus.pointed));
  const pointed = all.at(indexAfter(now) % all.length);
  return pointed ? {...state, focus: {kind: 'pointing', pointed}} : atPrompt(state);
};

const readAbout = (state: At<'pointing'>): State => {
  const {learner, focus} = state;
  const page = openPage('What you look at', aboutPointed(learner, focus.pointed));
  return {...state, focus: {kind: 'page', page, behind: focus}};
};

/** The keys while the learner looks at goals and rules. Any other key goes to the prompt. */
export const pointingKeys: Keymap<'pointing'> = {
  bindings: [
    {
      keys: ['down', 'shift-tab', 'tab', 'ctrl-n'],
      label: '↓',
      footerLabel: '↑ ↓',
      does: 'the next goal or rule',
      footer: 'goals and rules: what each lets through',
      press: state => lookAt(state, now => now + 1),
    },
    {
      keys: ['up', 'ctrl-p'],
      label: '↑',
      does: 'the one before',
      press: state => lookAt(state, now => now - 1),
    },
    {
      keys: ['page-down', 'page-up'],
      label: 'PgDn',
      does: 'read all that is said of it',
      press: readAbout,
    },
    {keys: ['home'], label: 'Home', does: 'the first', press: state => lookAt(state, () => 0)},
    {keys: ['end'], label: 'End', does: 'the last', press: state => lookAt(state, () => -1)},
    {
      keys: ['escape', 'enter', 'ctrl-c'],
      label: 'Esc',
      does: 'back to the line',
      footer: 'back to the line',
      press: atPrompt,
    },
    ...commonKeys,
  ],
  other: state => makeWay(atPrompt(state)),
};
