import test from 'ava';
import {checkLearner, emptySave, readSave, remember} from '../../src/progress/save.ts';

test('a save of somebody who has not begun is read back', t => {
  const save = emptySave('ada');
  t.deepEqual(readSave(JSON.parse(JSON.stringify(save))), {ok: true, value: save});
});

test('fields that are not known are no error', t => {
  t.deepEqual(readSave({...emptySave('ada'), theme: 'dark'}), {ok: true, value: emptySave('ada')});
});

const typed = (...lines: readonly string[]) => lines.reduce(remember, emptySave('ada'));

test('a line that was typed is kept without the spaces around it, and an empty one is not', t => {
  t.deepEqual(typed('hint', ' why ', '', '  ').history, ['hint', 'why']);
});

test('the same line twice in a row is kept once', t => {
  const save = typed('hint');
  t.is(remember(save, 'hint'), save);
  t.deepEqual(typed('hint', 'hint', 'why', 'hint').history, ['hint', 'why', 'hint']);
});

test('of many lines the last thousand are kept', t => {
  const {history} = typed(...Array.from({length: 1002}, (_, index) => `show ${index}`));
  t.is(history.length, 1000);
  t.is(history.at(-1), 'show 1001');
});

const goodNames = [
  'ada',
  'Åsa Öberg',
  '李雷',
  'a',
  '7',
  'ada@example.org',
  'a.b-c_d',
  'x'.repeat(64),
];

for (const name of goodNames) {
  test(`'${name}' can be a learner's name`, t => {
    t.deepEqual(checkLearner(name), {ok: true, value: name});
  });
}

const badNames = [
  '',
  ' ',
  '.',
  '..',
  '.hidden',
  '../ada',
  'a/b',
  'a\\b',
  'a:b',
  'a*',
  'ada.',
  '-rf',
  'a\nb',
  'a\0b',
  'x'.repeat(65),
];

for (const name of badNames) {
  test(`${JSON.stringify(name)} cannot be a learner's name`, t => {
    const checked = checkLearner(name);
    if (checked.ok) return t.fail('it can');
    t.regex(checked.error.says, /cannot be a learner's name/);
    t.regex(checked.error.remedy, /letters, digits/);
  });
}

// Windows drops the space, and then the file is another learner's.
test('a name that ends in a space cannot be a file name everywhere', t => {
  t.false(checkLearner('ada ').ok);
});
