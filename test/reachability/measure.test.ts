import test from 'ava';
import fc from 'fast-check';
import {addressAt, integerOf} from '../../src/network/address.ts';
import {includes, packetAt} from '../../src/reachability/flows/flows.ts';
import {excess} from '../../src/reachability/reach/compare.ts';
import {isRegion, type Passage, passages} from '../../src/reachability/reach/reach.ts';
import {
  describeExtent,
  extentOf,
  measurePassages,
  volumeOf,
} from '../../src/reachability/words/measure.ts';
import type {World} from '../../src/security-groups/world.ts';
import {after, emptyGroups, lessonAt} from '../a-course.ts';
import {runs} from '../checks.ts';
import {anyWorlds} from './wide-worlds.ts';

const {start} = lessonAt('4');

/** What commands open at lesson 4's start, in words. */
const opened = (...commands: readonly string[]): readonly string[] => {
  const world = after(start, ...commands);
  return measurePassages(world, excess(world, start)).map(({says, extent}) =>
    [says, describeExtent(extent)].join(': '),
  );
};

/** Commands, and how much they open. */
const cases: readonly (readonly [says: string, ...commands: string[]])[] = [
  ['tcp/80 from public to default: 1 port, 1 address', 'ingress tcp/80 from public on sg-default'],
  ['tcp from public to default: 65,535 ports, 1 address', 'ingress tcp from public on sg-default'],
  [
    'icmp/8 from public to default: 1 protocol without ports, 1 address',
    'ingress icmp/8 from public on sg-default',
  ],
  [
    'any from private to others of the site: every port of every protocol, 66,045 addresses',
    'egress any on sg-private',
  ],
];

for (const [says, ...commands] of cases) {
  test(`${commands.join('; ')} opens ${says}`, t => {
    t.true(opened(...commands).includes(says), opened(...commands).join('\n'));
  });
}

test('an address of the project inside a stretch is not counted with it', t => {
  t.deepEqual(opened('ingress tcp/80 from 185.189.28.0/24 on sg-default'), [
    'tcp/80 from public to default: 1 port, 1 address',
    'tcp/80 from others of the site (in 185.189.28.0/24) to default: 1 port, 255 addresses',
  ]);
});

test('nothing is nothing', t => {
  t.deepEqual(extentOf([]), {addresses: 0n, ports: 0, protocols: 0, isAny: false});
  t.is(volumeOf([]), 0n);
});

test('numbers that nobody reads are told as a power of two', t => {
  const extent = {addresses: 2n ** 64n, ports: 1, protocols: 2, isAny: false};
  t.is(describeExtent(extent), '1 port, 2 protocols without ports, about 2^64 addresses');
});

const far = ({peer}: Passage): readonly [bigint, bigint] =>
  isRegion(peer) ? [peer.first, peer.last] : [integerOf(peer.address), integerOf(peer.address)];

test('what is counted is what a walk through all addresses and packets counts', t => {
  // Narrow enough to walk through: eight addresses of strangers, and a few ports.
  const narrow = (world: World): World =>
    after(
      world,
      'ingress tcp/79-81 from 185.189.28.0/29 on sg-default',
      'ingress udp/79 from 185.189.28.4/30 on sg-default',
      'ingress gre from 185.189.28.6/31 on sg-default',
    );
  const found = passages(narrow(emptyGroups));
  const packets = Array.from({length: 7 * 65_536 + 249}, (_, point) => packetAt(point));
  let volume = 0n;
  const addresses = new Set<string>();
  const ports = new Set<string>();
  for (const passage of found) {
    const [first, last] = far(passage);
    const passing = packets.filter(packet => includes(passage.flows, packet));
    for (let value = first; value <= last; value += 1n) {
      addresses.add(addressAt(passage.ethertype, value));
      volume += BigInt(passing.length);
    }
    for (const packet of passing) {
      if (packet.kind === 'ports') ports.add(`${packet.protocol} ${packet.port}`);
    }
  }
  t.is(volumeOf(found), volume);
  t.like(extentOf(found), {addresses: BigInt(addresses.size), ports: ports.size, protocols: 1});
  t.is(volume, 8n * 3n + 4n + 2n);
});

test('what two worlds have apart and in common adds up', t => {
  fc.assert(
    fc.property(anyWorlds, anyWorlds, (one, other) => {
      const both = {...one, groups: other.groups, memberships: other.memberships};
      const common = (world: World, than: World) =>
        volumeOf(passages(world)) - volumeOf(excess(world, than));
      t.is(common(one, both), common(both, one));
    }),
    {numRuns: runs(50)},
  );
});
