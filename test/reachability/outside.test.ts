import test from 'ava';
import {describeFlows, flowsGoing} from '../../src/reachability/flows/flows.ts';
import {describeRange} from '../../src/reachability/reach/gather.ts';
import {flowsOutside} from '../../src/reachability/reach/outside.ts';
import type {Direction} from '../../src/security-groups/rule.ts';
import {after, emptyGroups, instanceIn, lessonAt, platform} from '../a-course.ts';
import {addressIn} from '../network/read.ts';

/** One rule of an instance, and each stretch of addresses outside with which something passes. */
const cases: readonly (readonly [rule: string, ...regions: readonly string[]])[] = [
  [
    'egress tcp/80 to 10.65.42.0/29 on sg-default',
    'site 10.65.42.0-10.65.42.2 tcp/80',
    'site 10.65.42.4/30 tcp/80',
  ],
  ['egress tcp/80 to 10.65.42.9/30 on sg-default', 'site 10.65.42.8/30 tcp/80'],
  ['egress tcp/80 to 185.189.28.56 on sg-default'],
  [
    'egress tcp/80 to 203.0.113.8/29 on sg-public',
    'internet 203.0.113.8-203.0.113.10 tcp/80',
    'internet 203.0.113.13-203.0.113.15 tcp/80',
  ],
  ['egress tcp/80 to 9.255.255.255 on sg-public', 'internet 9.255.255.255 tcp/80'],
  ['egress tcp/80 to 9.255.255.254/31 on sg-public', 'internet 9.255.255.254/31 tcp/80'],
  ['egress tcp/80 to 10.64.0.0/16 on sg-public'],
  ['egress tcp/80 to 10.65.127.255 on sg-private', 'site 10.65.127.255 tcp/80'],
  ['egress tcp/80 to 1.1.1.1 on sg-private'],
  ['egress tcp/80 to 1.1.1.1 on sg-default', 'internet 1.1.1.1 tcp/80'],
  ['ingress tcp/80 from 1.1.1.1 on sg-default'],
  ['ingress tcp/80 from 10.65.200.0/24 on sg-default', 'site 10.65.200.0/24 tcp/80'],
  ['ingress tcp/80 from 198.51.100.0/25 on sg-public', 'internet 198.51.100.0/25 tcp/80'],
  ['ingress tcp/80 from group:sg-private on sg-public'],
];

for (const [rule, ...regions] of cases) {
  test(`${rule}: ${regions.join(' and ') || 'nobody outside'}`, t => {
    const world = after(emptyGroups, rule);
    const name = /sg-(\w+)$/.exec(rule)?.[1] ?? '';
    const direction: Direction = rule.startsWith('egress') ? 'egress' : 'ingress';
    const found = flowsOutside(world, instanceIn(name), direction, 'IPv4')
      .filter(({flows}) => flows.length > 0)
      .map(region => `${region.kind} ${describeRange(region)} ${describeFlows(region.flows)}`);
    t.deepEqual(found, regions);
  });
}

test('an instance at the last address of its pool is not among those outside', t => {
  const last = addressIn('185.189.29.255');
  const instances = platform.instances.map(instance =>
    instance.name === 'public' ? {...instance, addresses: [last]} : instance,
  );
  const world = after(
    {...emptyGroups, platform: {...platform, instances}},
    'egress tcp/80 to 185.189.29.254/31 on sg-default',
  );
  const found = flowsOutside(world, instanceIn('default'), 'egress', 'IPv4')
    .filter(({flows}) => flows.length > 0)
    .map(describeRange);
  t.deepEqual(found, ['185.189.29.254']);
});

test('instances of one group are apart in what the Internet lets through to and from them', t => {
  const world = after(lessonAt('1').start, 'ingress tcp/80 from any on default');
  const withInternet = (name: string, direction: Direction) => [
    ...new Set(
      flowsOutside(world, instanceIn(name), direction, 'IPv4')
        .filter(({kind}) => kind === 'internet')
        .map(({flows}) => describeFlows(flows, flowsGoing(direction, 'IPv4')).join(' ')),
    ),
  ];
  t.deepEqual(
    ['public', 'default', 'private'].map(name => [
      withInternet(name, 'egress'),
      withInternet(name, 'ingress'),
    ]),
    [
      [['any'], ['tcp/80']],
      [['any'], ['']],
      [[''], ['']],
    ],
  );
});
