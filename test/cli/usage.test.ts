import test from 'ava';
import {newRun} from './a-shell.ts';

const subcommands = ['play', 'check', 'lessons', 'trace', 'progress', 'reset'];

test('--version prints the version alone', async t => {
  t.deepEqual(await newRun(t)('--version'), {exit: 0, out: '1.2.3', err: ''});
});

test('--help names every subcommand, every option and the exit status', async t => {
  const {exit, out, err} = await newRun(t)('--help');
  t.is(exit, 0);
  t.is(err, '');
  for (const name of subcommands) t.regex(out, new RegExp(`^ {2}${name} +\\S`, 'm'));
  for (const option of ['--learner NAME', '--saves DIR', '--lessons DIR', '--version']) {
    t.true(out.includes(option), option);
  }
  t.regex(out, /exit status: 0 .*; 1 .*\n?.*2 wrong use/);
});

for (const name of subcommands) {
  test(`${name} --help says how to use it, in lines that fit 80 columns`, async t => {
    const run = newRun(t);
    const {exit, out, err} = await run(`${name} --help`);
    t.is(exit, 0);
    t.is(err, '');
    t.true(out.startsWith(`usage: safespring-lab ${name}`), out);
    for (const option of ['--learner', '--saves', '--lessons']) t.true(out.includes(option));
    for (const line of out.split('\n')) t.true(line.length < 80, line);
    t.deepEqual(await run(`${name} -h`), {exit, out, err});
  });
}

test('the value of an option is no subcommand, wherever the option stands', async t => {
  const run = newRun(t);
  const options = ['--learner ada', '--lang en', '--background light'];
  for (const option of options) {
    const {exit, err} = await run(`${option} play --help`);
    t.is(exit, 0, `${option}: ${err}`);
  }
});

test('each --help names the arguments of its own', async t => {
  const run = newRun(t);
  const own = {
    play: ['LESSON', '--plain'],
    check: ['LESSON', 'FILE', '--json', 'standard input'],
    lessons: ['check', 'DIR', '--json'],
    trace: ['FROM', 'TO', 'PROTOCOL[/PORT]', '--lesson', '--after', '--json'],
    progress: ['--json'],
    reset: ['LESSON', '--all'],
  };
  for (const [name, words] of Object.entries(own)) {
    const {out} = await run(`${name} --help`);
    for (const word of words) t.true(out.includes(word), `${name}: ${word}`);
  }
});

// The option is there, and works: safespring-lab --plain.
test('the help of the whole names --plain, which it takes', async t => {
  t.regex((await newRun(t)('--help')).out, /--plain/);
});

/** Wrong use, what is said about it, and what else must stand there. */
const wrong: readonly (readonly [argv: string, ...says: RegExp[]])[] = [
  [
    'fly',
    /there is no command 'fly'/,
    /play, check, trace, reach, diff, explain, export, lessons, progress, notes, reset/,
    /--help/,
  ],
  ['Play', /there is no command 'Play'/],
  ['--colour', /unrecognized arguments: --colour/, /^usage: safespring-lab/],
  ['play 99', /There is no lesson '99'/, /1 no-group, 2 way-out/],
  ['play no-such-lesson', /There is no lesson 'no-such-lesson'/, /7 behind-nat/],
  ['play 1 2', /unrecognized arguments: 2/, /^usage: safespring-lab play/],
  ["play ''", /There is no lesson ''/],
  ['check', /required: LESSON/, /^usage: safespring-lab check/],
  ['check 0 -', /There is no lesson '0'/],
  [
    'check 3 nowhere.txt',
    /nowhere\.txt cannot be read: ENOENT/,
    /one a line, or - for standard input/,
  ],
  ['check 3 a b', /unrecognized arguments: b/],
  ['lessons prove', /invalid choice: 'prove'/],
  ['lessons check nowhere', /nowhere cannot be read: ENOENT/, /Name a folder of lessons/],
  ['trace public default', /three words/],
  [
    'trace public nobody tcp/80',
    /'nobody' is neither/,
    /public, default, private, 1\.1\.1\.1, visitor, Internet/,
  ],
  ['trace public default tcp/70000', /between 1 and 65535/],
  ['trace public default any', /'any' is not one packet/],
  ['trace public default tcp/80 --lesson 99', /There is no lesson '99'/],
  ['trace public default tcp/80 --after nowhere', /nowhere cannot be read/],
  ['trace public default tcp/80 --lesson', /--lesson: expected one argument/],
  ['progress 3', /unrecognized arguments: 3/],
  ['progress --lessons nowhere', /lessons in nowhere cannot be read/, /--lessons DIR/],
  ['progress --learner ../ada', /'\.\.\/ada' cannot be a learner's name/, /letters, digits/],
  ['progress --learner', /--learner: expected one argument/],
  ["progress --learner ''", /'' cannot be a learner's name/],
  ['reset 3 --all', /contradict each other/, /Give one of them/],
  ['reset 99', /There is no lesson '99'/],
];

for (const [argv, ...says] of wrong) {
  test(`'${argv}' is wrong use: exit 2, a reason and a way out, on standard error`, async t => {
    const {exit, out, err} = await newRun(t)(argv);
    t.is(exit, 2);
    t.is(out, '');
    for (const pattern of says) t.regex(err, pattern);
  });
}

test('shared options stand before or after the name, with a space or an equals sign', async t => {
  const run = newRun(t);
  const bob = await run('progress --learner bob');
  t.regex(bob.out, /^bob: 0 of \d+ solved/m);
  for (const argv of [
    '--learner bob progress',
    '--learner=bob progress',
    'progress --learner=bob',
  ]) {
    t.deepEqual(await run(argv), bob, argv);
  }
});

test('--lessons uses another folder everywhere', async t => {
  const run = newRun(t);
  const folders = {mine: (await import('../lessons/a-course.ts')).files};
  t.is(
    (await run('lessons --lessons mine', {folders})).out,
    '1  first   The first\n2  second  The first',
  );
  t.regex((await run('progress --lessons mine', {folders})).out, /0 of 2 solved/);
  t.is(
    (await run('check second - --lessons mine', {folders, input: 'egress udp/53 to any on web'}))
      .exit,
    0,
  );
  t.is((await run('trace public inner tcp/443 --lessons mine --json', {folders})).exit, 1);
  t.is(
    (await run('play 1 --lessons mine', {folders, input: 'egress tcp/443 to any on web'})).exit,
    0,
  );
});

test('a folder of lessons at fault is told with the faults, and where to see them all', async t => {
  const folders = {mine: [{name: 'platform.yaml', text: 'project: 1\n'}]};
  const {exit, err} = await newRun(t)('progress --lessons mine', {folders});
  t.is(exit, 2);
  t.regex(err, /platform\.yaml:1: 'networks' is missing/);
  t.regex(err, /safespring-lab lessons check/);
});

// Run as it stands, it proves the built-in lessons, and finds nothing wrong.
test('the advice about lessons at fault names their folder', async t => {
  const folders = {mine: [{name: 'platform.yaml', text: 'project: 1\n'}]};
  t.regex((await newRun(t)('progress --lessons mine', {folders})).err, /lessons check mine/);
});
