import test from 'ava';
import fc from 'fast-check';
import {runCommand} from '../../src/client/command-line.ts';
import {addressAt, integerOf} from '../../src/network/address.ts';
import {instanceAt} from '../../src/network/platform.ts';
import {parseDemand} from '../../src/reachability/demand/demand.ts';
import {examine} from '../../src/reachability/demand/examine.ts';
import {includes, noFlows, type Packet} from '../../src/reachability/flows/flows.ts';
import {endpointAt} from '../../src/reachability/gates/endpoint.ts';
import {excess} from '../../src/reachability/reach/compare.ts';
import {flowsOutside} from '../../src/reachability/reach/outside.ts';
import {flowsBetween, passages} from '../../src/reachability/reach/reach.ts';
import {trace} from '../../src/reachability/trace/trace.ts';
import {describePassages} from '../../src/reachability/words/describe-passage.ts';
import type {World} from '../../src/security-groups/world.ts';
import {after, course, emptyGroups, lessonAt, platform} from '../a-course.ts';
import {runs} from '../checks.ts';
import {addressIn} from '../network/read.ts';

const remotes = [
  'any',
  '185.189.28.56',
  '185.189.28.0/24',
  '10.65.42.0/30',
  '10.65.0.0/16',
  '1.1.1.1',
  '198.51.100.0/25',
  'group:sg-public',
  'group:sg-default',
  'group:sg-private',
];
const rule = fc
  .tuple(
    fc.boolean(),
    fc.constantFrom('any', 'tcp', 'tcp/80', 'tcp/79-81', 'udp/53', 'icmp', 'icmp/8'),
    fc.constantFrom(...remotes),
    fc.constantFrom('sg-public', 'sg-default', 'sg-private'),
  )
  .map(([out, traffic, remote, group]) =>
    out
      ? `egress ${traffic} to ${remote} on ${group}`
      : `ingress ${traffic} from ${remote} on ${group}`,
  );
const membership = fc
  .tuple(
    fc.constantFrom('public', 'default', 'private'),
    fc.constantFrom('sg-public', 'sg-default', 'sg-private'),
  )
  .map(([server, group]) => `server add security group ${server} ${group}`);

/** A world after random commands; those that the API refuses change nothing. */
const worlds = fc
  .array(fc.oneof({weight: 4, arbitrary: rule}, membership), {maxLength: 14})
  .map(commands =>
    commands.reduce<World>((world, command) => {
      const answer = runCommand(world, command);
      return answer.ok ? answer.value.world : world;
    }, emptyGroups),
  );
const tcp = (port: number): Packet => ({kind: 'ports', protocol: 6, port});
const packets = fc.constantFrom<Packet>(
  tcp(78),
  tcp(79),
  tcp(80),
  tcp(81),
  tcp(82),
  {kind: 'ports', protocol: 17, port: 53},
  {kind: 'icmp', protocol: 1, type: 8, code: 0},
  {kind: 'icmp', protocol: 1, type: 3, code: 4},
  {kind: 'protocol', protocol: 47},
);
/** Addresses on both sides of the borders of every prefix above. */
const addresses = fc
  .constantFrom(
    '0.0.0.0',
    '1.1.1.0',
    '1.1.1.1',
    '1.1.1.2',
    '10.64.255.255',
    '10.65.0.0',
    '10.65.41.255',
    '10.65.42.0',
    '10.65.42.2',
    '10.65.42.4',
    '10.65.127.255',
    '10.65.128.0',
    '10.65.255.255',
    '10.66.0.0',
    '185.189.27.255',
    '185.189.28.0',
    '185.189.28.55',
    '185.189.28.57',
    '185.189.28.255',
    '185.189.29.0',
    '185.189.30.0',
    '198.51.100.127',
    '198.51.100.128',
    '255.255.255.255',
  )
  .map(addressIn);

test('between two instances, a packet is in the set exactly when its trace delivers it', t => {
  const instances = fc.constantFrom(...platform.instances);
  fc.assert(
    fc.property(worlds, instances, instances, packets, (world, from, to, packet) => {
      fc.pre(from !== to);
      const question = {
        from: {kind: 'instance', instance: from},
        to: {kind: 'instance', instance: to},
        packet,
      } as const;
      const {verdict} = trace(world, question);
      t.is(includes(flowsBetween(world, from, to, 'IPv4'), packet), verdict === 'delivered');
    }),
    {numRuns: runs(400)},
  );
});

test('with an address outside, a packet is in its region exactly when its trace lets it pass', t => {
  const directions = fc.constantFrom('ingress', 'egress');
  fc.assert(
    fc.property(
      worlds,
      fc.constantFrom(...platform.instances),
      directions,
      addresses,
      packets,
      (world, instance, direction, address, packet) => {
        const here = {kind: 'instance', instance} as const;
        const there = endpointAt(platform, address);
        const {verdict} = trace(
          world,
          direction === 'egress'
            ? {from: here, to: there, packet}
            : {from: there, to: here, packet},
        );
        const value = integerOf(address);
        const region = flowsOutside(world, instance, direction, 'IPv4').find(
          ({first, last}) => first <= value && value <= last,
        );
        // Whether somebody else's instance accepts it is not ours to know; it does leave ours.
        const passes = verdict === 'delivered' || verdict === 'not-ours';
        t.is(includes(region?.flows ?? noFlows, packet), passes);
      },
    ),
    {numRuns: runs(400)},
  );
});

test('regions are in order, apart or different, and hold no instance of the project', t => {
  fc.assert(
    fc.property(worlds, fc.constantFrom(...platform.instances), (world, instance) => {
      const regions = flowsOutside(world, instance, 'egress', 'IPv4');
      regions.forEach((region, index) => {
        const before = regions[index - 1];
        t.true(region.first <= region.last);
        if (before) t.true(before.last < region.first);
        t.is(instanceAt(platform, addressAt('IPv4', region.first)), undefined);
      });
    }),
    {numRuns: runs(100)},
  );
});

test('a world has nothing more than itself, and what is taken away is just what was added', t => {
  fc.assert(
    fc.property(worlds, rule, (world, line) => {
      t.deepEqual(excess(world, world), []);
      const answer = runCommand(world, line);
      fc.pre(answer.ok);
      if (!answer.ok) return;
      t.deepEqual(excess(world, answer.value.world), []);
      const more = excess(answer.value.world, world);
      for (const {flows} of more) t.true(flows.length > 0);
      t.is(more.length === 0, passagesEqual(answer.value.world, world));
    }),
    {numRuns: runs(100)},
  );
});

const passagesEqual = (one: World, other: World): boolean => {
  const text = (world: World) => describePassages(world, passages(world)).join('\n');
  return text(one) === text(other);
};

test('a prefix that is too wide shows as others of the site', t => {
  const {start, solved} = lessonAt('4');
  const wide = after(start, 'ingress tcp/80 from 185.189.28.0/24 on sg-default');
  t.deepEqual(describePassages(wide, excess(wide, solved)), [
    'tcp/80 from others of the site (in 185.189.28.0/24) to default',
  ]);
});

test('the same reach by other rules is no excess', t => {
  const {start, solved} = lessonAt('4');
  const byGroup = after(start, 'ingress tcp/80 from group:sg-public on sg-default');
  t.deepEqual(excess(byGroup, solved), []);
  t.deepEqual(excess(solved, byGroup), []);
});

test('nothing passes in a project whose instances have no group', t => {
  t.deepEqual(passages(course[0].solved), []);
});

/** A demand on the fifth frame's solution, and whether any and all of it passes. */
const demands: readonly (readonly [text: string, some: boolean, all: boolean])[] = [
  ['Internet -> public tcp/443', true, true],
  ['Internet -> public tcp', true, false],
  ['Internet -> public tcp/22', false, false],
  ['public -> Internet any', true, true],
  ['public -> Site any', true, true],
  ['default -> Site any', false, false],
  ['public -> default tcp/80', true, true],
  ['public -> default tcp/80-81', true, false],
  ['default -> public any', true, false],
  ['198.51.100.23 -> public tcp/443', true, true],
  ['default -> 192.168.1.1 tcp/443', false, false],
];

for (const [text, some, all] of demands) {
  test(`'${text}' passes ${all ? 'as a whole' : some ? 'in part' : 'not at all'}`, t => {
    const demand = parseDemand(platform, text);
    if (!demand.ok) return t.fail(demand.error.says);
    const {open, closed} = examine(lessonAt('5').solved, demand.value);
    t.is(open !== null, some);
    t.is(closed === null, all);
  });
}

test("a demand's witnesses are packets that pass, and that do not", t => {
  fc.assert(
    fc.property(worlds, fc.constantFrom(...demands.map(([text]) => text)), (world, text) => {
      const demand = parseDemand(platform, text);
      if (!demand.ok) return t.fail(demand.error.says);
      const {open, closed} = examine(world, demand.value);
      const passes = (verdict: string) => verdict === 'delivered' || verdict === 'not-ours';
      if (open) t.true(passes(trace(world, open).verdict));
      if (closed) t.false(passes(trace(world, closed).verdict));
      t.true(open !== null || closed !== null);
    }),
    {numRuns: runs(100)},
  );
});

for (const text of [
  'public default tcp/80',
  'Internet -> 1.1.1.1 tcp/80',
  'public -> default',
  'a -> public tcp/80',
  'public -> default tcp/x',
]) {
  test(`the flow '${text}' is refused with a remedy`, t => {
    const demand = parseDemand(platform, text);
    t.false(demand.ok);
    if (!demand.ok) t.true(demand.error.remedy.length > 10);
  });
}
