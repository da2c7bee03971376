import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import test, {type ExecutionContext} from 'ava';
import packageJson from '../../package.json' with {type: 'json'};
import {sampled} from '../checks.ts';
import {builtIn} from '../lessons/built-in.ts';
import {testWith} from '../machine/test-with.ts';
import {tools} from '../machine/tools.ts';
import {folder} from '../progress/a-folder.ts';
import {program, run, runCommand} from './a-process.ts';

test('the version is that of the package', async t => {
  t.like(await run(['--version']), {code: 0, out: `${packageJson.version}\n`, err: ''});
});

const played = sampled(builtIn, 3);

test(`${played.length} lessons by lines through a pipe, one process each`, async t => {
  const saves = folder(t);
  for (const {number, lesson} of played) {
    const args = ['play', `${number}`, '--saves', saves];
    const {code, out, err} = await run(args, lesson.solution);
    t.is(code, 0, out);
    t.is(err, '');
    t.regex(out, /^★★★ solved/m);
  }
  const {out} = await run(['progress', '--saves', saves]);
  t.true(out.includes(`${played.length} of ${builtIn.length} solved`), out);
});

test('a lesson that is not solved at the end of the input is exit 1', async t => {
  t.like(await run(['play', '3', '--saves', folder(t)], 'server list\n'), {code: 1, err: ''});
});

test('the last line counts without a line feed, and lines may end as on Windows', async t => {
  const line = 'ingress tcp/80 from public on sg-default';
  for (const input of [line, `${line}\r\n`]) {
    t.is((await run(['play', '4', '--saves', folder(t)], input)).code, 0);
    t.is((await run(['check', '4'], input)).code, 0);
  }
});

test('saves go where the variable says, and --saves comes before it', async t => {
  const [one, other] = [folder(t), folder(t)];
  const env = {SAFESPRING_LAB_SAVES: one};
  await run(['play', '1'], 'hint\n', env);
  t.deepEqual(readdirSync(one), ['learner.json']);
  await run(['play', '1', '--saves', other, '--learner', 'ada'], 'hint\n', env);
  t.deepEqual(readdirSync(one), ['learner.json']);
  t.deepEqual(readdirSync(other), ['ada.json']);
});

test('check and trace read files', async t => {
  const file = join(folder(t), 'answer.txt');
  writeFileSync(file, `# default calls out\n${builtIn[6]?.lesson.solution}`);
  t.is((await run(['check', '7', file])).code, 0);
  const args = ['trace', 'default', '1.1.1.1', 'tcp/443', '--lesson', '7', '--after', file];
  t.is((await run(args)).code, 0);
});

/** Something wrong outside or in the arguments, and what is said about it. */
type Wrong = {
  readonly title: string;
  readonly args: (folder: string) => readonly string[];
  readonly input?: string;
  readonly says: RegExp;
  readonly code?: number;
};

const learner = (saves: string, text: string): readonly string[] => {
  writeFileSync(join(saves, 'learner.json'), text);
  return ['play', '--saves', saves];
};

const lessons = (made: string, name: string, text: string): readonly string[] => {
  writeFileSync(join(made, name), text);
  return ['lessons', 'check', made];
};

const wrongs: readonly Wrong[] = [
  {title: 'an unknown subcommand', args: () => ['fly'], says: /no command 'fly'/},
  {
    title: 'an unknown option',
    args: () => ['play', '--fast'],
    says: /unrecognized arguments: --fast/,
  },
  {
    title: 'an unknown lesson',
    args: saves => ['play', '99', '--saves', saves],
    says: /no lesson '99'/,
  },
  {
    title: 'port 70000 to trace',
    args: () => ['trace', 'public', 'default', 'tcp/70000'],
    says: /between 1 and 65535/,
  },
  {
    title: 'port 70000 to check',
    args: () => ['check', '4'],
    input: 'ingress tcp/70000 on sg-default',
    says: /Invalid value for port 70000/,
    code: 1,
  },
  {
    title: 'a file that is not there',
    args: made => ['check', '4', join(made, 'none')],
    says: /none cannot be read: there is no such file/,
  },
  {
    title: 'a folder for a file',
    args: made => ['check', '4', made],
    says: /cannot be read: it is a directory/,
  },
  {
    title: 'a save that is not JSON',
    args: saves => learner(saves, '{'),
    says: /learner\.json cannot be read: .*JSON/,
  },
  {
    title: 'a save of another version',
    args: saves => learner(saves, '{"version": 99}'),
    says: /a newer safespring-lab wrote it/,
  },
  {
    title: 'a save that is a folder',
    args: saves => {
      mkdirSync(join(saves, 'learner.json'));
      return ['play', '--saves', saves];
    },
    says: /learner\.json cannot be read: EISDIR/,
  },
  {
    title: 'a file for the folder of saves',
    args: () => ['play', '--saves', program],
    says: /No save can be kept in .*: ENOTDIR/,
  },
  {
    title: 'a learner of another folder',
    args: () => ['play', '--learner', '../../ada'],
    says: /cannot be a learner's name/,
  },
  {
    title: 'no folder of lessons',
    args: made => ['play', '--lessons', join(made, 'none')],
    says: /lessons in .*none cannot be read: ENOENT/,
  },
  {
    title: 'a file for the folder of lessons',
    args: () => ['lessons', '--lessons', program],
    says: /cannot be read: ENOTDIR/,
  },
  {
    title: 'an empty folder of lessons',
    args: made => ['play', '--lessons', made],
    says: /platform\.yaml:1: There is no such file/,
  },
  {
    title: 'a platform that is not YAML',
    args: made => lessons(made, 'platform.yaml', 'a: [b'),
    says: /platform\.yaml:1: This is not YAML/,
    code: 1,
  },
  {
    title: 'a platform of bytes',
    args: made => lessons(made, 'platform.yaml', '\0\u{1F600}\xFF'),
    says: /platform\.yaml:1: /,
    code: 1,
  },
];

const isKind = (t: ExecutionContext, err: string): void => {
  t.notRegex(err, /^\s+at .+[:)]/m, err);
  t.notRegex(err, /should not|undefined|\[object/, err);
};

for (const {title, args, input, says, code = 2} of wrongs) {
  test(`${title} is told without a stack trace`, async t => {
    const ended = await run(args(folder(t)), input);
    t.is(ended.code, code, ended.err);
    t.regex(ended.err, says);
    isKind(t, ended.err);
  });
}

test('a lesson with a YAML alias is told as a fault of its file', async t => {
  const made = folder(t);
  for (const name of readdirSync('lessons').filter(file => file.endsWith('.yaml'))) {
    writeFileSync(join(made, name), readFileSync(join('lessons', name)));
  }
  const {err} = await run(lessons(made, '08-more.yaml', 'id: &a more\ntitle: *a\n'));
  t.regex(err, /08-more\.yaml:2: /);
});

test('an unreadable save is left as it is by every subcommand', async t => {
  const saves = folder(t);
  const file = join(saves, 'learner.json');
  writeFileSync(file, '{"version": 1');
  for (const args of [['play', '1'], ['progress'], ['reset', '1'], []]) {
    t.is((await run([...args, '--saves', saves], 'hint\n')).code, 2, args.join(' '));
  }
  t.is(readFileSync(file, 'utf8'), '{"version": 1');
});

test('a wrong line of the learner is answered, and the play goes on', async t => {
  const input = [
    'no such command',
    'ingress tcp/70000 from any on sg-default',
    "security group show 'sg",
    '\u0000\u001B[31m\u{1F600}',
    'x'.repeat(100_000),
    'trace',
    'ingress tcp/80 from public on sg-default',
  ].join('\n');
  const {code, out, err} = await run(['play', '4', '--saves', folder(t)], input);
  t.is(code, 0);
  t.is(err, '');
  isKind(t, out);
});

testWith(tools.sh)('who reads the output may leave early, without a complaint', async t => {
  // More than fits into a pipe, so that the program does meet the end.
  const lines = Array<string>(500).fill('help');
  const saves = folder(t);
  const ended = await runCommand(
    [
      tools.sh.path(),
      '-c',
      `("$0" ${program} play 4 --saves "$1"; echo "exit $?" >&2) | { read -r line; echo "$line"; }`,
      process.execPath,
      saves,
    ],
    lines.join('\n'),
  );
  t.is(ended.code, 0);
  t.is(ended.out.trim().split('\n').length, 1);
  t.is(ended.err, 'exit 1\n');
  t.true(existsSync(join(saves, 'learner.json')));
});

test('it plays without a terminal, whatever TERM says, and without colours', async t => {
  const {out} = await run(['play', '4', '--saves', folder(t)], '', {
    TERM: 'xterm-256color',
    FORCE_COLOR: '1',
  });
  t.false(out.includes('\u001B'));
});
