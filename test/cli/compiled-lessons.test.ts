import {mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {compileLessons} from '../../src/cli/compile-lessons.ts';
import {compiledLessonsName, readCompiledLessons} from '../../src/cli/compiled-lessons.ts';
import {files, withSlips} from '../lessons/a-course.ts';
import {folder} from '../progress/a-folder.ts';

/** A folder of lessons with the folder of a build, in which they are compiled. */
const built = (t: ExecutionContext) => {
  const [lessons, dist] = [join(folder(t), 'lessons'), folder(t)];
  mkdirSync(lessons);
  for (const {name, text} of files) writeFileSync(join(lessons, name), text);
  const file = join(dist, compiledLessonsName);
  writeFileSync(file, JSON.stringify(compileLessons(lessons)));
  return {lessons, file, read: () => readCompiledLessons(dist, lessons)};
};

/** Writes a file as an editor does some time after the build. */
const edit = (file: string, text: string): void => {
  writeFileSync(file, text);
  const later = new Date(Date.now() + 60_000);
  utimesSync(file, later, later);
};

test('the lessons of a build are opened as they were compiled', async t => {
  const {read} = built(t);
  t.deepEqual(
    (await read())?.lessons.map(({lesson}) => lesson.id),
    ['first', 'second'],
  );
});

const edits: readonly (readonly [title: string, change: (lessons: string) => void])[] = [
  ['a file has another text', lessons => edit(join(lessons, '1-first.yaml'), 'id: other\n')],
  [
    'a file has another text of the same length',
    lessons => {
      const file = join(lessons, '1-first.yaml');
      edit(file, readFileSync(file, 'utf8').replace('The first', 'The other'));
    },
  ],
  ['a file has come', lessons => edit(join(lessons, '3-third.yaml'), '')],
  ['a file has gone', lessons => rmSync(join(lessons, '2-second.yaml'))],
  [
    'a translation has come',
    lessons => {
      mkdirSync(join(lessons, 'sv'));
      edit(join(lessons, 'sv/1-first.yaml'), 'title: Den första\n');
    },
  ],
];

for (const [title, change] of edits) {
  test(`${title}: the compiled lessons are not used`, async t => {
    const {lessons, read} = built(t);
    change(lessons);
    t.is(await read(), null);
  });
}

test('a file that was touched, and says the same, changes nothing', async t => {
  const {lessons, read} = built(t);
  const file = join(lessons, '1-first.yaml');
  edit(file, readFileSync(file, 'utf8'));
  t.not(await read(), null);
});

test('a build that is not there, or is cut short, is no build', async t => {
  const {file, read} = built(t);
  writeFileSync(file, readFileSync(file, 'utf8').slice(0, 100));
  t.is(await read(), null);
  rmSync(file);
  t.is(await read(), null);
});

test('lessons at fault are not compiled, and the error names the fault', t => {
  const lessons = folder(t);
  for (const {name, text} of withSlips(files, ['1-first.yaml', 'expect: open', 'expect: shut'])) {
    writeFileSync(join(lessons, name), text);
  }
  t.throws(() => compileLessons(lessons), {message: /1-first\.yaml:\d+: /});
});
