import test from 'ava';
import {keymaps} from '../../src/tui/focus/keymaps.ts';
import {
  emptyPrompt,
  enter,
  type History,
  insert,
  lineOf,
  type Prompt,
  promptView,
  suggestionFor,
} from '../../src/tui/state/prompt.ts';
import type {State} from '../../src/tui/state/state.ts';
import {playOf} from './a-course.ts';
import {press as pressOn, screenAt} from './a-screen.ts';

/** A prompt written as its line with a bar where the cursor stands. */
const at = (text: string): Prompt => {
  const [before = '', after = ''] = text.split('|');
  return {...emptyPrompt, before, after};
};

const shown = ({before, after}: Prompt): string => `${before}|${after}`;

const play = playOf(1);

const screenAfter = (history: History): State => ({
  ...screenAt(1),
  learner: {...play, save: {...play.save, history}},
});

const isKey = (name: string): boolean =>
  keymaps.prompt.bindings.some(({keys}) => keys.includes(name));

const pressAfter = (history: History, prompt: Prompt, ...keys: readonly string[]): Prompt =>
  keys.reduce((state, key) => pressOn(state, key), {...screenAfter(history), prompt}).prompt;

const press = (prompt: Prompt, ...keys: readonly string[]): Prompt =>
  pressAfter([], prompt, ...keys);

const edits: readonly (readonly [keys: string, before: string, after: string])[] = [
  ['left', 'ab|', 'a|b'],
  ['left', '|ab', '|ab'],
  ['left', 'a👨‍👩‍👧|', 'a|👨‍👩‍👧'],
  ['right', 'a|é́b', 'aé́|b'],
  ['right', 'ab|', 'ab|'],
  ['ctrl-b', 'ab|', 'a|b'],
  ['ctrl-f', '|ab', 'a|b'],
  ['home', 'ab|c', '|abc'],
  ['ctrl-a', 'ab|c', '|abc'],
  ['end', 'a|bc', 'abc|'],
  ['ctrl-e', 'a|bc', 'abc|'],
  ['alt-b', 'to sg-public|', 'to sg-|public'],
  ['alt-b', 'to sg-|public', 'to |sg-public'],
  ['ctrl-left', 'to  |', '|to  '],
  ['ctrl-left', '--|', '|--'],
  ['alt-f', 'to| sg-public', 'to sg|-public'],
  ['ctrl-right', 'to sg|-public', 'to sg-public|'],
  ['backspace', 'ab|c', 'a|c'],
  ['backspace', '|abc', '|abc'],
  ['backspace', '👍🏽|', '|'],
  ['delete', 'a|bc', 'a|c'],
  ['delete', 'abc|', 'abc|'],
  ['ctrl-w', 'on sg-public|x', 'on |x'],
  ['ctrl-w', 'on sg-public  |', 'on |'],
  ['ctrl-w', '|on', '|on'],
  ['alt-backspace', 'on sg-public|', 'on sg-|'],
  ['alt-backspace', 'tcp/|80', '|80'],
  ['alt-d', 'on |sg-public', 'on |-public'],
  ['alt-d', 'on| sg', 'on|'],
  ['ctrl-u', 'ab|c', '|c'],
  ['ctrl-k', 'ab|c', 'ab|'],
  ['escape', 'ab|c', '|'],
  ['ctrl-u ctrl-y', 'ab|c', 'ab|c'],
  ['ctrl-w ctrl-w ctrl-y', 'a b|', 'a |'],
  ['ctrl-k ctrl-k ctrl-y', 'a|b', 'ab|'],
];

for (const [keys, before, after] of edits) {
  test(`${keys} makes ${after} of ${before}`, t => {
    t.is(shown(press(at(before), ...keys.split(' '))), after);
  });
}

test('text is typed at the cursor', t => {
  t.is(shown(insert(at('a|c'), 'b')), 'ab|c');
});

test('an accent that comes after its letter joins it', t => {
  const typed = ['e', '\u0301'].reduce(insert, at('|x'));
  t.is(shown(press(typed, 'left')), '|e\u0301x');
});

test('a line is taken away to be run, and what was cut out stays', t => {
  const prompt = enter(press(at('show goals|'), 'ctrl-w'));
  t.is(shown(prompt), '|');
  t.is(shown(press(prompt, 'ctrl-y')), 'goals|');
});

test('a walk through the history comes back to where it began', t => {
  const walk = (...keys: readonly string[]) =>
    lineOf(pressAfter(['one', 'two'], emptyPrompt, ...keys));
  t.is(walk('up'), 'two');
  t.is(walk('up', 'ctrl-p'), 'one');
  t.is(walk('up', 'up', 'up'), 'one');
  t.is(walk('up', 'up', 'down', 'ctrl-n'), '');
  t.is(walk('down'), '');
});

test('with something typed, a walk meets only the lines that hold it, each once', t => {
  const lines = ['trace a b tcp/80', 'hint', 'trace c d icmp', 'why', 'trace c d icmp'];
  const walk = (typed: string, ...keys: readonly string[]) =>
    lineOf(pressAfter(lines, insert(emptyPrompt, typed), ...keys));
  t.is(walk('tra', 'up'), 'trace c d icmp');
  t.is(walk('tra', 'up', 'up'), 'trace a b tcp/80');
  t.is(walk('tra', 'up', 'up', 'up'), 'trace a b tcp/80');
  t.is(walk('tra', 'up', 'up', 'down'), 'trace c d icmp');
  t.is(walk('tra', 'up', 'up', 'down', 'down', 'down'), 'tra');
  t.is(walk('icmp', 'up'), 'trace c d icmp');
  t.is(walk('xyz', 'up'), 'xyz');
});

test('the latest line that goes on from what is typed is suggested, and taken at the end', t => {
  const history = ['show reach', 'show rules', 'why'];
  const prompt = insert(emptyPrompt, 'show r');
  t.is(suggestionFor(prompt, history), 'ules');
  t.is(shown(pressAfter(history, prompt, 'right')), 'show rules|');
  t.is(shown(pressAfter(history, prompt, 'end')), 'show rules|');
  t.is(suggestionFor(press(prompt, 'left'), history), '');
  t.is(shown(pressAfter(history, prompt, 'left', 'right')), 'show r|');
  t.is(suggestionFor(insert(emptyPrompt, 'why'), history), '');
  t.is(suggestionFor(emptyPrompt, history), '');
});

/** Keys, with the letters typed between them, and the line after each time it is taken back. */
const takenBack: readonly (readonly [typed: readonly string[], back: readonly string[]])[] = [
  [
    ['show', ' ', 'goals'],
    ['show |', 'show|', '|', '|'],
  ],
  [
    ['show', 'ctrl-u'],
    ['show|', '|'],
  ],
  [
    ['show', 'left', 'left', 'delete'],
    ['sh|ow', '|'],
  ],
  [
    ['show', 'ctrl-w', 'ctrl-y'],
    ['|', 'show|', '|'],
  ],
];

for (const [typed, back] of takenBack) {
  test(`after ${typed.join(', ')}, changes are taken back one by one`, t => {
    const prompt = typed.reduce(
      (sofar, step) => (isKey(step) ? press(sofar, step) : [...step].reduce(insert, sofar)),
      emptyPrompt,
    );
    let taken = prompt;
    for (const line of back) {
      taken = press(taken, 'ctrl-_');
      t.is(shown(taken), line);
    }
  });
}

test('a line of the history can be changed, and stays as it was', t => {
  const history = ['one', 'two'];
  const changed = insert(pressAfter(history, emptyPrompt, 'up', 'up'), '!');
  t.is(lineOf(changed), 'one!');
  t.is(lineOf(pressAfter([...history, 'one!'], enter(changed), 'up', 'up', 'up')), 'one');
});

const views: readonly (readonly [line: string, width: number, text: string, cursor: number])[] = [
  ['abc|', 10, 'abc', 3],
  ['|abc', 10, 'abc', 0],
  ['abcdefghij|', 6, '…ghij', 5],
  ['|abcdefghij', 6, 'abcde…', 0],
  ['abcde|fghij', 6, '…cdef…', 4],
  ['abcdefghi|j', 6, '…fghij', 5],
  ['日本語日本語|', 6, '…本語', 5],
  ['|日本語日本語', 6, '日本…', 0],
];

for (const [line, width, text, cursor] of views) {
  test(`of ${line} a width of ${width} shows ${text}`, t => {
    t.deepEqual(promptView(at(line), width), {text, cursor});
  });
}
