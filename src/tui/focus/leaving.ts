import {span} from '../draw/line.ts';
import {atPrompt} from '../state/state.ts';
import {type Keymap, makeWay} from './keymap.ts';

/** The keys while the lab asks whether to leave. Any other key goes to the prompt. */
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
