import test from 'ava';
import {
  type Argument,
  choice,
  flag,
  lists,
  option,
  optional,
  positional,
  reading,
  remaining,
  repeated,
  several,
} from '../../src/arguments/argument.ts';
import {
  type Given,
  helpText,
  type Misuse,
  parse,
  type Unparsed,
  usageText,
} from '../../src/arguments/parse.ts';
import {failure, problem, success} from '../../src/result.ts';

const host = positional('host', '<host>', 'which host');
const path = optional('path', '<path>', 'which path');
const name = option('--long-name', '<name>', 'what to call it', {letter: '-n'});
const tag = repeated('--tag', '<tag>', 'a word to mark it with');
const file = lists('--file', '<file>', 'files to read');
const form = choice('--form', 'how to write it', ['short', 'long'], {
  write: word => word.toLowerCase(),
});
const isQuick = flag('--quick', 'at once', {either: 'pace'});
const isSlow = flag('--slow', 'later', {either: 'pace'});
const size = reading('--size', '<size>', 'how big', word =>
  /^\d+$/.test(word)
    ? success(Number(word))
    : word === 'fatal'
      ? failure({...problem('no size at all', 'Write a number.'), escapes: true as const})
      : failure(problem(`'${word}' is no size`, 'Write a number.')),
);
const takes = [host, path, name, tag, file, form, isQuick, isSlow, size];

const read = (line: string, mayBeCut = true): Given => {
  const given = parse({takes, mayBeCut}, line.split(' '));
  if (!given.ok) throw new Error(JSON.stringify(given.error));
  return given.value;
};

const refused = (line: string, mayBeCut = true): Unparsed => {
  const given = parse({takes, mayBeCut}, line.split(' '));
  if (given.ok) throw new Error(`${line} was taken`);
  return given.error;
};

test('each argument has a value of its own kind', t => {
  const given = read('web -n x --tag a --tag b --file 1 2 --file 3 --form SHORT --quick --size 7');
  const all = [
    given.of(host),
    given.of(path),
    given.of(name),
    given.of(tag),
    given.of(file),
    given.of(form),
    given.of(isQuick),
    given.of(isSlow),
    given.of(size) === undefined ? undefined : (given.of(size) ?? 0) + 1,
  ];
  t.deepEqual(all, ['web', undefined, 'x', ['a', 'b'], ['1', '2', '3'], 'short', true, false, 8]);
});

test('what was not given is told from what was', t => {
  const given = read('web --size 007');
  t.true(given.has(size));
  t.is(given.typed(size), '007');
  t.false(given.has(name));
  t.false(given.has(isQuick));
  t.is(given.typed(name), undefined);
});

test('an argument that a command does not take was not given', t => {
  t.is(read('web').of(option('--other', '<x>', '')), undefined);
  t.deepEqual(read('web').of(several('others', '<x>', '')), []);
});

test('all that is left may look like options', t => {
  const line: Argument<readonly string[]> = remaining('line', 'LINE', '');
  const given = parse({takes: [isQuick, line], mayBeCut: false}, ['--quick', 'a', '--b', '-c']);
  t.deepEqual(given.ok && given.value.of(line), ['a', '--b', '-c']);
});

/** Arguments that do not fit, and what is wrong with them. */
const misuses: readonly (readonly [line: string, misuse: Misuse])[] = [
  ['--quick', {kind: 'missing', values: ['<host>']}],
  ['web a b --c', {kind: 'unrecognized', words: ['b', '--c']}],
  ['web --s 1', {kind: 'ambiguous', word: '--s', options: ['--slow', '--size']}],
  ['web --quick --slow', {kind: 'either', argument: '--slow', other: '--quick'}],
  [
    'web --form Tall',
    {kind: 'no-choice', argument: '--form', word: 'tall', choices: ['short', 'long']},
  ],
  ['web -n', {kind: 'value-missing', argument: '-n/--long-name'}],
  ['web --file', {kind: 'value-missing', argument: '--file'}],
  ['web --quick=1', {kind: 'value-needless', argument: '--quick'}],
  ['web --size big', {kind: 'unread', word: 'big', remedy: 'Write a number.'}],
];

for (const [line, misuse] of misuses) {
  test(`what is wrong with: ${line}`, t => {
    const reason = refused(line);
    t.deepEqual(reason.kind === 'misuse' && reason.misuse, misuse);
  });
}

test('an error of a reader is told as one of argparse, or escapes it', t => {
  t.like(refused('web --size big'), {message: "argument --size: 'big' is no size"});
  t.like(refused('web --size fatal'), {kind: 'escaped', word: 'fatal'});
});

test('an option may be cut short, or must be whole', t => {
  t.is(read('web --long x').of(name), 'x');
  t.like(refused('web --long x', false), {misuse: {kind: 'unrecognized'}});
});

test('words that belong to no argument are told as they were typed', t => {
  const given = parse({takes: [host], mayBeCut: true}, ['web', 'a b', '--c']);
  t.like(given, {
    error: {
      message: 'unrecognized arguments: a b --c',
      misuse: {kind: 'unrecognized', words: ['a b', '--c']},
    },
  });
});

test('help and usage are texts, and nothing ends', t => {
  const grammar = {takes, mayBeCut: true, program: {name: 'lab', about: 'It is about this.'}};
  t.deepEqual(refused('--help'), {kind: 'help'});
  t.regex(usageText(grammar), /^usage: lab .*--form \{short,long\}/s);
  t.regex(helpText(grammar), /It is about this\.[\s\S]*<host> +which host[\s\S]*--tag <tag>/);
});
