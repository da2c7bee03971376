import test from 'ava';
import {describeFlows} from '../../src/reachability/flows/flows.ts';
import {flowsBetween} from '../../src/reachability/reach/reach.ts';
import {parseQuestion} from '../../src/reachability/trace/question.ts';
import {trace} from '../../src/reachability/trace/trace.ts';
import {after, emptyGroups, instanceIn, platform} from '../a-course.ts';

/** Rules of one instance, and what they let in together. */
const sums: readonly (readonly [
  title: string,
  rules: readonly string[],
  flows: readonly string[],
])[] = [
  [
    'two rules for one remote group',
    [
      'ingress tcp/80 from group:sg-public on sg-default',
      'ingress tcp/443 from group:sg-public on sg-default',
    ],
    ['tcp/80', 'tcp/443'],
  ],
  [
    'two rules for two groups of the remote',
    [
      'security group create web',
      'server add security group public web',
      'ingress tcp/80 from group:sg-public on sg-default',
      'ingress tcp/443 from group:web on sg-default',
    ],
    ['tcp/80', 'tcp/443'],
  ],
  [
    'two groups of one instance',
    [
      'security group create web',
      'server add security group default web',
      'ingress tcp/80 from any on sg-default',
      'ingress tcp/443 from any on web',
    ],
    ['tcp/80', 'tcp/443'],
  ],
  [
    'two groups of one instance, both for one remote group',
    [
      'security group create web',
      'server add security group default web',
      'ingress tcp/80 from group:sg-public on sg-default',
      'ingress tcp/443 from group:sg-public on web',
    ],
    ['tcp/80', 'tcp/443'],
  ],
  [
    'a prefix inside another',
    [
      'ingress tcp/80 from 185.189.28.0/24 on sg-default',
      'ingress tcp/443 from 185.189.28.56 on sg-default',
    ],
    ['tcp/80', 'tcp/443'],
  ],
  [
    'a prefix beside another, which ends right before the remote',
    [
      'ingress tcp/80 from 185.189.28.0/24 on sg-default',
      'ingress tcp/443 from 185.189.28.48/29 on sg-default',
    ],
    ['tcp/80'],
  ],
  [
    'a prefix, a group and anyone',
    [
      'ingress tcp/80 from 185.189.28.56 on sg-default',
      'ingress tcp/443 from group:sg-public on sg-default',
      'ingress udp/53 from any on sg-default',
    ],
    ['tcp/80', 'tcp/443', 'udp/53'],
  ],
  [
    'rules for the other version of IP',
    [
      'ingress any from ::/0 on sg-default',
      'openstack security group rule create --ethertype IPv6 --remote-group sg-public sg-default',
    ],
    [],
  ],
  [
    'a rule for the group of the receiver',
    ['ingress tcp/80 from group:sg-default on sg-default'],
    [],
  ],
];

const packets = ['tcp/22', 'tcp/80', 'tcp/443', 'udp/53', 'udp/80'];

for (const [title, rules, flows] of sums) {
  test(`${title}: ${flows.join(' and ') || 'nothing'} gets in`, t => {
    const world = after(emptyGroups, 'egress any to any on sg-public', ...rules);
    const passing = flowsBetween(world, instanceIn('public'), instanceIn('default'), 'IPv4');
    t.deepEqual(describeFlows(passing), flows);
    for (const packet of packets) {
      const question = parseQuestion(platform, ['public', 'default', packet]);
      if (!question.ok) return t.fail(question.error.says);
      const {verdict} = trace(world, question.value);
      t.is(verdict === 'delivered', flows.includes(packet), packet);
    }
  });
}
