import test from 'ava';
import {labWords} from '../../src/play/words/lab-words.ts';
import {builtIn} from '../lessons/built-in.ts';
import {kept, open, saidBy, solve, typed} from './a-play.ts';

const half = typed(open(5), 'egress tcp/3333 to public on sg-default');

/** A line typed when half of frame 5 is done, and what is said to it. */
const answers: readonly (readonly [line: string, ...said: RegExp[]])[] = [
  ['hint', /^observation: .*public's ingress/],
  [
    'why',
    /✗ default reaches public/,
    /default › public tcp\/3333/,
    /stops at ingress: public has no ingress rule/,
  ],
  [
    'trace default public tcp/3333',
    /^1 ✓ default sends from its own address, 10\.65\.42\.3/,
    /egress of default: allowed by rule \d+ \(sg-default: egress tcp\/3333/,
    /✗ ingress of public: no rule allows it/,
    /stops at ingress/,
  ],
  [
    'trace public default tcp/80',
    /✓ delivered: default sees it come from 185\.189\.28\.56/,
    /^delivered; default sees/m,
  ],
  [
    'trace default 1.1.1.1 tcp/443',
    /NAT: compute-2 replaces the source 10\.65\.42\.3 by its own address, 203\.0\.113\.12/,
    /stops at egress/,
  ],
  [
    'trace private Internet tcp/443',
    /routing: the source is an address with no way to the Internet/,
    /stops at egress: private has no egress rule/,
    /stops at routing: 10\.65\.145\.17 \(private\) is an address with no way to the Internet/,
  ],
  ['trace Internet default tcp/80', /stops at routing: the Internet has no route to default/],
  [
    'trace Internet public tcp/22 established',
    /ingress of public: part of a connection that is there already, and no rule is asked/,
    /^delivered; public sees/m,
  ],
  ['trace Internet public tcp 22', /stops at ingress: public has no ingress rule for tcp\/22/],
  ['trace', /three words, and this one has 0/, /public default tcp\/80/],
  ['trace public default', /three words, and this one has 2/],
  ['trace public nobody tcp/80', /'nobody' is neither/, /public, default, private/],
  ['trace public default tcp/70000', /between 1 and 65535/],
  ['trace public default http', /does not begin with a protocol/],
  ['trace public public tcp/80', /are the same/],
  ['show', /✗ default reaches public/, /✓ default does not reach the Internet/],
  ['show brief', /^5\/\d+ Both ends must allow/, /tcp port\s3333/],
  ['show goals', /\(public: no ingress\)/],
  [
    'show rules',
    /^1 sg-public: egress any to 0\.0\.0\.0\/0/,
    /^2 sg-public: ingress tcp\/443 from 0\.0\.0\.0\/0$/m,
    /^8 default: ingress any from group default over IPv6$/m,
  ],
  [
    'export',
    /^#!\/usr\/bin\/env bash$/m,
    /--dst-port 3333 --remote-ip 185\.189\.28\.56\/32 "\$sg_default"/,
    /safespring-lab export 5 --format openstack > FILE/,
  ],
  ['export Terraform', /^resource "openstack_networking_secgroup_v2" "sg_public" \{$/m],
  ['export json', /"name": "sg-public"/],
  ['export yaml', /There is no format 'yaml'/, /export openstack\|terraform\|json/],
  ['show groups', /sg-default/, /sg-private/],
  ['show servers', /10\.65\.145\.17/],
  ['show reach', /^Who can reach whom, IPv4/, /public .*any/],
  [
    'show answer',
    /^openstack security group rule create --egress --protocol tcp --dst-port 3333 --remote-ip 185\.189\.28\.56\/32 sg-default$/,
  ],
  ['show nothing', /no 'nothing' to show/, /brief\|goals\|rules/],
  ['show constructor', /no 'constructor' to show/],
  ['lessons', /^1 .* No group, no traffic$/m, /^5 \.\.\. Both ends must allow$/m],
  ['lessons 99', /no lesson '99'/, /7 behind-nat/],
  [
    'help',
    /hint \[more\] +the next hint/,
    /openstack server add\|remove security group SERVER GROUP/,
  ],
  ['solution', /^One right answer, from the start/, /--remote-ip 10\.65\.42\.3\/32 sg-public/],
  ['redo', /nothing to make again/],
];

for (const [line, ...said] of answers) {
  test(`'${line}' answers, and changes no rule`, t => {
    const after = typed(half, line);
    for (const pattern of said) t.regex(saidBy(after), pattern);
    t.is(after.world, half.world);
    t.deepEqual(kept(after), kept(half));
  });
}

test('each word of the lab is known in any case and with spaces around', t => {
  for (const {word} of labWords) {
    t.deepEqual(typed(half, `  ${word.toUpperCase()}  `), typed(half, word), word);
  }
});

test('help names every word of the lab', t => {
  for (const {usage} of labWords) t.true(saidBy(typed(half, 'help')).includes(usage), usage);
});

test('an empty line says nothing and changes nothing', t => {
  t.deepEqual(typed(half, '  '), {...half, reply: {kind: 'told', said: []}});
});

test('undo takes the last change back, and redo makes it again', t => {
  const full = typed(half, 'ingress tcp/3333 from default on sg-public');
  const back = typed(full, 'undo');
  t.regex(saidBy(back), /^Taken back: openstack security group rule create --ingress/);
  t.regex(saidBy(back), /✗ default reaches public/);
  t.deepEqual(back.world, half.world);
  const again = typed(back, 'redo');
  t.regex(saidBy(again), /^Made again: /);
  t.deepEqual(again.world, full.world);
  t.deepEqual(kept(again), kept(full));
});

test('undo of nothing says so', t => {
  t.regex(saidBy(typed(open(5), 'undo')), /nothing to take back/);
});

test('a new change ends what could be made again', t => {
  const other = typed(half, 'undo', 'egress tcp/1 to public on sg-default', 'redo');
  t.regex(saidBy(other), /nothing to make again/);
});

test('an answer that changes nothing leaves what could be made again', t => {
  const again = typed(half, 'undo', 'security group list', 'no such command', 'hint', 'redo');
  t.deepEqual(again.world, half.world);
});

test('reset goes back to the start, and redo brings every change again', t => {
  const full = solve(open(5));
  const back = typed(full, 'reset');
  t.deepEqual(back.world, open(5).world);
  t.deepEqual(kept(back), []);
  const again = typed(back, 'redo', 'redo');
  t.deepEqual(again.world, full.world);
  t.deepEqual(kept(again), kept(full));
});

test('reset after undo keeps the changes in their order', t => {
  const full = solve(open(5));
  const again = typed(full, 'undo', 'reset', 'redo', 'redo');
  t.deepEqual(kept(again), kept(full));
});

test('hints taken are kept, each once', t => {
  const hinted = typed(open(5), ...Array<string>(6).fill('hint more'));
  const {hints} = hinted.save.lessons['both-ends'] ?? {};
  t.is(hints?.length, 4);
  t.deepEqual(new Set(hints).size, 4);
});

test('the solution is typed by oneself, and costs the third star', t => {
  const shown = typed(open(2), 'solution');
  t.false(shown.grade.solved);
  const solved = solve(shown);
  t.deepEqual(solved.grade.stars, {solved: true, least: true, unaided: false});
  t.regex(
    saidBy(solved),
    /★★☆ solved · nothing more open than needed · a star lost: a hint beyond the first step/,
  );
});

test('hint has nothing to say where nothing is left, and hints on where too much is open', t => {
  t.regex(saidBy(typed(solve(open(4)), 'hint')), /Nothing is left to do here/);
  const wide = typed(open(4), 'ingress tcp/80 from 185.189.28.0/24 on sg-default', 'hint');
  t.regex(saidBy(wide), /public is not the only one/);
});

test('why has the stars to show where every goal is met, and what is open too much', t => {
  t.regex(saidBy(typed(solve(open(4)), 'why')), /^★★★ solved/);
  const wide = typed(open(4), 'ingress tcp/80 from 185.189.28.0/24 on sg-default', 'why');
  t.regex(saidBy(wide), /^★★☆/);
  t.regex(saidBy(wide), /in 185\.189\.28\.0\/24/);
});

test('next and back go from lesson to lesson, and keep the work', t => {
  const there = typed(half, 'next');
  t.is(there.place.number, 6);
  t.is(there.save.current, 'private-stays-private');
  t.regex(saidBy(there), /^6\/\d+ Private stays private/);
  t.deepEqual(typed(there, 'back').world, half.world);
});

test('before the first lesson and after the last there is none', t => {
  const first = typed(open(1), 'back');
  t.is(first.place.number, 1);
  t.regex(saidBy(first), /first lesson/);
  const last = typed(open(builtIn.length), 'next');
  t.is(last.place.number, builtIn.length);
  t.is(last.reply.kind, 'menu');
  t.regex(saidBy(last), /last lesson/);
});

test('lessons with a number or an id opens that lesson', t => {
  t.is(typed(half, 'lessons 2').place.number, 2);
  t.is(typed(half, 'lessons behind-nat').place.number, 7);
});

test('what a line asks of the view: menu, end, debrief, or nothing', t => {
  t.is(typed(half, 'lessons').reply.kind, 'menu');
  t.is(typed(half, 'quit').reply.kind, 'quit');
  t.is(typed(half, 'ingress tcp/3333 from default on sg-public').reply.kind, 'solved');
  t.is(typed(half, 'hint').reply.kind, 'told');
});
