import {scenario} from './scenario.ts';
import {
  ends,
  enter,
  hurry,
  leave,
  paste,
  press,
  resize,
  see,
  seeBoxes,
  seeEvery,
  seeLine,
  seeLooks,
  seeNoMore,
  seeThat,
  start,
  type,
  wrote,
} from './steps.ts';

for (const [columns, rows] of [
  [80, 24],
  [300, 100],
  [60, 40],
] as const) {
  scenario(
    `everything has its place at ${columns}x${rows}`,
    start('play 5', {columns, rows}),
    see('Both ends must allow'),
    type('egress tcp/3333 to public on sg-default'),
    seeLine('egress tcp/3333 to public on sg-default'),
    see(/^ ↵ (Members of sg-default|Makes rule 4)/m),
    seeThat('the last row in use', display => display.rows().at(-1) !== ''),
    press('enter'),
    see('Made: rule'),
  );
}

scenario(
  'a terminal that is too small says what it needs, keeps what was typed, and recovers',
  start('play 5'),
  see('Both ends must allow'),
  type('hin'),
  seeLine('hin'),
  resize(50, 12),
  see('This needs 60x16; it is 50x12.'),
  type('lost'),
  resize(80, 24),
  seeLine('hin'),
  seeBoxes(3),
  resize(50, 12),
  see('This needs 60x16'),
  press('ctrl-c'),
  ends(),
);

scenario(
  'resizing at any moment: in a line, a menu of words, a packet, a page, the menu of lessons',
  start('play 7'),
  see('Behind NAT'),
  type('egress tcp/443 to 1.1.1.1 on '),
  resize(120, 36),
  seeLine('egress tcp/443 to 1.1.1.1 on'),
  press('tab'),
  see('Tab next'),
  resize(80, 24),
  see('Tab next'),
  press('escape'),
  seeNoMore(/Tab next/),
  press('ctrl-u'),
  enter('trace public 1.1.1.1 tcp/443'),
  see('a hop on'),
  resize(150, 40),
  resize(90, 30),
  seeBoxes(3),
  press('escape'),
  seeNoMore(/a hop on/),
  enter('help'),
  see('more below ↓'),
  press('end'),
  see('the end'),
  resize(200, 60),
  resize(80, 24),
  see(/the end|%/),
  press('escape'),
  seeBoxes(3),
  enter('lessons'),
  see('Who can reach whom'),
  resize(60, 16),
  see(/^ › +7 /m),
  resize(300, 100),
  see(/^ › +7 /m, /^ +16 /m),
);

/** Colours of the terminal's own, which its user has chosen to be read on light or dark. */
const usesOwnColours = seeEvery(
  'in a colour of the terminal',
  ({color, background}) =>
    background === 'default' && (color === 'default' || (typeof color === 'number' && color < 16)),
);

for (const [name, env] of [
  ['16', {TERM: 'xterm'}],
  ['256', {TERM: 'xterm-256color'}],
  ['true', {TERM: 'xterm-256color', COLORTERM: 'truecolor'}],
  ['screen', {TERM: 'screen'}],
  ['tmux', {TERM: 'tmux-256color'}],
] as const) {
  scenario(
    `colours are the terminal's own (${name})`,
    start('play 5', {env}),
    see('Both ends must allow'),
    seeLooks('✗', {color: 1}),
    usesOwnColours,
    type('egress tcp/3333 to public on sg-default'),
    see(/^ ↵ /m),
    usesOwnColours,
  );
}

scenario(
  'with NO_COLOR nothing has a look of its own, and everything is said all the same',
  start('play 5', {env: {NO_COLOR: '1'}}),
  see('✗ default reaches public', 'no egress', 'no ingress'),
  seeEvery(
    'plain',
    ({color, background, bold, faint, inverse, underlined}) =>
      color === 'default' && background === 'default' && !(bold || faint || inverse || underlined),
  ),
  type('egress tcp/3333 to public on sg-default'),
  see(/^ ↵ /m),
  press('enter'),
  see('✗ default reaches public', 'stops at ingress'),
);

scenario(
  'TERM=dumb plays by lines, and never steers the terminal',
  start('play 4', {env: {TERM: 'dumb'}}),
  see(/^›$/m, '✗ public reaches default on tcp/80'),
  enter('ingress tcp/80 from public on sg-default'),
  see('★★★ solved'),
  press('ctrl-d'),
  ends(),
  wrote('no escape', text => !text.includes('\x1B')),
);

for (const [name, args, env] of [
  ['--ascii', 'play 5 --ascii', {}],
  ['LC_ALL=C', 'play 5', {LC_ALL: 'C'}],
  ['LANG of Latin-1', 'play 5', {LANG: 'sv_SE.ISO-8859-1'}],
] as const) {
  scenario(
    `all that is drawn is ASCII (${name})`,
    start(args, {env}),
    see(/Safespring -/, 'no egress'),
    type('egress tcp/3333 to public on sg-default'),
    see('> Makes rule 4'),
    press('enter'),
    see('Made: rule'),
    enter('help'),
    see('more below v'),
    press('escape'),
    see('Both ends must allow'),
    leave(),
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what steers the terminal is ASCII too
    wrote('only ASCII', text => /^[\x00-\x7F]*$/.test(text)),
  );
}

scenario(
  'wide characters and emoji that are typed break no border, in the line or in a name',
  start('play 5'),
  see('Both ends must allow'),
  type('日本語 👍 å'),
  seeLine('日本語 👍 å'),
  seeThat('the cursor after the last', display => display.cursor().column === 14),
  seeBoxes(3),
  press('ctrl-u'),
  enter('security group create 日本👍名前'),
  see(/security group|created|is made|Made/),
  enter('server add security group public 日本👍名前'),
  enter('ingress tcp/80 from any on 日本👍名前'),
  see('日本👍', /日本👍名前: ingress tcp\/80/),
  seeBoxes(3),
  resize(120, 36),
  see('日本👍名前'),
  seeBoxes(3),
);

const long = 'x'.repeat(100_000);

scenario(
  'a paste of 100 kB in one line is all there, and the picture stays',
  start('play 5'),
  see('Both ends must allow'),
  paste(`${long}END`),
  see(/^ › ….*xEND$/m),
  seeBoxes(3),
  press('ctrl-a'),
  see(/^ › xxx/m),
  press('ctrl-u', 'ctrl-k'),
  seeLine(''),
  type('hint'),
  seeLine('hint'),
);

scenario(
  'a terminal that does not mark a paste may send 100 kB, too',
  start('play 5'),
  see('Both ends must allow'),
  type(`${long}END`),
  see(/^ › ….*xEND$/m),
);

const lines = `# ${'a remark '.repeat(10)}\nshow goals\n`.repeat(1000);

scenario(
  'a paste of 100 kB in lines is run to its last',
  start('play 5'),
  see('Both ends must allow'),
  paste(`${lines}show goals\n`),
  see('1001 lines'),
  press('end'),
  see('✗ default reaches public', 'the end'),
);

scenario(
  'of held keys and of fast typing none is lost, and none comes out of order',
  start('play 5'),
  see('Both ends must allow'),
  hurry('abcdefghijklmnopqrstuvwxyz'.repeat(20)),
  see(/^ › ….*uvwxyzabcdefghijklmnopqrstuvwxyz$/m),
  hurry('\x7F'.repeat(26 * 20 - 3)),
  seeLine('abc'),
  hurry('\x1B[D'.repeat(3)),
  hurry('123'),
  seeLine('123abc'),
  hurry('\x15\x0Bshow goals\r'),
  see(/✗ default reaches public/),
  seeLine(''),
);
