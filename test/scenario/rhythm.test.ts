import {commandsOf} from '../../src/client/script.ts';
import {builtIn, frame} from '../lessons/built-in.ts';
import {type Script, scenario} from './scenario.ts';
import {ends, enter, kept, leave, press, see, seeNoMore, start, type} from './steps.ts';

const head = (number: number): string =>
  `${number}/${builtIn.length} ${frame(number).lesson.title}`;

const commandsFor = (number: number): readonly string[] =>
  commandsOf(frame(number).lesson.solution).map(({command}) => command);

/** Types commands until the lesson is solved, reads the debrief, and goes on from it. */
const finish = (number: number, commands: readonly string[]): Script => [
  ...commands.map(enter),
  ...see(`Solved: ${frame(number).lesson.title}`, '★★★'),
  press('enter'),
];

const [first = '', ...rest] = commandsFor(5);

scenario(
  'all lessons by keystrokes, from the welcome to the last star, with a break in the fifth',
  start(''),
  see('Welcome 1/2'),
  press('enter'),
  see('Welcome 2/2'),
  press('enter'),
  see('Who can reach whom'),
  press('enter'),
  [1, 2, 3, 4].map(number => [see(head(number)), finish(number, commandsFor(number))]),
  see(head(5)),
  enter(first),
  see('stops at egress: default'),
  press('ctrl-d'),
  ends(),
  kept('where the learner was', ({current}) => current === 'both-ends'),
  start('play', {rows: 50}),
  see(head(5), 'tcp/3333'),
  finish(5, rest),
  builtIn.slice(5).map(({number}) => [see(head(number)), finish(number, commandsFor(number))]),
  see(`${3 * builtIn.length}/${3 * builtIn.length}`, 'Who can reach whom'),
  builtIn.map(({lesson}) => see(new RegExp(`${lesson.title} +★★★$`, 'm'))),
  type('q'),
  ends(),
);

scenario(
  'the welcome comes once, and can be skipped',
  start(''),
  see('Welcome 1/2'),
  press('escape'),
  see('Who can reach whom'),
  type('q'),
  ends(),
  start(''),
  see('Who can reach whom'),
);

scenario(
  'brief, play, success, debrief with the shortest answer, and the same lesson again',
  start('play 4'),
  see('default runs an application', '✗ public reaches default'),
  enter('ingress tcp/80 from public on sg-default'),
  see('Solved: No second leg', '★★★', 'To remember'),
  press('escape'),
  see('✓ public reaches default'),
  enter('next'),
  see(head(5)),
  enter('back'),
  see(head(4)),
  leave(),
);

scenario(
  'the menu shows state and stars, and stands where one left off',
  start('play 2'),
  see(head(2)),
  enter('hint'),
  enter('egress any to any on sg-public'),
  see('Solved: Egress opens the way out'),
  press('enter'),
  see(head(3)),
  enter('ingress tcp/80 from any on sg-public'),
  see('Made: rule'),
  leave(),
  start(''),
  see('Welcome 1/2'),
  press('escape'),
  see(/^ › +3 /m, /2 +Egress opens the way out +★/, /3 +Ingress opens the way in +begun/),
  press('up', 'up'),
  see(/^ › +1 /m),
  press('end'),
  see(new RegExp(`^ › +${builtIn.length} `, 'm')),
  press('home', 'enter'),
  see(head(1)),
  enter('lessons'),
  see('Who can reach whom'),
);

scenario(
  'progress over all lessons stands in the title',
  start('play 1'),
  see(`0/${3 * builtIn.length}`),
  commandsFor(1).slice(0, 1).map(enter),
  see('◐'),
  commandsFor(1).slice(1).map(enter),
  see('Solved: '),
  press('escape'),
  see('●', `3/${3 * builtIn.length}`),
);

scenario(
  'a long text scrolls to its end and back, and a wide table sideways',
  start('play 5'),
  see(head(5)),
  enter('help'),
  see('more below ↓'),
  press('page-down'),
  seeNoMore(/more below/),
  press('end'),
  see('the end'),
  press('home'),
  see('more below ↓'),
  press('escape'),
  see(head(5)),
  enter('security group rule list'),
  see('more →'),
  press('right', 'right', 'right', 'right'),
  seeNoMore(/more →/),
  press('escape'),
  see(head(5)),
  leave(),
);
