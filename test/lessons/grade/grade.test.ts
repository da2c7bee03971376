import test from 'ava';
import type {CourseLesson} from '../../../src/lessons/course.ts';
import {countStars, failuresOf, grade} from '../../../src/lessons/grade/grade.ts';
import {solutionShown} from '../../../src/lessons/lesson.ts';
import type {Address} from '../../../src/network/address.ts';
import {findInstance} from '../../../src/network/platform.ts';
import {describePassages} from '../../../src/reachability/words/describe-passage.ts';
import {after, lessonAt} from '../../a-course.ts';
import {answered, builtIn, frame} from '../built-in.ts';

const ownAddress = '10.65.42.3' as Address;
const create = 'openstack security group rule create';

/** Another right answer than the lesson's own: the frame it answers, and its commands. */
const rightAnswers: readonly (readonly [title: string, frame: number, ...commands: string[]])[] = [
  [
    'the rules of the default group deleted, not the group taken off',
    1,
    'security group rule delete 1 2 3 4',
  ],
  [
    'a new and empty group instead of the default one',
    1,
    'security group create quiet',
    'security group rule delete 1 2',
    'server remove security group public default',
    'server add security group public quiet',
    'server remove security group default default',
    'server remove security group private default',
  ],
  ['the prefix left to the client, which takes 0.0.0.0/0', 2, `${create} --egress sg-public`],
  [
    'the two halves of 0.0.0.0/0',
    2,
    'egress any to 0.0.0.0/1 on sg-public',
    'egress any to 128.0.0.0/1 on sg-public',
  ],
  [
    'a new group of another name, with the egress it comes with',
    2,
    'security group create way-out',
    'server add security group public way-out',
  ],
  [
    'a group of another name in place of sg-public',
    2,
    'security group create outward',
    'server add security group public outward',
    'server remove security group public sg-public',
    'security group delete sg-public',
  ],
  [
    'every protocol by a rule each for the halves, and one within them',
    2,
    'egress any to 0.0.0.0/1 on sg-public',
    'egress tcp to 1.1.1.1 on sg-public',
    'egress any to 128.0.0.0/1 on sg-public',
  ],
  ['a protocol by its number', 3, `${create} --protocol 6 --dst-port 443:443 sg-public`],
  [
    'a description and options in another order',
    3,
    `${create} sg-public --dst-port 443 --description 'web site' --protocol TCP --ingress`,
  ],
  [
    'a group for the web, with the rule that a new group has',
    3,
    'security group create web',
    'ingress tcp/443 from any on web',
    'server add security group public web',
  ],
  [
    'a group as remote',
    4,
    `${create} --protocol tcp --dst-port 80 --remote-group sg-public sg-default`,
  ],
  [
    'the short form, with an instance as the far end',
    4,
    'ingress tcp/80 from public on sg-default',
  ],
  ['host bits and a length', 4, 'ingress tcp/80 from 185.189.28.56/32 on sg-default'],
  [
    'a group of its own that is emptied first',
    4,
    'security group create app',
    'security group rule delete 2 3',
    'ingress tcp/80 from sg-public on app',
    'server add security group default app',
  ],
  [
    'egress first, then ingress',
    5,
    'egress tcp/3333 to public on sg-default',
    'ingress tcp/3333 from default on sg-public',
  ],
  [
    'groups at both ends',
    5,
    'ingress tcp/3333 from group:sg-default on sg-public',
    'egress tcp/3333 to group:sg-public on sg-default',
  ],
  [
    'a group at one end and a prefix at the other',
    5,
    'ingress tcp/3333 from group:sg-default on sg-public',
    'egress tcp/3333 to 185.189.28.56/32 on sg-default',
  ],
  [
    'both rules in one group that both instances have',
    5,
    'security group create both',
    'security group rule delete 3 4',
    'egress tcp/3333 to 185.189.28.56 on both',
    'ingress tcp/3333 from 10.65.42.3 on both',
    'server add security group public both',
    'server add security group default both',
  ],
  [
    'private by its group, and two halves for the way out',
    6,
    'egress any to 0.0.0.0/1 on sg-private',
    'ingress tcp/4545 from group:sg-private on sg-default',
    'egress any to 128.0.0.0/1 on sg-private',
  ],
  [
    'a wrong rule taken back by its number',
    7,
    'egress tcp/80 to 1.1.1.1 on sg-default',
    'egress tcp/443 to 1.1.1.1 on sg-default',
    'security group rule delete 7',
  ],
];

for (const [title, number, ...commands] of rightAnswers) {
  test(`frame ${number}, a right answer: ${title}`, t => {
    const graded = grade(frame(number), answered(frame(number), ...commands), []);
    t.deepEqual(failuresOf(graded), []);
    t.is(countStars(graded.stars), 3);
  });
}

test('a redundant rule costs nothing', t => {
  const twice = answered(
    frame(4),
    'ingress tcp/80 from public on sg-default',
    'ingress tcp/80 from group:sg-public on sg-default',
  );
  t.is(countStars(grade(frame(4), twice, []).stars), 3);
});

test('a /24 too wide loses the second star, and the excess is named', t => {
  const wide = answered(frame(4), 'ingress tcp/80 from 185.189.28.0/24 on sg-default');
  const graded = grade(frame(4), wide, []);
  t.deepEqual(graded.stars, {solved: true, least: false, unaided: true});
  t.deepEqual(failuresOf(graded), ['least']);
  t.deepEqual(describePassages(wide, graded.excess), [
    'tcp/80 from others of the site (in 185.189.28.0/24) to default',
  ]);
});

test('what a wrong answer opens is named even when it solves nothing', t => {
  const graded = grade(frame(4), answered(frame(4), 'ingress tcp/22 from any on sg-default'), []);
  t.deepEqual(graded.stars, {solved: false, least: false, unaided: false});
  t.true(graded.excess.length > 0);
});

test('a goal not met has the packet that shows it, and a gate for each end that blocks', t => {
  const {goals} = grade(frame(5), frame(5).start, []);
  const blocked = goals.find(({goal}) => goal.id === 'results')?.trace?.blockedBy;
  t.deepEqual(
    blocked?.map(({gate, cause}) => [gate, cause]),
    [
      ['egress', 'no-egress-rule'],
      ['ingress', 'no-ingress-rule'],
    ],
  );
});

test('being seen as another address than the one asked for does not meet a goal', t => {
  const place = frame(7);
  const goals = place.lesson.goals.map(goal =>
    goal.expect.kind === 'seen-as'
      ? {...goal, expect: {...goal.expect, address: ownAddress}}
      : goal,
  );
  const other = {...place, lesson: {...place.lesson, goals}};
  t.deepEqual(failuresOf(grade(place, place.solved, [])), []);
  t.deepEqual(failuresOf(grade(other, place.solved, [])), ['fetch']);
});

test('where a lesson does not ask for the least, more than that costs nothing', t => {
  const place = {...frame(4), lesson: {...frame(4).lesson, least: false}};
  const wide = answered(place, 'ingress tcp/80 from any on sg-default');
  t.is(countStars(grade(place, wide, []).stars), 3);
});

for (const {lesson, solved, number} of builtIn) {
  test(`frame ${number}: only the first step of the ladder is free`, t => {
    const place = frame(number);
    for (const {id, step} of lesson.hints) {
      t.is(grade(place, solved, [id]).stars.unaided, step === 'observation', id);
    }
    t.false(grade(place, solved, [solutionShown]).stars.unaided);
    t.is(countStars(grade(place, solved, ['of-another-version']).stars), 3);
  });
}

/** An instance is taken away before another has its name. */
const isOfInstances = ({lesson}: CourseLesson) => /server (delete|create)/.test(lesson.solution);

for (const place of builtIn.filter(one => !isOfInstances(one))) {
  test(`frame ${place.number}: the order of the solution does not matter`, t => {
    const commands = place.lesson.solution.trim().split('\n');
    // Others may need what these make, and rules go by numbers that others change.
    const isFirst = (command: string) => /group create|rule delete/.test(command);
    const others = commands.filter(command => !isFirst(command)).reverse();
    const graded = grade(place, answered(place, ...commands.filter(isFirst), ...others), []);
    t.is(countStars(graded.stars), 3);
  });
}

test('a goal that is met in part is not met, and what solves nothing has no star', t => {
  const lesson = lessonAt('3');
  const part = grade(lesson, after(lesson.start, 'ingress tcp/443 from 1.1.1.1 on sg-public'), []);
  const open = part.goals.filter(({goal}) => goal.expect.kind === 'open');
  t.true(open.some(({met, partly}) => partly && !met));
  t.false(open.some(({met, partly}) => partly && met));
  const nothing = grade(lesson, lesson.start, []);
  t.deepEqual(nothing.excess, []);
  t.deepEqual(nothing.stars, {solved: false, least: false, unaided: false});
  const next = lessonAt('6');
  const leak = after(next.start, 'egress tcp/443 to 1.1.1.1 on sg-default');
  const blocked = grade(next, leak, []).goals.filter(({goal}) => goal.expect.kind === 'blocked');
  t.true(blocked.some(({met, partly}) => partly && !met));
  t.false(blocked.some(({met, partly}) => partly && met));
});

test('whoever reckons with the next address is not let in by it once an instance is made anew', t => {
  const lucky = [
    'security group rule delete 3',
    'ingress tcp/3333 from 10.65.42.4/30 on sg-public',
  ];
  t.deepEqual(failuresOf(grade(frame(12), answered(frame(12), ...lucky), [])), [
    'tomorrow',
    'least',
  ]);
});

test('a goal is asked once more as if an instance were created anew, with another address', t => {
  const byAddress = ['security group rule delete 3', 'ingress tcp/3333 from default on sg-public'];
  const {goals} = grade(frame(12), answered(frame(12), ...byAddress), []);
  t.deepEqual(
    goals.map(({goal, met}) => [goal.id, met]),
    [
      ['results', true],
      ['tomorrow', false],
      ['old-address', true],
      ['nobody-else', true],
    ],
  );
  const addresses = goals.map(({world}) => findInstance(world.platform, 'default')?.addresses[0]);
  t.deepEqual(addresses.slice(0, 2), ['10.65.42.4' as Address, '10.65.106.2' as Address]);
});
