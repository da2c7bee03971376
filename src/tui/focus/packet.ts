import {isRunning, nextHop} from '../state/animation.ts';
import {type At, atPrompt} from '../state/state.ts';
import {type Keymap, makeWay} from './keymap.ts';

/** Shows one more hop of a packet. At the end of its way the prompt gets the keys. */
const hopOn = (state: At<'packet'>): At<'packet' | 'prompt'> => {
  const animation = nextHop(state.focus.animation);
  return isRunning(animation) ? {...state, focus: {kind: 'packet', animation}} : atPrompt(state);
};

/**
 * The keys while a packet is on its way. Any other key ends the animation and goes to the prompt.
 */
export const packetKeys: Keymap<'packet'> = {
  bindings: [
    {keys: [' '], label: 'Space', does: 'a hop on', footer: 'a hop on', press: hopOn},
    {keys: ['escape'], label: 'Esc', does: 'to the end', footer: 'to the end', press: atPrompt},
  ],
  other: state => makeWay(atPrompt(state)),
  tick: hopOn,
};
