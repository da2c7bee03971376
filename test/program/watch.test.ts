import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {createInterface} from 'node:readline';
import test from 'ava';
import {files} from '../lessons/a-course.ts';
import {folder} from '../progress/a-folder.ts';
import {program, run} from './a-process.ts';

test('lessons check --watch sees what an editor saves, and ends with Ctrl-C', async t => {
  const mine = folder(t);
  for (const {name, text} of files) writeFileSync(join(mine, name), text);
  const lesson = join(mine, '1-first.yaml');
  const sound = readFileSync(lesson, 'utf8');
  const translations = join(mine, 'sv');
  mkdirSync(translations);
  const child = spawn(process.execPath, [program, 'lessons', 'check', mine, '--watch']);
  t.teardown(() => child.kill('SIGKILL'));
  const lines = createInterface({input: child.stdout})[Symbol.asyncIterator]();
  const next = async () => (await lines.next()).value;
  t.is(await next(), '2 lessons, no fault.');
  writeFileSync(lesson, sound.replace('title:', 'titel:'));
  t.is(await next(), '2 faults.');
  writeFileSync(lesson, sound);
  t.is(await next(), '2 lessons, no fault.');
  writeFileSync(join(translations, '1-first.yaml'), 'titel: Den första\n');
  t.is(await next(), '1 fault.');
  const ended = once(child, 'close');
  child.kill('SIGINT');
  t.deepEqual(await ended, [null, 'SIGINT']);
});

test('lessons new writes a file that lessons check reads, and never over one', async t => {
  const mine = folder(t);
  const made = await run(['lessons', 'new', 'web-site', '--lessons', mine]);
  t.is(made.code, 0, made.err);
  const checked = await run(['lessons', 'check', mine]);
  t.is(checked.code, 1);
  t.regex(checked.err, /^01-web-site\.yaml:\d+: /);
  writeFileSync(join(mine, '02-other.yaml'), 'id: other-one\n');
  t.is((await run(['lessons', 'new', 'other', '--lessons', mine])).code, 0);
  t.is(readFileSync(join(mine, '02-other.yaml'), 'utf8'), 'id: other-one\n');
});
