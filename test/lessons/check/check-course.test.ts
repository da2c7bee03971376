import test from 'ava';
import {checkCourse} from '../../../src/lessons/check/check-course.ts';
import {describeFault} from '../../../src/lessons/fault.ts';
import {courseOf, files, lineOf, type Slip, withSlips} from '../a-course.ts';
import {builtIn} from '../built-in.ts';

const one = '1-first.yaml';

for (const place of builtIn) {
  test(`lesson ${place.number}, ${place.lesson.id}, is proved`, t => {
    t.deepEqual(checkCourse([place]).map(describeFault), []);
  });
}

test('the seven frames come first, in their order', t => {
  t.deepEqual(
    builtIn.slice(0, 7).map(({lesson}) => lesson.id),
    [
      'no-group',
      'way-out',
      'way-in',
      'no-second-leg',
      'both-ends',
      'private-stays-private',
      'behind-nat',
    ],
  );
});

test('a sound course has no fault', t => {
  t.deepEqual(checkCourse(courseOf(files)), []);
});

/** A slip in the sound lesson, a text on the line to be blamed, and what is said about it. */
const doctored: readonly (readonly [
  title: string,
  slips: readonly Slip[],
  at: string,
  says: string,
])[] = [
  [
    'a start that meets every goal',
    [
      [one, '  openstack server add', '  egress tcp/443 to any on web\n  openstack server add'],
      [one, 'solution: egress tcp/443', 'solution: egress tcp/22'],
      [one, 'fails: [out, shut, least]', 'fails: [shut, least]'],
    ],
    'goals:',
    'The start meets every goal already.',
  ],
  [
    'a solution that fails on a goal',
    [[one, 'solution: egress tcp/443', 'solution: egress tcp/80']],
    'solution:',
    'The solution fails on out.',
  ],
  [
    'a solution that opens what is to stay shut',
    [
      [
        one,
        'solution: egress tcp/443 to 0.0.0.0/0 on web',
        'solution: |\n  egress tcp/443 to any on web\n  ingress tcp/1 on web',
      ],
    ],
    'solution:',
    'The solution fails on shut.',
  ],
  [
    'a ladder without a step',
    [[one, '  - id: nearly\n    step: nudge', '  - id: nearly\n    step: concept']],
    'hints:',
    'There is no nudge that fits every state.',
  ],
  [
    'a step that fits some states only',
    [
      [
        one,
        '  - id: gates\n    step: concept',
        '  - id: gates\n    step: concept\n    when: {goal: shut}',
      ],
    ],
    'hints:',
    'There is no concept that fits every state.',
  ],
  [
    'a mistake that is refused',
    [
      [
        one,
        '- answer: server remove security group public web',
        '- answer: |\n      server list\n      server remove security group public wob',
      ],
    ],
    '- answer: |',
    "Line 2, 'server remove security group public wob', is refused:",
  ],
  [
    'a mistake that does not fail where it says',
    [[one, 'fails: [out]', 'fails: [out, shut]']],
    'fails: [out, shut]',
    "This mistake does not fail on 'shut'.",
  ],
  [
    'a mistake that opens no more than needed, where it says so',
    [[one, 'fails: [out]', 'fails: [least]']],
    'fails: [least]',
    "This mistake does not fail on 'least'.",
  ],
  [
    'a mistake that brings another hint',
    [[one, 'hint: look', 'hint: gates']],
    'hint: gates',
    "This mistake brings the hint 'look', not 'gates'.",
  ],
];

for (const [title, slips, at, says] of doctored) {
  test(`${title} is found, and nothing else`, t => {
    const slipped = withSlips(files, ...slips);
    const [first] = courseOf(slipped);
    const faults = checkCourse([first]);
    t.is(faults.length, 1, faults.map(describeFault).join('\n'));
    const [fault] = faults;
    t.is(fault?.file, one);
    t.is(fault?.line, lineOf(slipped, one, at));
    t.true(fault?.says.includes(says), fault?.says);
    t.not(fault?.remedy, '');
  });
}
