import test from 'ava';
import {actOf} from '../../src/tui/keys.ts';
import {
  edit,
  emptyPrompt,
  enter,
  insert,
  isEdit,
  lineOf,
  type Prompt,
  promptView,
  suggestionFor,
} from '../../src/tui/prompt.ts';

/** A prompt written as its line with a bar where the cursor stands. */
const at = (text: string): Prompt => {
  const [before = '', after = ''] = text.split('|');
  return {...emptyPrompt, before, after};
};

const shown = ({before, after}: Prompt): string => `${before}|${after}`;

const press = (prompt: Prompt, ...keys: readonly string[]): Prompt =>
  keys.reduce((sofar, key) => {
    const act = actOf('prompt', {key});
    return act && isEdit(act) ? edit(sofar, act) : sofar;
  }, prompt);

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

const entered = (...lines: readonly string[]): Prompt =>
  lines.reduce((prompt, line) => enter(insert(prompt, line)), emptyPrompt);

test('a line that is entered goes into the history, and the prompt is empty', t => {
  const prompt = entered('hint', ' why ', '');
  t.deepEqual(prompt.history, ['hint', 'why']);
  t.is(shown(prompt), '|');
});

test('the same line twice in a row is one line of the history', t => {
  t.deepEqual(entered('hint', 'hint', 'why', 'hint').history, ['hint', 'why', 'hint']);
});

test('a walk through the history comes back to where it began', t => {
  const prompt = entered('one', 'two');
  t.is(lineOf(press(prompt, 'up')), 'two');
  t.is(lineOf(press(prompt, 'up', 'ctrl-p')), 'one');
  t.is(lineOf(press(prompt, 'up', 'up', 'up')), 'one');
  t.is(lineOf(press(prompt, 'up', 'up', 'down', 'ctrl-n')), '');
  t.is(lineOf(press(prompt, 'down')), '');
});

test('with something typed, a walk meets only the lines that hold it, each once', t => {
  const lines = ['trace a b tcp/80', 'hint', 'trace c d icmp', 'why', 'trace c d icmp'];
  const prompt = insert(entered(...lines), 'tra');
  t.is(lineOf(press(prompt, 'up')), 'trace c d icmp');
  t.is(lineOf(press(prompt, 'up', 'up')), 'trace a b tcp/80');
  t.is(lineOf(press(prompt, 'up', 'up', 'up')), 'trace a b tcp/80');
  t.is(lineOf(press(prompt, 'up', 'up', 'down')), 'trace c d icmp');
  t.is(lineOf(press(prompt, 'up', 'up', 'down', 'down', 'down')), 'tra');
  t.is(lineOf(press(insert(entered(...lines), 'icmp'), 'up')), 'trace c d icmp');
  t.is(lineOf(press(insert(entered(...lines), 'xyz'), 'up')), 'xyz');
});

test('the latest line that goes on from what is typed is suggested, and taken at the end', t => {
  const prompt = insert(entered('show reach', 'show rules', 'why'), 'show r');
  t.is(suggestionFor(prompt), 'ules');
  t.is(shown(press(prompt, 'right')), 'show rules|');
  t.is(shown(press(prompt, 'end')), 'show rules|');
  t.is(suggestionFor(press(prompt, 'left')), '');
  t.is(shown(press(prompt, 'left', 'right')), 'show r|');
  t.is(suggestionFor(insert(entered('why'), 'why')), '');
  t.is(suggestionFor(entered('why')), '');
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
      (sofar, step) =>
        actOf('prompt', {key: step}) ? press(sofar, step) : [...step].reduce(insert, sofar),
      emptyPrompt,
    );
    let taken = prompt;
    for (const line of back) {
      taken = press(taken, 'ctrl-_');
      t.is(shown(taken), line);
    }
  });
}

test('a line of the history can be changed and entered, and stays as it was', t => {
  const prompt = enter(insert(press(entered('one', 'two'), 'up', 'up'), '!'));
  t.deepEqual(prompt.history, ['one', 'two', 'one!']);
  t.is(lineOf(press(prompt, 'up', 'up', 'up')), 'one');
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
