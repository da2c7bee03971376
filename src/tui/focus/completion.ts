import {complete} from '../../play/complete.ts';
import {moveChoice, takeChoice} from '../state/offer.ts';
import {insert} from '../state/prompt.ts';
import {type At, atPrompt, type State} from '../state/state.ts';
import {done, type Keymap, makeWay} from './keymap.ts';

const move = (state: At<'completion'>, by: 1 | -1): State => ({
  ...state,
  focus: {...state.focus, offer: moveChoice(state.focus.offer, by)},
});

/** Types on and offers the candidates that still fit. If none does, the prompt gets the keys. */
const typeOn = (state: At<'completion'>, text: string): State => {
  const prompt = insert(state.prompt, text);
  const completion = complete(state.learner, prompt.before);
  const {length} = completion.candidates;
  return {
    ...state,
    prompt,
    focus: length > 0 ? {kind: 'completion', offer: {...completion, chosen: 0}} : {kind: 'prompt'},
  };
};

/** The keys while candidates for the typed word are shown. */
export const completionKeys: Keymap<'completion'> = {
  bindings: [
    {
      keys: ['tab', 'down', 'ctrl-n'],
      label: 'Tab',
      does: 'the next word',
      footer: 'next',
      press: state => move(state, 1),
    },
    {
      keys: ['shift-tab', 'up', 'ctrl-p'],
      label: 'Shift-Tab',
      does: 'the word before',
      footer: 'back',
      press: state => move(state, -1),
    },
    {
      keys: ['enter'],
      label: 'Enter',
      does: 'take the word',
      footer: 'take it',
      press: state => ({...atPrompt(state), prompt: takeChoice(state.prompt, state.focus.offer)}),
    },
    {
      keys: ['escape', 'ctrl-c'],
      label: 'Esc',
      does: 'go on typing',
      footer: 'go on typing',
      press: atPrompt,
    },
  ],
  other: (state, input) =>
    'text' in input ? done(typeOn(state, input.text)) : makeWay(atPrompt(state)),
};
