import test from 'ava';
import {describeFault} from '../../../src/text/fault.ts';
import {courseOf, faultsOf, files, lineOf, type Slip, withSlips} from '../a-course.ts';
import {testFaults} from '../fault-case.ts';

const one = '1-first.yaml';
const two = '2-second.yaml';
const goals = /goals:.*?(?=hints)/s.exec(files[1]?.text ?? '')?.[0] ?? '';

testFaults([
  {
    title: 'a text after a closed quote',
    slip: [one, 'title: The first', "title: 'The' first"],
    at: "title: 'The'",
    says: 'This is not YAML: ',
    remedy: 'quotes',
  },
  {
    title: 'a key that is there twice',
    slip: [one, 'title: The first', 'title: A\ntitle: B'],
    at: 'title: B',
    says: 'Map keys must be unique',
    remedy: 'Check',
  },
  {
    title: 'an unknown field',
    slip: [one, 'brief: Let', 'level: 1\nbrief: Let'],
    at: 'level: 1',
    says: "'level' is not a field",
    remedy: 'spelling',
  },
  {
    title: 'an unknown field of a goal',
    slip: [one, '    expect: open', '    expect: open\n    port: 443'],
    at: 'port: 443',
    says: "'goals.0.port' is not a field",
    remedy: 'spelling',
  },
  {
    title: 'an unknown field of a condition',
    slip: [one, '{excess: true}', '{exces: true}'],
    at: 'exces: true',
    says: "'hints.0.when.exces' is not a field",
    remedy: 'spelling',
  },
  {
    title: 'a world that is no file of the folder',
    slip: [one, 'title: The first', 'title: The first\nworld: platform-moon.yaml'],
    at: 'world: platform-moon.yaml',
    says: "There is no file 'platform-moon.yaml'",
    remedy: 'Name one of platform.yaml',
  },
  {
    title: 'a world of a name that no world has',
    slip: [one, 'title: The first', 'title: The first\nworld: ../platform.yaml'],
    at: 'world: ../platform.yaml',
    says: "'world' is not right: a world is a file beside this one",
    remedy: 'Give',
  },
  {
    title: 'a world beside a lesson to follow',
    slip: [two, 'after: first', 'after: first\nworld: platform.yaml'],
    at: 'world: platform.yaml',
    says: "A lesson with 'after' begins in the world of the lesson before",
    remedy: "Take 'world' out",
  },
  {
    title: 'an instance to be renewed that is none',
    slip: [one, '    expect: open', '    expect: open\n    renewed: web'],
    at: 'renewed: web',
    says: "There is no instance 'web'",
    remedy: 'Name one of public, inner',
  },
  {
    title: 'a hold-out of an instance that is none',
    slip: [one, 'hints:', 'hold-out:\n  - renewed: public\n  - another: web\nhints:'],
    at: 'another: web',
    says: "There is no instance 'web'",
    remedy: 'Name one of public, inner',
  },
  {
    title: 'a hold-out of two kinds',
    slip: [one, 'hints:', 'hold-out:\n  - { renewed: public, another: public }\nhints:'],
    at: '- { renewed: public',
    says: "one of 'renewed' and 'another'",
    remedy: 'Give',
  },
  {
    title: 'a hold-out of no kind',
    slip: [one, 'hints:', 'hold-out:\n  - remark: Beware.\nhints:'],
    at: '- remark',
    says: "one of 'renewed' and 'another'",
    remedy: 'Give',
  },
  {
    title: 'a goal of the name that a mistake means hold-outs by',
    slip: [one, '- id: shut', '- id: hold-out'],
    at: '- id: hold-out',
    says: "'hold-out' means something else here",
    remedy: 'Give',
  },
  {
    title: 'a question of two kinds',
    slip: [
      one,
      'solution:',
      'questions:\n  - { id: a, predict: server list, cause: public -> inner tcp/1, explain: So. }\nsolution:',
    ],
    at: '- { id: a, predict',
    says: "a command for 'predict', or a packet for 'cause'",
    remedy: 'Give',
  },
  {
    title: 'a question without its explanation',
    slip: [one, 'solution:', 'questions:\n  - { id: a, predict: server list }\nsolution:'],
    at: '- { id: a, predict',
    says: "'questions.0.explain' is missing",
    remedy: 'Add it',
  },
  {
    title: 'two questions of one id',
    slip: [
      one,
      'solution:',
      'questions:\n  - { id: a, predict: server list, explain: So. }\n  - { id: a, cause: public -> inner tcp/1, explain: So. }\nsolution:',
    ],
    at: '- { id: a, cause',
    says: "The id 'a' is taken",
    remedy: 'own id',
  },
  {
    title: 'a missing field',
    slip: [one, 'title: The first\n', ''],
    at: 'id: first',
    says: "'title' is missing",
    remedy: 'Add it',
  },
  {
    title: 'a missing field of a goal',
    slip: [one, '    flow: public -> Internet tcp/443\n', ''],
    at: '- id: out',
    says: "'goals.0.flow' is missing",
    remedy: 'Add it',
  },
  {
    title: 'a missing field of the debrief',
    slip: [one, '  remember: Egress lets out.\n', ''],
    at: 'debrief:',
    says: "'debrief.remember' is missing",
    remedy: 'Add it',
  },
  {
    title: 'a number for a text',
    slip: [one, 'title: The first', 'title: 1'],
    at: 'title: 1',
    says: "'title' is 1, and should be string",
    remedy: 'Give string',
  },
  {
    title: 'a text for a list',
    slip: [one, 'fails: [out]', 'fails: out'],
    at: 'fails: out',
    says: `'mistakes.1.fails' is "out"`,
    remedy: 'Give Array',
  },
  {
    title: 'a text for yes or no',
    slip: [one, 'brief: Let', 'least: perhaps\nbrief: Let'],
    at: 'least: perhaps',
    says: `'least' is "perhaps"`,
    remedy: 'Give boolean',
  },
  {
    title: 'an empty text',
    slip: [one, 'title: The first', "title: ' '"],
    at: "title: ' '",
    says: 'it is empty',
    remedy: 'Give',
  },
  {
    title: 'an id with a space',
    slip: [one, 'id: first', 'id: the first'],
    at: 'id: the first',
    says: 'lower-case letters',
    remedy: 'Give',
  },
  {
    title: 'an unknown step of the ladder',
    slip: [one, 'step: nudge', 'step: push'],
    at: 'step: push',
    says: `'hints.3.step' is "push"`,
    remedy: '"nudge"',
  },
  {
    title: 'an unknown cause',
    slip: [one, '{excess: true}', '{cause: no-ingres-rule}'],
    at: 'no-ingres-rule',
    says: 'and should be',
    remedy: 'Give',
  },
  {
    title: 'an unknown miss',
    slip: [one, '{excess: true}', '{miss: prefix}'],
    at: 'miss: prefix',
    says: `'hints.0.when.miss' is "prefix"`,
    remedy: '"remote"',
  },
  {
    title: 'an unknown expectation',
    slip: [one, 'expect: open', 'expect: opened'],
    at: 'expect: opened',
    says: `'goals.0.expect' is "opened"`,
    remedy: '"open"',
  },
  {
    title: 'an empty list of goals',
    slip: [one, goals, 'goals: []\n'],
    at: 'goals: []',
    says: 'a lesson needs a goal',
    remedy: 'Give',
  },
  {
    title: 'one mistake only',
    slip: [
      one,
      '  - answer: server remove security group public web\n    fails: [out]\n    hint: look\n',
      '',
    ],
    at: 'mistakes:',
    says: 'two classic mistakes',
    remedy: 'Give',
  },
  {
    title: 'a mistake that fails on nothing',
    slip: [one, 'fails: [out]', 'fails: []'],
    at: 'fails: []',
    says: 'name at least one goal',
    remedy: 'Give',
  },
  {
    title: 'a link that is none',
    slip: [one, 'https://example.com/', 'example'],
    at: 'link: example',
    says: 'https://',
    remedy: 'Give',
  },
]);

test('what is not closed or not indented is named as not being YAML', t => {
  const slips: readonly Slip[] = [
    [one, 'title: The first', 'title: "The first'],
    [one, '    say: the Internet stays', '   say: the Internet stays'],
    [one, '- id: shut', '- id: shut: now'],
  ];
  for (const slip of slips) {
    const [fault] = faultsOf(withSlips(files, slip));
    t.regex(fault?.says ?? '', /^This is not YAML: /, slip[2]);
    t.is(fault?.remedy, 'Check the indentation and the quotes here.');
  }
});

// The line is that of the end of the file, far from the quote.
test('a quote that is not closed is blamed on its line', t => {
  const open = withSlips(files, [one, 'title: The first', 'title: "The first']);
  t.is(faultsOf(open)[0]?.line, lineOf(open, one, 'title: "'));
});

/** The first lesson on a ground of its own, where the inner instance is called otherwise. */
const onOtherGround = [
  ...withSlips(files, [one, 'title: The first', 'title: The first\nworld: platform-b.yaml']),
  {
    name: 'platform-b.yaml',
    text: (files[0]?.text ?? '').replace('name: inner', 'name: outer'),
  },
];

test('a lesson begins in the world that it names, and lessons after it go on there', t => {
  const names = courseOf(onOtherGround).map(({start}) =>
    start.platform.instances.map(({name}) => name).join(),
  );
  t.deepEqual(names, ['public,outer', 'public,outer']);
});

test('a fault of a world that a lesson names has its file and its line', t => {
  const name = 'platform-b.yaml';
  const faulty = withSlips(onOtherGround, [name, '[10.65.42.3]', '[10.99.42.3]']);
  const line = lineOf(faulty, name, '10.99.42.3');
  t.deepEqual(
    faultsOf(faulty).map(fault => [fault.file, fault.line]),
    [[name, line]],
  );
});

test('an alias is a fault with its line', t => {
  const aliased = withSlips(files, [one, 'title: The first', 'title: &a A\nx: *a']);
  t.like(faultsOf(aliased)[0], {file: one, line: lineOf(aliased, one, 'x: *a')});
});

test('an empty file and a file of another shape are faults of line 1', t => {
  for (const text of ['', '- a list', 'just words', '12']) {
    const faults = faultsOf(files.map(file => (file.name === one ? {name: one, text} : file)));
    t.like(
      faults.find(({file}) => file === one),
      {file: one, line: 1},
      text,
    );
  }
});

test('every fault of a file is told, in the order of its lines, and faults of the others too', t => {
  const many = withSlips(
    files,
    [one, 'title: The first', 'title: 1'],
    [one, 'step: nudge', 'step: push'],
    [two, 'link: https://example.com/', 'link: example'],
  );
  const told = faultsOf(many).map(({file, says}) => `${file} ${says.split(' ')[0]}`);
  t.true(told.includes(`${one} 'title'`), told.join());
  t.true(told.includes(`${one} 'hints.3.step'`));
  t.true(told.includes(`${two} 'debrief.link'`));
});

test('a fault is one line of text that an editor can follow', t => {
  const [fault] = faultsOf(withSlips(files, [one, 'title: The first', 'title: 1']));
  t.is(
    fault && describeFault(fault),
    "1-first.yaml:2: 'title' is 1, and should be string. Give string here.",
  );
});
