import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {emptySave, type Save} from '../../src/progress/save.ts';
import {openStore} from '../../src/progress/store.ts';
import {folder} from './a-folder.ts';

const save: Save = {
  version: 1,
  learner: 'Åsa',
  current: 'way-out',
  lessons: {
    'no-group': {
      commands: ["openstack security group create 'a b'"],
      hints: ['membership'],
      best: {commands: [], hints: ['membership']},
      stars: 2,
    },
    'way-out': {commands: [], hints: [], best: null, stars: 0},
  },
  history: ['hint', 'show goals'],
  welcomed: true,
};

test('what is kept is what is loaded, in a folder that is made for it', t => {
  const store = openStore(join(folder(t), 'not', 'there', 'yet'), 'Åsa');
  t.deepEqual(store.keep(save), {ok: true, value: null});
  t.deepEqual(store.load(), {ok: true, value: save});
});

test('the file is one a learner, named after them, and a person can read it', t => {
  const saves = folder(t);
  const store = openStore(saves, 'Åsa');
  store.keep(save);
  t.deepEqual(readdirSync(saves), ['Åsa.json']);
  t.is(store.file, join(saves, 'Åsa.json'));
  t.deepEqual(JSON.parse(readFileSync(store.file, 'utf8')), save);
  t.true(readFileSync(store.file, 'utf8').split('\n').length > 10);
});

test('learners do not see each other', t => {
  const saves = folder(t);
  openStore(saves, 'ada').keep(save);
  t.deepEqual(openStore(saves, 'bob').load(), {ok: true, value: emptySave('bob')});
});

test('without a file there is an empty save, and no file is made by looking', t => {
  const saves = join(folder(t), 'saves');
  t.deepEqual(openStore(saves, 'ada').load(), {ok: true, value: emptySave('ada')});
  t.false(existsSync(saves));
});

/** What can be wrong with a file, and what is said of it. */
const unreadable: readonly (readonly [title: string, text: string, says: RegExp])[] = [
  ['no JSON', '{"version": 1,', /cannot be read: .*JSON/],
  ['nothing at all', '', /cannot be read: .*JSON/],
  ['another version', JSON.stringify({...save, version: 2}), /a newer safespring-lab wrote it/],
  ['no version', '{"learner": "ada"}', /'version' is/],
  ['a list', '[]', /'version' is/],
  ['a text', '"save"', /'the file' is "save"/],
  ['a number for a name', JSON.stringify({...save, learner: 7}), /'learner' is 7/],
  [
    'a number for a command',
    JSON.stringify(save).replace(/"openstack[^"]*"/, '7'),
    /'lessons\.no-group\.commands\.0' is 7/,
  ],
  [
    'four stars',
    JSON.stringify(save).replace('"stars":2', '"stars":4'),
    /'lessons\.no-group\.stars'/,
  ],
  [
    'half a star',
    JSON.stringify(save).replace('"stars":2', '"stars":0.5'),
    /'lessons\.no-group\.stars'/,
  ],
  [
    'lessons that are a list',
    JSON.stringify({...save, lessons: []}).replace('[]', '"none"'),
    /'lessons' is "none"/,
  ],
];

for (const [title, text, says] of unreadable) {
  test(`a save with ${title} is an error with a remedy, and stays as it is`, t => {
    const file = join(folder(t), 'ada.json');
    writeFileSync(file, text);
    const loaded = openStore(join(file, '..'), 'ada').load();
    if (loaded.ok) return t.fail('it was read');
    t.regex(loaded.error.says, says);
    t.true(loaded.error.says.includes(file));
    t.regex(loaded.error.remedy, /left as it is.*reset --all --saves '.*' --learner 'ada'/);
    t.is(readFileSync(file, 'utf8'), text);
  });
}

// Taken for no file, it would be overwritten by the next command.
test('a save with null is an error too', t => {
  const saves = folder(t);
  writeFileSync(join(saves, 'ada.json'), 'null');
  t.false(openStore(saves, 'ada').load().ok);
});

test('a folder that cannot be written is an error with a remedy', t => {
  const file = join(folder(t), 'file');
  writeFileSync(file, 'not a folder');
  const kept = openStore(file, 'ada').keep(save);
  if (kept.ok) return t.fail('it was written');
  t.regex(kept.error.says, /ada\.json cannot be written: E/);
  t.regex(kept.error.remedy, /--saves DIR/);
  t.is(readFileSync(file, 'utf8'), 'not a folder');
});

// "Begin anew with reset --all" fails in the same way: nothing can be kept there.
test('where no save can be at all, another folder is the remedy', t => {
  const file = join(folder(t), 'file');
  writeFileSync(file, 'not a folder');
  const loaded = openStore(file, 'ada').load();
  t.regex(loaded.ok ? '' : loaded.error.remedy, /--saves DIR/);
});

// Without the folder, the remedy would take away the good save of the default one.
test('the remedy for a save elsewhere says where', t => {
  const saves = folder(t);
  writeFileSync(join(saves, 'learner.json'), 'rubbish');
  const loaded = openStore(saves, 'learner').load();
  t.true(!loaded.ok && loaded.error.remedy.includes(saves));
});

test('clear takes the file away, also one that cannot be read, and twice does no harm', t => {
  const saves = folder(t);
  const store = openStore(saves, 'ada');
  writeFileSync(store.file, 'rubbish');
  t.true(store.clear().ok);
  t.true(store.clear().ok);
  t.deepEqual(readdirSync(saves), []);
});
