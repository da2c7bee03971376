import type {Size} from '../draw/layout.ts';
import {type MenuText, menuText} from '../screens/menu/menu-words.ts';
import {enterLesson} from '../state/begin.ts';
import {type At, atPrompt, playIn, type State} from '../state/state.ts';
import {commonKeys, done, type Keymap} from './keymap.ts';

/** The most lessons that one digit can name. */
const mostOfOneDigit = 9;

/** Whether there are more lessons than one digit can name. */
const areMany = ({learner: {course}}: State): boolean => course.length > mostOfOneDigit;

/** A word of the footer, which may differ if there are many lessons. */
const word =
  (few: MenuText, many: MenuText = few) =>
  (state: At<'menu'>): string =>
    menuText(areMany(state) ? many : few, state.language);

/** Chooses a lesson by its index. The list is a ring. */
const choose = (state: At<'menu'>, index: number): State => {
  const {length} = state.learner.course;
  return {...state, focus: {kind: 'menu', chosen: (index + length) % length, digits: ''}};
};

const open = (state: At<'menu'>, size: Size): State => {
  const {course} = state.learner;
  return enterLesson(state, course[state.focus.chosen] ?? course[0], size);
};

const goBack = (state: At<'menu'>): State => {
  const learner = playIn(state);
  return learner ? atPrompt({...state, learner}) : state;
};

/**
 * Opens the lesson of a digit. If there are more than nine lessons, it chooses the lesson of the
 * last two digits.
 */
const typeDigit = (state: At<'menu'>, text: string, size: Size): State => {
  const {learner, focus} = state;
  const numbered = (digits: string) => learner.course.find(({number}) => `${number}` === digits);
  const typed = [focus.digits + text, text].find(digits => numbered(digits)) ?? '';
  const place = numbered(typed);
  if (!place) return {...state, focus: {...focus, digits: ''}};
  return areMany(state)
    ? {...state, focus: {kind: 'menu', chosen: place.number - 1, digits: typed}}
    : enterLesson(state, place, size);
};

/** The keys of the menu of lessons. */
export const menuKeys: Keymap<'menu'> = {
  bindings: [
    {
      keys: ['down', 'j', 'ctrl-n', 'tab'],
      label: '↓',
      footerLabel: '↑ ↓',
      does: 'the lesson below',
      footer: word('choose', 'or a number: choose'),
      press: state => choose(state, state.focus.chosen + 1),
    },
    {
      keys: ['up', 'k', 'ctrl-p'],
      label: '↑',
      does: 'the lesson above',
      press: state => choose(state, state.focus.chosen - 1),
    },
    {keys: ['home'], label: 'Home', does: 'the first lesson', press: state => choose(state, 0)},
    {keys: ['end'], label: 'End', does: 'the last lesson', press: state => choose(state, -1)},
    {
      keys: ['enter', ' '],
      label: 'Enter',
      does: 'open the lesson; so does its number',
      footer: word('or its number: open', 'open'),
      press: open,
    },
    {
      keys: ['escape'],
      label: 'Esc',
      does: 'back to the lesson',
      press: goBack,
    },
    ...commonKeys,
    {
      keys: ['q', 'ctrl-c', 'ctrl-d'],
      label: 'q',
      does: 'leave; everything is kept',
      footer: word('leave'),
      press: state => ({...state, ended: true}),
    },
  ],
  other: (state, input, size) => done('text' in input ? typeDigit(state, input.text, size) : state),
};
