import test from 'ava';
import {wideWords, wrap, wrapHanging} from '../../src/text/wrap.ts';

test('lines break at words', t => {
  t.deepEqual(wrapHanging('both ends must allow', 10), ['both ends', 'must allow']);
  t.deepEqual(wrapHanging('', 10), ['']);
});

test('lines keep the indentation of the first', t => {
  t.deepEqual(wrapHanging('  stops at egress', 10), ['  stops at', '  egress']);
});

test('lines after the first leave room for its number and its mark', t => {
  t.deepEqual(wrapHanging('3 ✗ stops at egress', 12), ['3 ✗ stops at', '    egress']);
});

test('a word that is longer than a line is broken', t => {
  t.deepEqual(wrapHanging('at https://docs.example', 8), ['at', 'https://', 'docs.exa', 'mple']);
  t.deepEqual(wrapHanging('日本語', 3), ['日', '本', '語']);
});

test('a text keeps its own lines, and a word that is longer than a line', t => {
  t.deepEqual(wrap('both ends\nmust allow it', 10), ['both ends', 'must allow', 'it']);
  t.deepEqual(wrap('at https://docs.example', 8), ['at', 'https://docs.example']);
  t.deepEqual(wideWords('at https://docs.example', 8), ['https://docs.example']);
});
