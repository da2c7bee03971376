import test from 'ava';
import {readCourse} from '../../../src/lessons/read/read-course.ts';
import {faultsOf, files, withSlips} from '../a-course.ts';
import {testFaults} from '../fault-case.ts';

const one = '1-first.yaml';
const two = '2-second.yaml';

testFaults([
  {
    title: 'a flow with one end',
    slip: [one, 'public -> Internet tcp/443', 'public tcp/443'],
    at: 'flow: public tcp',
    says: "'public tcp/443' is not a flow",
    remedy: 'public -> default tcp/80',
  },
  {
    title: 'a flow from nobody known',
    slip: [one, 'public -> Internet tcp/443', 'publik -> Internet tcp/443'],
    at: 'publik',
    says: "'publik' is neither",
    remedy: 'public, inner',
  },
  {
    title: 'a flow to a port past the last',
    slip: [one, 'public -> Internet tcp/443', 'public -> Internet tcp/70000'],
    at: '70000',
    says: 'between 1 and 65535',
    remedy: 'tcp/443',
  },
  {
    title: 'a flow of no protocol',
    slip: [one, 'public -> Internet tcp/443', 'public -> Internet http'],
    at: 'Internet http',
    says: 'does not begin with a protocol',
    remedy: 'tcp/443',
  },
  {
    title: 'a flow without an instance',
    slip: [one, 'public -> Internet tcp/443', '1.1.1.1 -> Internet tcp/443'],
    at: '1.1.1.1 ->',
    says: 'no instance at either end',
    remedy: 'Name an instance',
  },
  {
    title: 'an address nobody can be seen as',
    slip: [one, 'expect: open', 'expect: {seen-as: 10.65.42}'],
    at: '10.65.42}',
    says: "'10.65.42' is not an IP address",
    remedy: '10.65.42.3',
  },
  {
    title: 'a goal id that is there twice',
    slip: [
      one,
      '    expect: blocked',
      '    expect: blocked\n  - {id: out, say: in, flow: public -> inner any, expect: open}',
    ],
    at: '{id: out',
    says: "'out' is taken",
    remedy: 'its own id',
  },
  {
    title: 'a hint id that is there twice',
    slip: [one, '- id: nearly', '- id: gates # again'],
    at: '# again',
    says: "'gates' is taken",
    remedy: 'its own id',
  },
  {
    title: 'a goal of a hint that is not there',
    slip: [one, '{excess: true}', '{goal: inn}'],
    at: 'goal: inn',
    says: "no goal 'inn'",
    remedy: 'out, shut',
  },
  {
    title: 'a goal of a mistake that is not there',
    slip: [one, 'fails: [out]', 'fails: [outt]'],
    at: 'outt',
    says: "no goal 'outt'",
    remedy: 'out, shut, least',
  },
  {
    title: 'a hint of a mistake that is not there',
    slip: [one, 'hint: look', 'hint: loook'],
    at: 'loook',
    says: "no hint 'loook'",
    remedy: 'wide, look',
  },
  {
    title: 'a lesson id that is taken',
    slip: [two, 'id: second', 'id: first'],
    at: 'id: first',
    says: "'first' is taken",
    remedy: 'another',
  },
  {
    title: 'an after that is not there',
    slip: [two, 'after: first', 'after: frist'],
    at: 'after: frist',
    says: "has the id 'frist'",
    remedy: 'Name an earlier lesson',
  },
  {
    title: 'an after that comes later',
    slip: [one, 'start: |', 'after: second\nstart: |'],
    at: 'after: second',
    says: "has the id 'second'",
    remedy: 'Name an earlier lesson',
  },
  {
    title: 'a start that is refused',
    slip: [one, 'rule delete 1 2', 'rule delete 1 22'],
    at: 'start:',
    says: "Line 2 of start, 'openstack security group rule delete 1 22', is refused",
    remedy: 'rule list',
  },
  {
    title: 'a solution that is refused',
    slip: [one, 'solution: egress tcp/443', 'solution: egress tcp/70000'],
    at: 'solution:',
    says: 'Line 1 of solution',
    remedy: '65535',
  },
]);

test('a slip in one lesson is not blamed on the lessons after it', t => {
  const slipped = withSlips(files, [one, 'title: The first', 'titel: The first']);
  t.deepEqual([...new Set(faultsOf(slipped).map(({file}) => file))], [one]);
});

// Taking it would cost the third star, as if the solution had been shown.
test('a hint cannot take the name that stands for the solution', t => {
  t.false(readCourse(withSlips(files, [one, '- id: gates', '- id: solution'])).ok);
});

// A mistake that fails on it could mean either.
test('a goal cannot take the name that stands for opening too much', t => {
  const least =
    '    expect: blocked\n  - {id: least, say: x, flow: public -> inner any, expect: blocked}';
  t.false(readCourse(withSlips(files, [one, '    expect: blocked', least])).ok);
});
