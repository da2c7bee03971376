import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {commandsOf} from '../../src/openstack/script.ts';
import {builtIn, frame} from '../lessons/built-in.ts';
import {folder} from '../progress/a-folder.ts';
import {type Program, start} from '../terminal/program.ts';
import {program, run} from './a-process.ts';

const commandsFor = (number: number): readonly string[] =>
  commandsOf(frame(number).lesson.solution).map(({command}) => command);

const enter = async (terminal: Program, line: string): Promise<void> => {
  await terminal.type(line);
  await terminal.press('enter');
};

/** The head of a lesson's screen. */
const head = (number: number): string =>
  `${number}/${builtIn.length} ${frame(number).lesson.title}`;

/** Types commands, reads the debrief, and goes on from it. */
const finish = async (
  terminal: Program,
  number: number,
  commands: readonly string[],
): Promise<void> => {
  for (const command of commands) await enter(terminal, command);
  await terminal.expect(`Solved: ${frame(number).lesson.title}`);
  await terminal.expect('★★★');
  await terminal.press('enter');
};

test('all lessons by keystrokes, with a break in the middle of the fifth', async t => {
  const saves = folder(t);
  const [first = '', ...rest] = commandsFor(5);

  const before = await start(['node', program, '--saves', saves]);
  t.teardown(before.kill);
  await before.expect('Welcome 1/2');
  t.true(before.isAlternate());
  await before.press('enter');
  await before.expect('Welcome 2/2');
  await before.press('enter');
  await before.expect('Who can reach whom');
  await before.press('enter');
  for (const number of [1, 2, 3, 4]) {
    await before.expect(head(number));
    await finish(before, number, commandsFor(number));
  }
  await before.expect(head(5));
  await enter(before, first);
  await before.expect('stops at egress: default');
  await before.press('ctrl-d');
  t.deepEqual(await before.exit(), {code: 0, signal: 0});
  t.false(before.isAlternate());
  const save = JSON.parse(readFileSync(join(saves, 'learner.json'), 'utf8'));
  t.like(save, {current: 'both-ends'});
  t.deepEqual(save.lessons['both-ends'].commands, [first]);

  const after = await start(['node', program, 'play', '--saves', saves]);
  t.teardown(after.kill);
  await after.expect(head(5));
  await after.expect('tcp/3333');
  await finish(after, 5, rest);
  for (const {number} of builtIn.slice(5)) {
    await after.expect(head(number));
    await finish(after, number, commandsFor(number));
  }
  await after.expect(`${3 * builtIn.length}/${3 * builtIn.length}`);
  await after.expect('Who can reach whom');
  // The list is longer than the screen.
  const listed = await after.screen();
  await after.press('home');
  await after.expect(builtIn[0].lesson.title);
  const all = `${listed}\n${await after.screen()}`;
  for (const {lesson} of builtIn) {
    t.regex(all, new RegExp(`${lesson.title} +★★★$`, 'm'));
  }
  await after.type('q');
  t.deepEqual(await after.exit(), {code: 0, signal: 0});

  const {lessons} = JSON.parse((await run(['progress', '--json', '--saves', saves])).out);
  t.true(lessons.every(({stars}: {stars: number}) => stars === 3));
});

test('a command is put together with Tab, suggested from the history at the next start, and taken back', async t => {
  const saves = folder(t);
  const before = await start(['node', program, 'play', '4', '--saves', saves]);
  t.teardown(before.kill);
  await before.expect(head(4));
  await before.type('ing');
  await before.press('tab');
  await before.expect(/^ › ingress$/m);
  await before.press('tab');
  await before.expect('every protocol and port');
  await before.press('tab');
  await before.expect(/^ › tcp\/ /m);
  await before.press('enter');
  await before.type('8080 fr');
  await before.press('tab');
  await before.type('pub');
  await before.press('tab');
  await before.type('on sg-d');
  await before.press('tab');
  await before.expect('ingress tcp/8080 from public on sg-default');
  await before.press('enter');
  await before.expect('Made: rule');
  await before.press('ctrl-d');
  t.deepEqual(await before.exit(), {code: 0, signal: 0});

  const after = await start(['node', program, 'play', '4', '--saves', saves]);
  t.teardown(after.kill);
  await after.expect(head(4));
  await after.type('ing');
  await after.expect('› ingress tcp/8080 from public on sg-default');
  await after.press('right');
  await after.press('ctrl-u');
  await after.expect(/^ ›$/m);
  await after.type('\x1F');
  await after.expect('› ingress tcp/8080 from public on sg-default');
  await after.press('enter');
  await after.expect('already exists');
  await after.press('ctrl-d');
  t.deepEqual(await after.exit(), {code: 0, signal: 0});
});

test('with --ascii, and where the locale is not UTF-8, all that is drawn is ASCII', async t => {
  const saves = folder(t);
  const asked = ['node', program, 'play', '5', '--ascii', '--saves', saves];
  const told = ['node', program, 'play', '5', '--saves', saves];
  for (const [command, env] of [
    [asked, {}],
    [told, {LC_ALL: 'C'}],
  ] as const) {
    const terminal = await start(command, {env});
    t.teardown(terminal.kill);
    await terminal.expect('Safespring -');
    await terminal.type('egress tcp/3333 to public on sg-default');
    await terminal.expect('Members of sg-default');
    t.regex(await terminal.screen(), /^[ -~\n]+$/);
    await terminal.press('ctrl-c');
    await terminal.press('ctrl-d');
    t.deepEqual(await terminal.exit(), {code: 0, signal: 0});
  }
});
