import test from 'ava';
import {checkCourse} from '../../../src/lessons/check/check-course.ts';
import {checkForms} from '../../../src/lessons/check/solution.ts';
import {success} from '../../../src/result.ts';
import {describeFault} from '../../../src/text/fault.ts';
import {courseOf, files, lineOf, type Slip, withSlips} from '../a-course.ts';
import {readBuiltIn} from '../built-in.ts';

const builtIn = readBuiltIn();

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

const other = `also:
  - |
    egress tcp/443 to 0.0.0.0/1 on web
    egress tcp/443 to 128.0.0.0/1 on web
`;

/** A goal that the start meets, and the rule that meets it. */
const openTime: Slip = [
  one,
  `  openstack server remove security group public default
brief: Let public out.
goals:`,
  `  openstack server remove security group public default
  egress udp/123 to any on web
brief: Let public out.
goals:
  - {id: time, say: public asks for the time, flow: public -> Internet udp/123, expect: open}`,
];

/** A slip in the sound lesson, a text on the line to be blamed, and what is said about it. */
const doctored: readonly (readonly [
  title: string,
  slips: readonly Slip[],
  at: string,
  says: string,
])[] = [
  [
    'a question whose command is refused',
    [
      [
        one,
        'solution:',
        'questions:\n  - {id: q, given: egress tcp/443 to any on web, predict: "openstack security group rule create --ingress web", explain: So.}\n  - {id: r, predict: server remove security group public web, explain: So.}\n  - {id: s, given: ingress tcp/1 on web, predict: "security group delete nothing", explain: So.}\nsolution:',
      ],
    ],
    '- {id: s',
    "'security group delete nothing' is refused:",
  ],
  [
    'a question about a packet of nobody',
    [
      [
        one,
        'solution:',
        'questions:\n  - {id: q, cause: nobody -> public tcp/1, explain: So.}\nsolution:',
      ],
    ],
    '- {id: q',
    "'nobody' is neither an instance nor an address",
  ],
  [
    'a question without a right choice of its own',
    [
      [
        one,
        'solution:',
        'questions:\n  - {id: q, given: ingress tcp/443 from any on web, predict: "undo", explain: So.}\nsolution:',
      ],
    ],
    '- {id: q',
    "'undo' is refused:",
  ],
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
  [
    'a way that is asked for, is there already, and is lost by no mistake',
    [openTime],
    '- {id: time',
    "The start meets the goal 'time' already, and no mistake fails on it.",
  ],
  [
    'a lesson with one right answer',
    [[one, other, '']],
    'solution:',
    'There is no other right answer than the solution.',
  ],
  [
    'another right answer that is refused',
    [[one, other, 'also: [egress tcp/443 on wob]\n']],
    'also: [',
    "Line 1, 'egress tcp/443 on wob', is refused:",
  ],
  [
    'another right answer that is wrong',
    [[one, '128.0.0.0/1', '128.0.0.0/2']],
    '  - |',
    'This right answer fails on out.',
  ],
  [
    'another right answer that opens more',
    [[one, 'egress tcp/443 to 128.0.0.0/1', 'egress tcp to 128.0.0.0/1']],
    '  - |',
    'This right answer fails on least.',
  ],
  [
    'another right answer that only says the same in other words',
    [
      [
        one,
        other,
        "also: ['openstack security group rule create --remote-ip 0.0.0.0/0 --egress --protocol 6 --dst-port 443 web']\n",
      ],
    ],
    'also: [',
    'This answer is the same as another one.',
  ],
  [
    'a word that fits no row',
    [[one, 'happened: public got out.', `happened: ${'x'.repeat(79)}`]],
    'happened:',
    'is wider than a row of 78 columns.',
  ],
  [
    'a hint that covers more than its place',
    [[one, 'say: What leaves is egress.', `say: ${'What leaves is egress. '.repeat(28)}`]],
    'What leaves',
    'This hint takes more than 8 lines of 76 columns.',
  ],
  [
    'a debrief that covers more than a screen',
    [[one, 'happened: public got out.', `happened: ${'public got out. '.repeat(70)}`]],
    'debrief:',
    'The debrief takes more than 14 lines of 76 columns.',
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

test('a way that is there already may be guarded: a mistake loses it', t => {
  const [first] = courseOf(withSlips(files, openTime, [one, 'fails: [out]', 'fails: [out, time]']));
  t.deepEqual(checkCourse([first]).map(describeFault), []);
});

test('a form of commands in which the solution fails, or is refused, is found', t => {
  const [first] = courseOf(files);
  t.deepEqual(
    checkForms(first, (_, script, form) =>
      success(form === 'full' ? script : script.replace('443', '80')),
    ).map(({line, says}) => [line, says]),
    [
      [
        lineOf(files, one, 'solution:'),
        'Written in the short form, the solution fails on out, least.',
      ],
    ],
  );
  t.deepEqual(
    checkForms(first, (_, script, form) => success(form === 'short' ? script : 'egress')).map(
      ({says}) => says,
    ),
    ['Written in the full form, the solution is refused.'],
  );
});
