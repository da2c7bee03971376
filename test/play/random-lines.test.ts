import test from 'ava';
import * as fc from 'fast-check';
import {openLesson} from '../../src/play/open-lesson.ts';
import {isInLesson, type Play} from '../../src/play/play.ts';
import {step} from '../../src/play/step.ts';
import {labWords} from '../../src/play/words/lab-words.ts';
import {emptySave, readSave} from '../../src/progress/save.ts';
import {runs} from '../checks.ts';
import {builtIn} from '../lessons/built-in.ts';
import {kept} from './a-play.ts';

const words = [
  ...[
    'openstack',
    'security',
    'group',
    'rule',
    'create',
    'delete',
    'list',
    'show',
    'server',
    'add',
  ],
  ...['remove', 'network', '--ingress', '--egress', '--protocol', '--dst-port', '--remote-ip'],
  ...[
    '--remote-group',
    '--help',
    'tcp',
    'tcp/80',
    'any',
    '443',
    '1',
    '4',
    '99',
    '0.0.0.0/0',
    '::/0',
  ],
  ...['185.189.28.0/24', 'public', 'default', 'private', 'sg-public', 'sg-default', 'Internet'],
  ...['from', 'to', 'on', 'goals', 'reach', 'constructor', '__proto__', "'", '\\', '#', '7'],
];

const networks = ['public', 'default-v4-nat', 'private'];
const names = ['public', 'default', 'private', 'app'];
const groups = ['sg-public', 'sg-default', 'sg-private', 'default'];
const ends = ['any', 'public', 'private', '10.65.0.0/16', '1.1.1.1', 'group:sg-default'];
const traffic = ['any', 'tcp/443', 'tcp/3333', 'udp', 'icmp'];

/** Lines that mostly change the world. */
const changes = fc.oneof(
  fc
    .tuple(fc.constantFrom(...traffic), fc.constantFrom(...ends), fc.constantFrom(...groups))
    .map(([what, end, group]) => `ingress ${what} from ${end} on ${group}`),
  fc
    .tuple(fc.constantFrom(...traffic), fc.constantFrom(...ends), fc.constantFrom(...groups))
    .map(([what, end, group]) => `egress ${what} to ${end} on ${group}`),
  fc.constantFrom('1', '2', '1 3', '5').map(which => `security group rule delete ${which}`),
  fc.constantFrom('one', 'two', 'sg-public').map(name => `security group create ${name}`),
  fc.constantFrom('one', 'two', 'sg-private').map(name => `security group delete ${name}`),
  fc
    .tuple(
      fc.constantFrom('add', 'remove'),
      fc.constantFrom('public', 'default', 'private'),
      fc.constantFrom(...groups, 'one'),
    )
    .map(([verb, server, group]) => `server ${verb} security group ${server} ${group}`),
  fc
    .tuple(fc.constantFrom(...networks), fc.constantFrom(...names), fc.constantFrom(...groups))
    .map(([network, name, group]) =>
      ['server create --network', network, '--security-group', group, name].join(' '),
    ),
  fc.constantFrom(...names).map(name => `server delete ${name}`),
  fc
    .tuple(
      fc.constantFrom('add', 'remove'),
      fc.constantFrom(...names),
      fc.constantFrom(...networks),
    )
    .map(([verb, name, network]) => `server ${verb} network ${name} ${network}`),
  fc.constantFrom('two', 'sg-public').map(name => `security group set --name ${name} one`),
);

const lines = fc.oneof(
  changes,
  fc.constantFrom(...labWords.map(({word}) => word), 'lessons 2', 'show reach'),
  fc.array(fc.constantFrom(...words), {maxLength: 9}).map(some => some.join(' ')),
  fc.string({unit: 'binary', maxLength: 40}),
);

const begun = fc
  .constantFrom(...builtIn)
  .map(place => openLesson({course: builtIn, save: emptySave('ada')}, place).play);

const playAfter = (play: Play, lines: readonly string[]): Play =>
  lines.reduce((sofar, line) => step(sofar, line).play, play);

/** Everything that must hold of a play, whatever was typed. */
const isSound = (play: Play): boolean =>
  readSave(JSON.parse(JSON.stringify(play.save))).ok &&
  isInLesson(play) &&
  JSON.stringify(openLesson(play, play.place).play.world) === JSON.stringify(play.world);

test('whatever is typed, step answers, and what is kept leads to the same world', t => {
  fc.assert(
    fc.property(begun, fc.array(lines, {maxLength: 12}), (play, typed) =>
      isSound(playAfter(play, typed)),
    ),
    {numRuns: runs(300)},
  );
  t.pass();
});

test('undo after any change brings the world before it, and redo the one after', t => {
  let changed = 0;
  fc.assert(
    fc.property(begun, fc.array(lines, {maxLength: 6}), changes, (play, typed, line) => {
      const before = playAfter(play, typed);
      const {play: after} = step(before, line);
      if (after.world === before.world) return;
      changed += 1;
      const {play: back} = step(after, 'undo');
      t.deepEqual(back.world, before.world);
      t.deepEqual(kept(back), kept(before));
      t.deepEqual(step(back, 'redo').play.world, after.world);
    }),
    {numRuns: runs(300)},
  );
  t.true(changed > runs(300) / 6, `only ${changed} lines changed anything`);
});

test('a refused line changes nothing', t => {
  let refused = 0;
  fc.assert(
    fc.property(begun, lines, (play, line) => {
      const {play: after, reply} = step(play, line);
      if (reply.kind !== 'refused') return;
      refused += 1;
      t.is(after.world, play.world);
      t.is(after.save, play.save);
    }),
    {numRuns: runs(300)},
  );
  t.true(refused > runs(300) / 6, `only ${refused} lines were refused`);
});
