import test from 'ava';
import {checkLearner, emptySave, readSave} from '../../src/progress/save.ts';

test('a save of somebody who has not begun is read back', t => {
  const save = emptySave('ada');
  t.deepEqual(readSave(JSON.parse(JSON.stringify(save))), {ok: true, value: save});
});

test('fields that are not known are no error', t => {
  t.deepEqual(readSave({...emptySave('ada'), theme: 'dark'}), {ok: true, value: emptySave('ada')});
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
