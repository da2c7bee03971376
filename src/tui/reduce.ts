import {complete} from '../play/complete.ts';
import type {Play} from '../play/play.ts';
import {aboutPointed, isSamePointed, type Pointed, pointable} from '../play/pointed.ts';
import {remember} from '../progress/save.ts';
import {type Keystroke, pastedLines} from './input.ts';
import {type Act, actOf, mostOfOneDigit, type Place} from './keys.ts';
import {isTooSmall, type Size} from './layout.ts';
import {completeWord, type Menu, moveChoice, takeChoice} from './menu.ts';
import {isUnderWay, nextHop, skip} from './packet.ts';
import {movePage, openPage, type Page} from './page.ts';
import {edit, enter, insert, isEdit, lineOf} from './prompt.ts';
import {afterDebrief, runLine, runLines} from './run-lines.ts';
import {follow, openPlace, playIn, readOn, type State} from './state.ts';
import {welcomePage} from './welcome.ts';

/** Something that happens to the screen. The size decides what needs a page of its own. */
export type Event = {readonly size: Size} & (
  | {readonly kind: 'strokes'; readonly strokes: readonly Keystroke[]}
  | {readonly kind: 'paste'; readonly text: string}
  /** The time of a hop is over. */
  | {readonly kind: 'tick'}
);

/** Where keys go now. */
export const placeOf = ({page, screen, menu, pointed}: State): Place => {
  if (page) return page.kind;
  if (screen === 'menu') return 'menu';
  if (pointed) return 'pointing';
  return menu ? 'completion' : 'prompt';
};

/** Notes on a debrief whether there is text typed over it that waits for its Enter. */
const typeOver = (state: State, isTypedOver: boolean): State =>
  state.page ? {...state, page: {...state.page, isTypedOver}} : state;

const inPage = (state: State, page: Page, act: Act, size: Size): State => {
  const play = playIn(state);
  switch (act) {
    case 'close': {
      if (page.kind !== 'debrief' || !play) return {...state, page: null};
      const {answered} = state;
      return {
        ...state,
        page: null,
        answered: {...answered, said: afterDebrief(play, answered.said)},
      };
    }
    case 'next-page':
      return {...state, page: welcomePage(page.index + 1)};
    case 'next-lesson':
      if (page.isTypedOver) return typeOver(state, false);
      return play ? follow(state, play, runLine(play, 'next'), 'next', size) : state;
    default:
      return {...state, page: movePage(page, act, size)};
  }
};

const inMenu = (state: State, act: Act, size: Size): State => {
  const {chosen} = state;
  const {course} = state.learner;
  const last = course.length - 1;
  const choose = (index: number): State => ({...state, chosen: index});
  switch (act) {
    case 'previous':
      return choose(chosen > 0 ? chosen - 1 : last);
    case 'following':
      return choose(chosen < last ? chosen + 1 : 0);
    case 'first':
      return choose(0);
    case 'last':
      return choose(last);
    case 'open':
      return openPlace(state, course[chosen] ?? course[0], size);
    case 'return':
      return playIn(state) ? {...state, screen: 'lesson'} : state;
    case 'quit':
      return {...state, ended: true};
    default:
      return state;
  }
};

/** Opens the menu anew for what is typed by now; where nothing fits any more, it closes. */
const reopen = (state: State, play: Play): State => {
  const completion = complete(play, state.prompt.before);
  const {length} = completion.candidates;
  return {...state, menu: length > 0 ? {...completion, chosen: 0} : null};
};

const inCompletion = (state: State, menu: Menu, act: Act): State => {
  switch (act) {
    case 'following':
      return {...state, menu: moveChoice(menu, 1)};
    case 'previous':
      return {...state, menu: moveChoice(menu, -1)};
    case 'take':
      return {...state, prompt: takeChoice(state.prompt, menu), menu: null};
    default:
      return {...state, menu: null};
  }
};

/** Looks at the goal or rule that an act leads to, over both ends of their list. */
const inPointing = (state: State, play: Play, pointed: Pointed, act: Act): State => {
  const all = pointable(play);
  const at = all.findIndex(one => isSamePointed(one, pointed));
  const look = (index: number): State => ({...state, pointed: all.at(index % all.length) ?? null});
  switch (act) {
    case 'following':
      return look(at + 1);
    case 'previous':
      return look(at - 1);
    case 'first':
      return look(0);
    case 'last':
      return look(-1);
    case 'read-on':
      return {...state, page: openPage('page', 'What you look at', aboutPointed(play, pointed))};
    default:
      return {...state, pointed: null};
  }
};

/** The play with lines that were typed, or pasted. */
const remembering = (play: Play, lines: readonly string[]): Play => ({
  ...play,
  save: lines.reduce(remember, play.save),
});

const inPrompt = (state: State, play: Play, act: Act, size: Size): State => {
  const {prompt} = state;
  const {history} = play.save;
  const line = lineOf(prompt);
  switch (act) {
    case 'run': {
      const entered: State = {...state, prompt: enter(prompt)};
      const typed = line.trim();
      if (typed === '') return entered;
      return follow(entered, play, runLine(remembering(play, [typed]), typed), typed, size);
    }
    case 'complete':
      return {...state, ...completeWord(prompt, complete(play, prompt.before))};
    case 'read-on':
      return readOn(state, size);
    case 'look':
      return {...state, pointed: pointable(play)[0] ?? null};
    case 'leave':
      if (line !== '') return {...state, prompt: edit(prompt, 'clear', history)};
      return state.leaving ? {...state, ended: true} : {...state, leaving: true};
    case 'leave-if-empty':
      return line === ''
        ? {...state, ended: true}
        : {...state, prompt: edit(prompt, 'delete-right', history)};
    default:
      return isEdit(act) ? {...state, prompt: edit(prompt, act, history)} : state;
  }
};

/** A digit opens its lesson; of more lessons than nine it chooses, together with the one before it. */
const typeDigit = (state: State, text: string, size: Size): State => {
  const {digits} = state;
  const {course} = state.learner;
  const typed = [digits + text, text].find(digitsSoFar =>
    course.some(({number}) => `${number}` === digitsSoFar),
  );
  const place = course.find(({number}) => `${number}` === typed);
  if (!typed || !place) return {...state, digits: ''};
  const chosen: State = {...state, chosen: place.number - 1, digits: typed};
  return course.length > mostOfOneDigit ? chosen : openPlace(chosen, place, size);
};

const typeText = (state: State, text: string, size: Size): State => {
  switch (placeOf(state)) {
    case 'prompt':
      return {...state, prompt: insert(state.prompt, text)};
    case 'completion': {
      const typed = {...state, prompt: insert(state.prompt, text)};
      const play = playIn(state);
      return play ? reopen(typed, play) : typed;
    }
    case 'menu':
      return typeDigit(state, text, size);
    case 'debrief':
      return typeOver(state, true);
    case 'page':
      return {...state, page: null, prompt: insert(state.prompt, text)};
    default:
      return state;
  }
};

const press = (state: State, stroke: Keystroke, size: Size): State => {
  if (state.ended) return state;
  if (isTooSmall(size)) {
    return 'key' in stroke && stroke.key === 'ctrl-c' ? {...state, ended: true} : state;
  }
  if (state.packet && isUnderWay(state.packet)) {
    const act = actOf('packet', stroke);
    if (act === 'next-hop') return {...state, packet: nextHop(state.packet)};
    const arrived = {...state, packet: skip(state.packet)};
    return act === 'skip' ? arrived : press(arrived, stroke, size);
  }
  const place = placeOf(state);
  const act = actOf(place, stroke);
  // Any other key is meant for the line: what is in its way makes way for it.
  if (place === 'pointing' && act === undefined) {
    return press({...state, pointed: null}, stroke, size);
  }
  if (place === 'completion' && act === undefined && 'key' in stroke) {
    return press({...state, menu: null}, stroke, size);
  }
  const heard: State = act === undefined ? state : {...state, digits: ''};
  const pressed: State = {...heard, before: null, ...(act === 'leave' ? {} : {leaving: false})};
  if (act === 'redraw') return {...pressed, redraws: state.redraws + 1};
  if (act === 'pause') return {...pressed, pauses: state.pauses + 1};
  if (act === undefined) return 'text' in stroke ? typeText(pressed, stroke.text, size) : pressed;
  if (state.page) return inPage(pressed, state.page, act, size);
  if (state.screen === 'menu') return inMenu(pressed, act, size);
  if (state.menu) return inCompletion(pressed, state.menu, act);
  const play = playIn(state);
  if (state.pointed && play) return inPointing(pressed, play, state.pointed, act);
  return play ? inPrompt(pressed, play, act, size) : pressed;
};

/** One line goes to the cursor, to be looked at; several are run, with what was typed before them. */
const paste = (state: State, text: string, size: Size): State => {
  const {prompt} = state;
  const play = playIn(state);
  const typed = {...state, leaving: false, pointed: null, menu: null, before: null};
  if (!play || placeOf(typed) !== 'prompt' || isTooSmall(size)) return state;
  const lines = pastedLines(text);
  const [first = ''] = lines.filter(line => line.trim() !== '');
  if (lines.filter(line => line.trim() !== '').length < 2) {
    return {...typed, prompt: insert(prompt, first)};
  }
  const filled = [prompt.before, ...lines, prompt.after]
    .map(line => line.trim())
    .filter(line => line !== '' && !line.startsWith('#'));
  const title = `${filled.length} lines`;
  const entered = {...typed, prompt: enter(prompt)};
  return follow(entered, play, runLines(remembering(play, filled), filled), title, size);
};

/**
 * Several keys of one read are a line typed ahead or pasted, and were not meant for a debrief that
 * came in between.
 */
const pressAll = (state: State, strokes: readonly Keystroke[], size: Size): State =>
  strokes.reduce(
    (sofar, stroke) =>
      strokes.length > 1 && placeOf(sofar) === 'debrief'
        ? typeOver(sofar, !('key' in stroke && stroke.key === 'enter'))
        : press(sofar, stroke, size),
    state,
  );

/** What an event makes of the screen: the one way in which it ever changes. */
export const reduce = (state: State, event: Event): State => {
  switch (event.kind) {
    case 'paste':
      return paste(state, event.text, event.size);
    case 'strokes':
      return pressAll(state, event.strokes, event.size);
    case 'tick':
      return state.packet ? {...state, packet: nextHop(state.packet)} : state;
  }
};
