import {cpSync, existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import process from 'node:process';
import test from 'ava';
import {compileLessons} from '../../src/cli/compile-lessons.ts';
import {compiledLessonsName} from '../../src/cli/compiled-lessons.ts';
import {size} from '../checks.ts';
import {newRun} from '../cli/a-shell.ts';
import {folder} from '../progress/a-folder.ts';
import {imported, remarksOf} from '../projects/import/a-project.ts';
import {printed} from '../projects/import/print-client.ts';
import {lesson} from '../tui/a-course.ts';
import {type LivePart, livePartsOf, places} from './live-parts.tsx';

// What the pages show is what the program says: commands are run, screens are drawn, and tables are
// made again. UPDATE_GOLDENS=1 writes into the pages what the program says now.

const docs = readdirSync('docs').filter(name => name.endsWith('.md'));
const pages = ['README.md', 'CONTRIBUTING.md', ...docs.map(name => join('docs', name))];
const read = (page: string): string => readFileSync(page, 'utf8');

/** What the parts would be now, in their order; two are made at a time. */
const allNow = async (parts: readonly LivePart[]): Promise<readonly string[]> => {
  const results: string[] = [];
  const queue = parts.entries();
  const work = async () => {
    for (const [index, part] of queue) results[index] = await part.now();
  };
  await Promise.all([work(), work()]);
  return results;
};

/** The page with its live parts as they are now. */
const renewed = (page: string, parts: readonly LivePart[], now: readonly string[]): string => {
  const ends = parts.map(({start, shown}) => start + shown.length);
  const kept = parts.map(({start}, index) => page.slice(ends[index - 1] ?? 0, start));
  return [...kept.flatMap((text, index) => [text, now[index]]), page.slice(ends.at(-1))].join('');
};

for (const page of pages.filter(name => livePartsOf(read(name)).length > 0)) {
  test.serial(`${page} shows what the program says`, async t => {
    const text = read(page);
    const parts = livePartsOf(text);
    const now = await allNow(parts);
    if (process.env.UPDATE_GOLDENS === '1' && process.env.CI === undefined) {
      writeFileSync(page, renewed(text, parts, now));
    }
    for (const [index, {start, shown}] of livePartsOf(read(page)).entries()) {
      const line = text.slice(0, start).split('\n').length;
      t.is(shown, now[index] ?? '', `${page}:${line}: If this is right, write it: npm run goldens`);
    }
  });
}

/** The program as if installed, with a lesson more than it has, compiled anew. */
const withOneMoreLesson = (to: string): string => {
  cpSync('dist', join(to, 'dist'), {recursive: true});
  cpSync('lessons', join(to, 'lessons'), {recursive: true});
  const [first = ''] = readdirSync('lessons').filter(name => name.startsWith('01-'));
  const more = readFileSync(join('lessons', first), 'utf8').replace(/^id: .*$/m, 'id: one-more');
  writeFileSync(join(to, 'lessons/99-one-more.yaml'), more);
  const compiled = compileLessons(join(to, 'lessons'));
  writeFileSync(join(to, 'dist', compiledLessonsName), JSON.stringify(compiled));
  return join(to, 'dist/safespring-lab.js');
};

// All commands once more is much for a quick run; CI does it.
if (size !== 'quick') {
  test('a lesson more changes nothing that the pages show', async t => {
    const program = withOneMoreLesson(folder(t));
    const parts = livePartsOf(read('docs/commands.md'), program);
    for (const [index, now] of (await allNow(parts)).entries()) t.is(parts[index]?.shown, now);
  });
}

test('docs/keys.md has a table for each place of keys, and one of words', t => {
  const tables = [...read('docs/keys.md').matchAll(/<!-- (?:keys: )?(\w+) -->\n\n\|/g)];
  t.deepEqual(tables.map(([, place]) => place).sort(), [...places, 'words'].sort());
});

test('docs/commands.md tells of each subcommand, with an example', async t => {
  const help = (await newRun(t)('--help')).out;
  const names = [...help.matchAll(/^ {2}(\w+) +[A-Z]/gm)].map(([, name = '']) => name);
  t.true(names.length > 0);
  const sections = read('docs/commands.md').split(/^## /m);
  for (const name of names) {
    const section = sections.find(text => text.startsWith(`${name}\n`)) ?? '';
    t.regex(section, /^\$ .*safespring-lab/m, `${name} has no heading, or no example`);
  }
});

test('the commands that the README collects a project with tell all that can be told', t => {
  const commands = [
    ...read('README.md').matchAll(/^openstack (.*) -f json > project\/\w+\.json$/gm),
  ];
  t.is(commands.length, 6);
  const {start} = lesson(7);
  const project = imported(commands.map(([, command = '']) => printed(start, command)));
  t.notRegex(remarksOf(project), /Add (them|it)/);
  t.deepEqual(
    project.world.platform.instances.map(({name}) => name),
    start.platform.instances.map(({name}) => name),
  );
});

test('what the README says to run is understood', async t => {
  const run = newRun(t);
  const commands = [...read('README.md').matchAll(/^npm start -- (.*)$/gm)];
  t.true(commands.length > 0);
  for (const [, command = ''] of commands) {
    const {exit, err} = await run(command, {files: {'project/*.json': '[]'}});
    t.not(exit, 2, `${command}\n${err}`);
  }
});

for (const page of [...pages, 'CHANGELOG.md', 'SECURITY.md', 'lessons/README.md']) {
  test(`every link of ${page} leads to a file that is there`, t => {
    const links = [...read(page).matchAll(/\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)/g)];
    const lost = links.map(([, to = '']) => join(dirname(page), to)).filter(to => !existsSync(to));
    t.deepEqual(lost, []);
  });
}

test('the first pages are short enough to be read', t => {
  t.true(read('README.md').split('\n').length <= 121);
  t.true(read('CONTRIBUTING.md').split('\n').length <= 101);
});
