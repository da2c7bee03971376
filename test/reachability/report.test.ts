import test from 'ava';
import {parseDemand} from '../../src/reachability/demand/demand.ts';
import {examine} from '../../src/reachability/demand/examine.ts';
import {describePacket} from '../../src/reachability/flows/flows.ts';
import {excess} from '../../src/reachability/reach/compare.ts';
import {passages} from '../../src/reachability/reach/reach.ts';
import {parseQuestion} from '../../src/reachability/trace/question.ts';
import {describePassages} from '../../src/reachability/words/describe-passage.ts';
import {reachReport} from '../../src/reachability/words/report.ts';
import type {World} from '../../src/security-groups/world.ts';
import {after, emptyGroups, platform} from '../a-course.ts';
import {addressIn, prefixIn} from '../network/read.ts';

// What is told of a world: rows, lines, and the ends that a flow means.

const rowsOf = (world: World): readonly string[] =>
  reachReport(world).map(
    ({from, to, flows, seenAs}) => `${from} › ${to} ${flows} as ${seenAs ?? 'each'}`,
  );

const all = ['egress any to any on sg-public', 'ingress tcp/80 from any on sg-public'];

test('what passes with all addresses of a kind is one row, and with some a row for each stretch', t => {
  const world = after(
    emptyGroups,
    'egress tcp/80 to any on sg-default',
    'ingress tcp/80 from 1.1.1.0/31 on sg-public',
    'ingress tcp/80 from 1.1.1.8/29 on sg-public',
    'ingress tcp/81 from 1.1.1.8/29 on sg-public',
  );
  t.deepEqual(rowsOf(world), [
    '1.1.1.0/31 › public tcp/80 as each',
    '1.1.1.8/29 › public tcp/80-81 as each',
    'default › Internet tcp/80 as 203.0.113.12',
    'default › Site tcp/80 as 10.65.42.3',
  ]);
});

/** The lessons' world with more addresses for an instance. */
const withAddresses = (name: string, ...more: readonly string[]): World => ({
  ...emptyGroups,
  platform: {
    ...platform,
    instances: platform.instances.map(instance =>
      instance.name === name
        ? {...instance, addresses: [...instance.addresses, ...more.map(addressIn)]}
        : instance,
    ),
  },
});

test('addresses of instances side by side break no stretch', t => {
  const world = after(
    withAddresses('default', '10.65.42.4', '10.65.42.5'),
    'ingress tcp/80 from 10.65.42.0/28 on sg-public',
  );
  t.deepEqual(rowsOf(world), ['10.65.42.0/28 › public tcp/80 as each']);
});

test('each address of an instance has its own rows', t => {
  const world = after(
    withAddresses('default', '10.65.42.4'),
    'egress tcp/80 to any on sg-public',
    'ingress tcp/80 from 185.189.28.56 on sg-default',
  );
  t.deepEqual(
    rowsOf(world).filter(row => row.startsWith('public › default')),
    [
      'public › default (10.65.42.3) tcp/80 as 185.189.28.56',
      'public › default (10.65.42.4) tcp/80 as 185.189.28.56',
    ],
  );
});

test('in words, up to three stretches are told, and four kinds of flows', t => {
  const told = (...rules: readonly string[]) =>
    describePassages(after(emptyGroups, ...rules), passages(after(emptyGroups, ...rules)));
  const from = (...addresses: readonly string[]) =>
    addresses.map(address => `ingress tcp/80 from ${address} on sg-public`);
  t.deepEqual(told(...all), [
    'any from public to the Internet',
    'any from public to others of the site',
    'tcp/80 from the Internet to public',
    'tcp/80 from others of the site to public',
  ]);
  t.deepEqual(told(...from('1.1.1.1', '1.1.1.3', '1.1.1.5')), [
    'tcp/80 from the Internet (1.1.1.1, 1.1.1.3, 1.1.1.5) to public',
  ]);
  t.deepEqual(told(...from('1.1.1.1', '1.1.1.3', '1.1.1.5', '1.1.1.7')), [
    'tcp/80 from the Internet (1.1.1.1, 1.1.1.3 and 2 more) to public',
  ]);
  const ports = [1, 3, 5, 7, 9].map(port => `ingress tcp/${port} from 1.1.1.1 on sg-public`);
  t.deepEqual(told(...ports), [
    'tcp/1, tcp/3, tcp/5 and 2 more from the Internet (1.1.1.1) to public',
  ]);
});

/** The platform with an instance of two addresses of a pool that does not reach the Internet and one that does. */
const mixed = (): World => {
  const world = withAddresses('private', '212.162.147.9');
  return {
    ...world,
    platform: {
      ...world.platform,
      networks: platform.networks.map(network =>
        network.name === 'private'
          ? {
              ...network,
              pools: [...network.pools, {prefix: prefixIn('212.162.147.0/24'), internet: 'direct'}],
            }
          : network,
      ),
    },
  };
};

test('the way out of an address is its own, not that of the first', t => {
  const world = after(mixed(), 'egress tcp/80 to any on sg-private');
  t.deepEqual(
    rowsOf(world).filter(row => row.includes('Internet')),
    ['private (212.162.147.9) › Internet tcp/80 as 212.162.147.9'],
  );
});

test('a flow that names an address means that address alone', t => {
  const world = after(mixed(), 'egress tcp/80 to any on sg-private');
  const stand = (text: string) => {
    const demand = parseDemand(world.platform, text);
    if (!demand.ok) throw new Error(demand.error.says);
    const {open, closed} = examine(world, demand.value);
    return [open !== null, closed !== null];
  };
  t.deepEqual(stand('212.162.147.9 -> Internet tcp/80'), [true, false]);
  t.deepEqual(stand('10.65.145.17 -> Internet tcp/80'), [false, true]);
  t.deepEqual(stand('private -> Internet tcp/80'), [true, true]);
});

test('the excess keeps the addresses of an instance apart', t => {
  const start = withAddresses('default', '10.65.42.4');
  const one = after(
    start,
    'egress tcp/80 to any on sg-public',
    'ingress tcp/80 from any on sg-default',
  );
  const other = after(
    start,
    'egress tcp/80 to 10.65.42.4 on sg-public',
    'ingress tcp/80 from any on sg-default',
  );
  const between = excess(one, other).flatMap(({instance, peer}) =>
    instance.name === 'public' && 'instance' in peer ? peer.address : [],
  );
  t.deepEqual(between, [addressIn('10.65.42.3')]);
});

test('over IPv6 only a ping becomes the ping of ICMPv6', t => {
  const dual = withAddresses('public', '2001:db8:5::1');
  const asked = (packet: string) => {
    const question = parseQuestion(dual.platform, ['public', '2001:db8:1::1', packet]);
    if (!question.ok) throw new Error(question.error.says);
    return describePacket(question.value.packet);
  };
  t.is(asked('icmp'), 'ipv6-icmp/128:0');
  t.is(asked('icmp/8:1'), 'ipv6-icmp/8:1');
});
