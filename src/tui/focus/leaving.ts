import {span} from '../draw/line.ts';
import {atPrompt} from '../state/state.ts';
import {type Keymap, makeWay} from './keymap.ts';

/** Keys when it was asked whether the learner means to leave; any other goes to the line. */
export const leavingKeys: Keymap<'leaving'> = {
  bindings: [
    {
      keys: ['ctrl-c'],
      label: 'Ctrl-C',
      does: 'leave; everything is kept',
      press: state => ({...state, ended: true}),
    },
  ],
  other: state => makeWay(atPrompt(state)),
  footer: () => [
    span('Press Ctrl-C again, or type quit, to leave. Everything is kept.', 'caution'),
  ],
};
