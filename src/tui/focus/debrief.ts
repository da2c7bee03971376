import type {LessonPlay} from '../../play/play.ts';
import {step} from '../../play/step.ts';
import type {Size} from '../draw/layout.ts';
import {afterDebrief} from '../state/debrief.ts';
import {follow} from '../state/follow.ts';
import {type At, atPrompt, type State} from '../state/state.ts';
import {commonKeys, done, type Keymap} from './keymap.ts';
import {scrolling} from './scrolling.ts';

/** Remembers whether text was typed over the debrief, whose Enter must then not close it. */
const typeOver = (state: At<'debrief'>, isTypedOver: boolean): State => ({
  ...state,
  focus: {...state.focus, isTypedOver},
});

const isLast = ({place, course}: LessonPlay): boolean => place.number === course.length;

const goOn = (state: At<'debrief'>, size: Size): State =>
  state.focus.isTypedOver
    ? typeOver(state, false)
    : follow(state, step(state.learner, 'next'), 'next', size);

const stay = (state: At<'debrief'>): State => {
  const {learner, answered} = state;
  const said = afterDebrief(learner, answered.said);
  return {...atPrompt(state), answered: {...answered, said}};
};

/** The keys of a lesson's debrief. */
export const debriefKeys: Keymap<'debrief'> = {
  bindings: [
    {
      keys: ['enter'],
      label: 'Enter',
      does: 'on to the next lesson',
      footer: ({learner}) => (isLast(learner) ? 'all lessons' : 'next lesson'),
      press: goOn,
    },
    {
      keys: ['escape', 'q', 'ctrl-c', 'ctrl-d'],
      label: 'Esc',
      does: 'stay',
      footer: 'stay',
      press: stay,
    },
    ...scrolling,
    ...commonKeys,
  ],
  other: (state, input) => done('text' in input ? typeOver(state, true) : state),
  typedAhead: (state, input) => typeOver(state, !('key' in input && input.key === 'enter')),
};
