import test from 'ava';
import {type InkKey, keystrokes, pastedLines} from '../../src/tui/focus/keystrokes.ts';

const none: InkKey = {
  upArrow: false,
  downArrow: false,
  leftArrow: false,
  rightArrow: false,
  pageUp: false,
  pageDown: false,
  home: false,
  end: false,
  return: false,
  escape: false,
  tab: false,
  backspace: false,
  delete: false,
  ctrl: false,
  meta: false,
  shift: false,
};

const reads: readonly (readonly [
  title: string,
  input: string,
  key: Partial<InkKey>,
  expected: readonly string[],
])[] = [
  ['a letter', 'a', {}, ["'a'"]],
  ['a capital', 'A', {shift: true}, ["'A'"]],
  ['a line and its Enter in one read', 'ab\r', {}, ["'a'", "'b'", 'enter']],
  ['CR LF is one Enter', 'a\r\nb', {}, ["'a'", 'enter', "'b'"]],
  ['control characters in one read', '\x01\x17', {}, ['ctrl-a', 'ctrl-w']],
  ['control characters among text', 'x\x15y\x7F', {}, ["'x'", 'ctrl-u', "'y'", 'backspace']],
  ['an emoji of many code points', '👨‍👩‍👧!', {}, ["'👨‍👩‍👧'", "'!'"]],
  ['wide characters', '日本', {}, ["'日'", "'本'"]],
  ['an arrow', '', {upArrow: true}, ['up']],
  ['an arrow with Ctrl', '', {leftArrow: true, ctrl: true}, ['ctrl-left']],
  ['Enter', '\r', {return: true}, ['enter']],
  ['Backspace with Alt', '', {backspace: true, meta: true}, ['alt-backspace']],
  ['a letter with Ctrl', 'a', {ctrl: true}, ['ctrl-a']],
  ['a letter with Alt', 'b', {meta: true}, ['alt-b']],
  ['Escape, which some terminals mark as Alt', '', {escape: true, meta: true}, ['escape']],
  ['Escape and Ctrl-U in one read', 'u', {ctrl: true, meta: true}, ['escape', 'ctrl-u']],
  ['Escape and Enter in one read', '', {return: true, meta: true}, ['escape', 'enter']],
  ['Alt with what is no key of ours', '[', {meta: true}, []],
  ['a function key', '', {}, []],
];

for (const [title, input, key, expected] of reads) {
  test(`a read: ${title}`, t => {
    const strokes = keystrokes(input, {...none, ...key});
    t.deepEqual(
      strokes.map(stroke => ('key' in stroke ? stroke.key : `'${stroke.text}'`)),
      expected,
    );
  });
}

test('pasted text is taken apart into lines, and holds no keys', t => {
  t.deepEqual(pastedLines('one\r\ntwo\rthree\n'), ['one', 'two', 'three', '']);
  t.deepEqual(pastedLines('a\tb\x1B[31m\x03'), ['a b[31m']);
});

test('a pasted command may go on in the next line', t => {
  t.deepEqual(pastedLines('create \\\n   --ingress'), ['create  --ingress']);
});
