import test from 'ava';
import fc from 'fast-check';
import {commandsOf} from '../../src/client/script.ts';
import type {LessonPlay} from '../../src/play/play.ts';
import {runs, sampled} from '../checks.ts';
import {builtIn} from '../lessons/built-in.ts';
import {type Answered, open, saidBy, typed} from './a-play.ts';

const hintsOf = ({save, place}: LessonPlay): readonly string[] =>
  save.lessons[place.lesson.id]?.hints ?? [];

test('where nothing has changed, hint says the same again and spends nothing', t => {
  const once = typed(open(5), 'hint');
  t.regex(saidBy(once), /^observation: /);
  const lines = [
    'why',
    'show rules',
    'trace default public tcp/3333',
    'security group list',
    'nonsense',
  ];
  const again = typed(once, 'hint', ...lines, 'hint');
  t.is(again.reply.said[0]?.text, once.reply.said[0]?.text);
  t.regex(
    saidBy(again),
    /Nothing has changed since that hint\. Try it, or go a step further, which costs a star: hint more$/,
  );
  t.deepEqual(hintsOf(again), hintsOf(once));
  t.is(hintsOf(again).length, 1);
});

test('hint more goes a rung up, and tells no more of a star that is lost', t => {
  const second = typed(open(5), 'hint', 'hint more');
  t.regex(saidBy(second), /^concept: /);
  t.regex(saidBy(typed(second, 'hint')), /^concept: [\s\S]*go a step further: hint more$/);
  t.regex(saidBy(typed(second, 'hint more')), /^nudge: /);
  t.regex(saidBy(typed(open(5), 'hint more')), /^observation: /);
});

test('after a change the next hint is of the state that it led to', t => {
  const hinted = typed(open(5), 'hint');
  const moved = typed(hinted, 'egress tcp/3333 to public on sg-default', 'hint');
  t.regex(saidBy(moved), /^observation: .*stops at public's ingress/);
  t.notRegex(saidBy(moved), /Nothing has changed/);
  // What is seen here was said; back there, it would be no news.
  t.regex(saidBy(typed(moved, 'undo', 'hint')), /^concept: /);
});

test('a hint given before leaving is said again on coming back', t => {
  const left = typed(open(5), 'hint');
  const back = typed(open(5, left.save), 'hint');
  t.is(back.reply.said[0]?.text, left.reply.said[0]?.text);
  t.deepEqual(hintsOf(back), hintsOf(left));
});

test('the last hint is said to be the last, whichever way one asks', t => {
  const last = typed(open(5), 'hint', 'hint more', 'hint more', 'hint more');
  t.regex(saidBy(last), /^answer:/);
  for (const line of ['hint', 'hint more']) {
    t.regex(
      saidBy(typed(last, line)),
      /^answer:[\s\S]*That was the last hint for where you are\.$/,
    );
  }
});

test('hint takes no other word', t => {
  const refused = typed(open(5), 'hint please');
  t.is(refused.reply.kind, 'refused');
  t.deepEqual(hintsOf(refused), []);
});

/** The commands that the last step of the ladder offers where somebody is. */
const offered = (play: Answered): readonly string[] => {
  const hinted = typed(play, ...Array<string>(8).fill('hint more'));
  const {said} = hinted.reply;
  if (said[0]?.text !== 'answer:') throw new Error(saidBy(hinted));
  return said.filter(({tone}) => tone === 'command').map(({text}) => text);
};

for (const {number, lesson} of builtIn) {
  const states = ['', ...lesson.mistakes.map(({answer}) => answer)];
  for (const [index, script] of sampled([...states.entries()], 3)) {
    test(`frame ${number}: the last hint solves it ${index === 0 ? 'from the start' : `after mistake ${index}`}`, t => {
      const play = typed(open(number), ...commandsOf(script).map(({command}) => command));
      const commands = offered(play);
      t.true(commands.length > 0);
      const {grade} = typed(play, ...commands);
      t.true(grade.solved, commands.join('\n'));
      t.deepEqual(grade.excess, [], commands.join('\n'));
    });
  }
}

/** A frame, what is typed there, and what the last hint then offers. */
const changes: readonly (readonly [
  title: string,
  frame: number,
  script: string,
  offers: string,
])[] = [
  [
    'what is missing',
    5,
    'egress tcp/3333 to public on sg-default',
    'openstack security group rule create --ingress --protocol tcp --dst-port 3333 --remote-ip 10.65.42.3/32 sg-public',
  ],
  [
    'a rule too wide narrowed',
    4,
    'ingress tcp from public on sg-default',
    'openstack security group rule delete 3\nopenstack security group rule create --ingress --protocol tcp --dst-port 80 --remote-ip 185.189.28.56/32 sg-default',
  ],
  [
    'what is too much taken back',
    7,
    'egress tcp/443 to 1.1.1.1 on sg-default\negress tcp/80 to any on sg-default',
    'openstack security group rule delete 8',
  ],
  [
    'a group of the learner put on',
    3,
    'security group create web\ningress tcp/443 from any on web',
    'openstack server add security group public web',
  ],
  [
    'an interface taken away',
    4,
    'ingress tcp/80 from public on sg-default\nserver add network public default-v4-nat',
    'openstack server remove network public default-v4-nat',
  ],
  [
    'a group in place of addresses that do not last',
    13,
    'ingress tcp/2380 from db on db\negress tcp/2380 to db-1 on db\negress tcp/2380 to db-2 on db\negress tcp/2380 to db-3 on db',
    'openstack security group rule create --egress --protocol tcp --dst-port 2380 --remote-group db db',
  ],
  [
    'the start and the solution, where the address is gone for good',
    8,
    'server delete default',
    'reset\nopenstack server remove network default private',
  ],
];

for (const [title, frame, script, offers] of changes) {
  test(`the last hint offers the smallest change: ${title}`, t => {
    t.is(offered(typed(open(frame), ...script.split('\n'))).join('\n'), offers);
  });
}

const somewhere = fc.constantFrom(...builtIn.map(({number}) => number));
const lines = builtIn.flatMap(({lesson}) =>
  [lesson.solution, ...lesson.mistakes.map(({answer}) => answer)].flatMap(script =>
    commandsOf(script).map(({command}) => command),
  ),
);

test('wherever one has gone astray, the last hint leads out', t => {
  fc.assert(
    fc.property(
      somewhere,
      fc.array(fc.constantFrom(...lines), {maxLength: 6}),
      (number, typedBefore) => {
        const play = typed(open(number), ...typedBefore);
        fc.pre(!play.grade.solved || play.grade.excess.length > 0);
        const {grade} = typed(play, ...offered(play));
        t.true(grade.solved);
        t.deepEqual(grade.excess, []);
      },
    ),
    {numRuns: runs(60)},
  );
});
