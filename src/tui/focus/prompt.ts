import {complete} from '../../play/complete.ts';
import {isInLesson, type Play} from '../../play/play.ts';
import {pointable} from '../../play/pointed.ts';
import {isToGuess} from '../../play/quiz.ts';
import {type Said, say, sayAll} from '../../play/said.ts';
import type {LabWordName} from '../../play/words/lab-words.ts';
import {remember} from '../../progress/save.ts';
import {columns} from '../../text/table.ts';
import {fitAnswer} from '../draw/answer.ts';
import type {Size} from '../draw/layout.ts';
import {follow, readOn} from '../state/follow.ts';
import {completeWord} from '../state/offer.ts';
import {type Edit, edit, enter, insert, lineOf} from '../state/prompt.ts';
import {runLine, runLines} from '../state/run-lines.ts';
import type {At, State} from '../state/state.ts';
import {footerLine} from './footer-line.ts';
import {type Binding, commonKeys, done, type Keymap} from './keymap.ts';
import {pastedLines} from './keystrokes.ts';

/** Adds lines that were typed or pasted to the history of a play. */
const remembering = (play: Play, lines: readonly string[]): Play => ({
  ...play,
  save: lines.reduce(remember, play.save),
});

const run = (state: At<'prompt'>, size: Size): State => {
  const entered = {...state, prompt: enter(state.prompt)};
  const line = lineOf(state.prompt).trim();
  if (line === '') return entered;
  const play = remembering(state.learner, [line]);
  return follow(entered, runLine(play, line, keyHelp()), line, size);
};

/**
 * Handles pasted text. One line is put at the cursor, so that it can be read first. Several lines
 * are run, after the line that was typed before them.
 */
const paste = (state: At<'prompt'>, text: string, size: Size): State => {
  const {prompt, learner} = state;
  const lines = pastedLines(text);
  const full = lines.filter(line => line.trim() !== '');
  if (full.length < 2) return {...state, prompt: insert(prompt, full[0] ?? '')};
  const filled = [prompt.before, ...lines, prompt.after]
    .map(line => line.trim())
    .filter(line => line !== '' && !line.startsWith('#'));
  const turn = runLines(remembering(learner, filled), filled, keyHelp());
  return follow({...state, prompt: enter(prompt)}, turn, `${filled.length} lines`, size);
};

/** Completes the word at the cursor, or offers its candidates. */
const completeOrOffer = (state: At<'prompt'>): State => {
  const {prompt, offer} = completeWord(state.prompt, complete(state.learner, state.prompt.before));
  return {...state, prompt, focus: offer ? {kind: 'completion', offer} : state.focus};
};

const look = (state: At<'prompt'>): State => {
  const [pointed] = pointable(state.learner);
  return pointed ? {...state, focus: {kind: 'pointing', pointed}} : state;
};

const change = (state: At<'prompt'>, what: Edit): State => ({
  ...state,
  prompt: edit(state.prompt, what, state.learner.save.history),
});

const clearOrLeave = (state: At<'prompt'>): State =>
  lineOf(state.prompt) === '' ? {...state, focus: {kind: 'leaving'}} : change(state, 'clear');

const deleteOrLeave = (state: At<'prompt'>): State =>
  lineOf(state.prompt) === '' ? {...state, ended: true} : change(state, 'delete-right');

const editing = (
  what: Edit,
  keys: readonly string[],
  label: string,
  does: string,
): Binding<'prompt'> => ({
  keys,
  label,
  does,
  press: state => change(state, what),
});

const isCut = ({learner, answered}: At<'prompt'>, size: Size): boolean =>
  fitAnswer(answered, learner.grade, size).isCut;

const bindings: readonly Binding<'prompt'>[] = [
  {keys: ['enter'], label: 'Enter', does: 'run the line', footer: 'run', press: run},
  {
    keys: ['tab'],
    label: 'Tab',
    does: 'complete the word, or show what it may become',
    footer: 'complete',
    press: completeOrOffer,
  },
  {
    keys: ['shift-tab'],
    label: 'Shift-Tab',
    does: 'look at the goals and the rules, one by one',
    footer: 'look',
    press: look,
  },
  editing(
    'older',
    ['up', 'ctrl-p'],
    '↑',
    'earlier lines; with something typed, those that hold it',
  ),
  editing('newer', ['down', 'ctrl-n'], '↓', 'later lines'),
  {
    keys: ['page-down', 'page-up'],
    label: 'PgDn',
    does: 'read all of the last answer',
    footer: (state, size) => (isCut(state, size) ? 'read on' : null),
    press: readOn,
  },
  editing('left', ['left', 'ctrl-b'], '←', 'left'),
  editing('right', ['right', 'ctrl-f'], '→', 'right; at the end, take the line in grey'),
  editing('start', ['home', 'ctrl-a'], 'Home, Ctrl-A', 'to the start of the line'),
  editing('end', ['end', 'ctrl-e'], 'End, Ctrl-E', 'to the end of the line'),
  editing('word-left', ['ctrl-left', 'alt-left', 'alt-b'], 'Ctrl-←, Alt-B', 'a word left'),
  editing('word-right', ['ctrl-right', 'alt-right', 'alt-f'], 'Ctrl-→, Alt-F', 'a word right'),
  editing('delete-left', ['backspace'], 'Backspace', 'delete'),
  editing('delete-right', ['delete'], 'Delete', 'delete'),
  editing('cut-blank-word', ['ctrl-w'], 'Ctrl-W', 'cut back to a space'),
  editing(
    'cut-word-left',
    ['alt-backspace', 'ctrl-backspace'],
    'Alt-Backspace',
    'cut the word on the left',
  ),
  editing(
    'cut-word-right',
    ['alt-d', 'ctrl-delete', 'alt-delete'],
    'Alt-D',
    'cut the word on the right',
  ),
  editing('cut-to-start', ['ctrl-u'], 'Ctrl-U', 'cut back to the start'),
  editing('cut-to-end', ['ctrl-k'], 'Ctrl-K', 'cut to the end'),
  editing('put-back', ['ctrl-y'], 'Ctrl-Y', 'put back what was cut'),
  editing('take-back', ['ctrl-_', 'alt-z'], 'Ctrl-_', 'take back the last change of the line'),
  editing('clear', ['escape'], 'Esc', 'clear the line'),
  ...commonKeys,
  {
    keys: ['ctrl-c'],
    label: 'Ctrl-C',
    does: 'clear the line; twice on an empty one: leave',
    press: clearOrLeave,
  },
  {
    keys: ['ctrl-d'],
    label: 'Ctrl-D',
    does: 'leave, on an empty line',
    press: deleteOrLeave,
  },
];

/** The help of the keys, which the lab's own help does not have. */
const keyHelp = (): readonly Said[] => [
  say('heading', 'Keys'),
  ...sayAll('table', columns(bindings.map(({label, does}) => [label, does]))),
];

/** The words of the lab that the footer shows. */
const remindedOf = {
  lesson: ['hint', 'why', 'undo', 'next', 'help'],
  guess: ['question', 'hint', 'why', 'help'],
  sandbox: ['trace', 'show', 'undo', 'export', 'help'],
} as const satisfies Readonly<Record<string, readonly LabWordName[]>>;

const wordsIn = (play: Play): readonly LabWordName[] => {
  if (!isInLesson(play)) return remindedOf.sandbox;
  return isToGuess(play) ? remindedOf.guess : remindedOf.lesson;
};

/** The keys of the prompt. */
export const promptKeys: Keymap<'prompt'> = {
  bindings,
  other: (state, input, size) => {
    if ('pasted' in input) return done(paste(state, input.pasted, size));
    return done('text' in input ? {...state, prompt: insert(state.prompt, input.text)} : state);
  },
  footer: (state, size) => footerLine(bindings, state, size, wordsIn(state.learner)),
};
