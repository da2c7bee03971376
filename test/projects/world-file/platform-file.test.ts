import test from 'ava';
import {readCourse} from '../../../src/lessons/read/read-course.ts';
import {courseOf, faultsOf, files, withSlips} from '../../lessons/a-course.ts';
import {testFaults} from '../../lessons/fault-case.ts';

const platform = 'platform.yaml';

testFaults([
  {
    title: 'a network without a pool',
    slip: [platform, '      - {prefix: 185.189.28.0/23, internet: direct}\n', '      []\n'],
    at: 'pools:',
    says: 'a network needs a pool',
    remedy: 'Give',
  },
  {
    title: 'a pool that is no prefix',
    slip: [platform, 'hosts:', '      - {prefix: 10.65.0.0/33, internet: none}\nhosts:'],
    at: '10.65.0.0/33',
    says: "'10.65.0.0/33' is not a prefix",
    remedy: '10.65.0.0/17',
  },
  {
    title: 'a pool whose way to the Internet is unknown',
    slip: [platform, 'internet: translated', 'internet: nat'],
    at: 'internet: nat',
    says: '"nat"',
    remedy: '"translated"',
  },
  {
    title: 'an instance of no network',
    slip: [platform, 'network: public', 'network: publik'],
    at: 'network: publik',
    says: "no network 'publik'",
    remedy: 'Use one of public, default-v4-nat',
  },
  {
    title: 'an instance on no host',
    slip: [
      platform,
      'network: public\n    host: compute-1',
      'network: public\n    host: compute-9',
    ],
    at: 'host: compute-9',
    says: "no host 'compute-9'",
    remedy: 'Use one of compute-1',
  },
  {
    title: 'an instance address that is none',
    slip: [platform, '[10.65.42.3]', '[10.65.42.300]'],
    at: '10.65.42.300',
    says: "'10.65.42.300' is not an IP address",
    remedy: 'Write it like',
  },
  {
    title: 'an instance address of no pool',
    slip: [platform, '[10.65.42.3]', '[10.66.42.3]'],
    at: '10.66.42.3',
    says: '10.66.42.3 is in no pool of the network default-v4-nat',
    remedy: 'Take one of 10.65.',
  },
  {
    title: 'an instance without an address',
    slip: [platform, '[10.65.42.3]', '[]'],
    at: 'addresses: []',
    says: 'an interface needs an address',
    remedy: 'Give',
  },
  {
    title: 'a host address that is none',
    slip: [platform, '[203.0.113.11]', '[compute]'],
    at: '[compute]',
    says: "'compute' is not an IP address",
    remedy: 'Write it like',
  },
  {
    title: 'an Internet address that is none',
    slip: [platform, 'address: 1.1.1.1,', 'address: one,'],
    at: 'address: one',
    says: "'one' is not an IP address",
    remedy: 'Write it like',
  },
  {
    title: "a host's address inside a pool",
    slip: [platform, '[203.0.113.11]', '[185.189.28.1]'],
    at: '[185.189.28.1]',
    says: '185.189.28.1 is in the pool 185.189.28.0/23 of instances',
    remedy: 'outside all pools',
  },
  {
    title: "a host with an instance's address",
    slip: [platform, '[203.0.113.11]', '[203.0.113.11, 10.65.42.3]'],
    at: '[203.0.113.11, 10.65.42.3]',
    says: '10.65.42.3 is in the pool 10.65.0.0/17 of instances',
    remedy: 'outside all pools',
  },
  {
    title: 'an address of two hosts',
    slip: [
      platform,
      'instances:\n',
      '  - {name: compute-2, site: sto1, addresses: [203.0.113.11]}\ninstances:\n',
    ],
    at: 'name: compute-2',
    says: 'compute-1 has 203.0.113.11 already',
    remedy: 'its own',
  },
  {
    title: 'an address that an instance has twice',
    slip: [platform, '[10.65.42.3]', '[10.65.42.3, 10.65.42.3]'],
    at: '[10.65.42.3, 10.65.42.3]',
    says: '10.65.42.3 is here twice',
    remedy: 'once',
  },
  {
    title: 'somebody on the Internet with an address that it does not carry',
    slip: [platform, 'address: 198.51.100.23', 'address: 192.168.7.7'],
    at: 'address: 192.168.7.7',
    says: '192.168.7.7 is no address of the Internet',
    remedy: 'such as 198.51.100.23',
  },
  {
    title: 'somebody on the Internet inside a pool',
    slip: [platform, 'address: 198.51.100.23', 'address: 185.189.28.77'],
    at: 'address: 185.189.28.77',
    says: '185.189.28.77 is in the pool 185.189.28.0/23 of a site',
    remedy: 'such as 198.51.100.23',
  },
  {
    title: "somebody on the Internet with a compute host's address",
    slip: [platform, 'address: 198.51.100.23', 'address: 203.0.113.11'],
    at: 'address: 203.0.113.11',
    says: "203.0.113.11 is a compute host's",
    remedy: 'such as 198.51.100.23',
  },
  {
    title: 'somebody called Site',
    slip: [platform, 'name: visitor', 'name: Site'],
    at: 'name: Site',
    says: "'Site' means everybody there",
    remedy: 'another name',
  },
  {
    title: 'an unknown role',
    slip: [platform, 'role: server', 'role: serve'],
    at: 'role: serve',
    says: '"serve"',
    remedy: '"server"',
  },
  {
    title: 'a group that no project begins with',
    slip: [platform, 'security-groups: [default]', 'security-groups: [web]'],
    at: '[web]',
    says: "no security group 'web'",
    remedy: 'Name one of this file',
  },
  {
    title: 'the same group twice',
    slip: [platform, 'security-groups: [default]', 'security-groups: [default, default]'],
    at: '[default, default]',
    says: 'Duplicate items',
    remedy: 'nothing needs to be added',
  },
  {
    title: 'an unknown field of the platform',
    slip: [platform, 'project: trial', 'project: trial\nrouters: []'],
    at: 'routers',
    says: 'is not a field',
    remedy: 'spelling',
  },
]);

test('an address that two instances have is one fault, on one of the two', t => {
  const twice = withSlips(files, [platform, '[10.65.42.3]', '[185.189.28.56]']);
  const faults = faultsOf(twice);
  t.is(faults.length, 1);
  t.regex(faults[0]?.says ?? '', /has 185\.189\.28\.56 already/);
  const text = twice.find(({name}) => name === platform)?.text.split('\n');
  t.regex(text?.[(faults[0]?.line ?? 0) - 1] ?? '', /185\.189\.28\.56/);
});

test('an instance called Internet is a fault of the platform', t => {
  const called = withSlips(files, [platform, 'name: inner', 'name: Internet']);
  const [fault] = faultsOf(called).filter(({file}) => file === platform);
  t.regex(fault?.says ?? '', /'Internet' means everybody there/);
});

test('a pool that is no prefix is blamed alone, not the instances in it', t => {
  t.is(faultsOf(withSlips(files, [platform, '185.189.28.0/23', '185.189.28.0/33'])).length, 1);
});

// An instance's id is made of its name, so the lessons could not tell the two apart.
test('a name that two instances have is a fault of the platform', t => {
  const twice = withSlips(files, [platform, 'name: inner', 'name: public # again']);
  t.true(faultsOf(twice).every(({file}) => file === platform));
});

test('an address of another network than its own is a fault', t => {
  const moved = withSlips(files, [platform, '    network: default-v4-nat', '    network: public']);
  t.false(readCourse(moved).ok);
});

test('a folder without a platform says which file is missing', t => {
  const lessons = files.filter(({name}) => name !== platform);
  t.like(faultsOf(lessons), {length: 1, 0: {file: platform, says: 'There is no such file.'}});
});

test('a folder without a lesson is a fault', t => {
  const alone = files.filter(({name}) => name === platform);
  t.like(faultsOf(alone), {length: 1, 0: {says: 'There is no lesson here.'}});
});

test('faults of the platform are told alone: lessons cannot be judged without it', t => {
  const faults = faultsOf(files.map(file => ({...file, text: 'rubbish'})));
  t.deepEqual([...new Set(faults.map(({file}) => file))], [platform]);
});

test('the beginning has the default group on the instances that name it', t => {
  const [{start}] = courseOf(
    files.map(({name, text}) => ({
      name,
      text: text
        .replace(/start: .*?(?=brief)/s, '')
        .replaceAll(/on web/g, 'on default')
        .replaceAll('public web', 'public default'),
    })),
  );
  t.deepEqual(
    start.groups.map(({name}) => name),
    ['default'],
  );
  t.deepEqual(
    Object.values(start.memberships).map(ids => ids.length),
    [1],
  );
});

test('files of other kinds and the order of the files do not matter', t => {
  const readme = {name: 'README.md', text: '# Not a lesson'};
  const course = readCourse([readme, ...files].reverse());
  t.deepEqual(course.ok && course.value.map(({lesson}) => lesson.id), ['first', 'second']);
});
