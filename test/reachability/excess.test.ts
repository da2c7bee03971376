import test from 'ava';
import fc from 'fast-check';
import type {Ethertype} from '../../src/network/address.ts';
import type {Instance} from '../../src/network/platform.ts';
import {excess} from '../../src/reachability/compare.ts';
import {
  describeFlows,
  difference,
  type Flows,
  flowsGoing,
  intersection,
  noFlows,
  union,
} from '../../src/reachability/flows.ts';
import {describeRange} from '../../src/reachability/gather.ts';
import {flowsOutside} from '../../src/reachability/outside.ts';
import {flowsBetween, isRegion, type Passage} from '../../src/reachability/reach.ts';
import type {Direction} from '../../src/security-groups/rule.ts';
import type {World} from '../../src/security-groups/world.ts';
import {after, emptyGroups, platform} from '../a-course.ts';
import {addressIn} from '../network/read.ts';
import {dense, thinned} from './dense.ts';
import {worlds} from './worlds.ts';

const sum = (all: readonly {readonly flows: Flows}[]): Flows =>
  all.reduce((flows, one) => union(flows, one.flows), noFlows);

/** The flows that a world lets pass with one address outside. */
const withAddress = (
  world: World,
  instance: Instance,
  direction: Direction,
  ethertype: Ethertype,
  address: bigint,
): Flows =>
  sum(
    flowsOutside(world, instance, direction, ethertype).filter(
      ({first, last}) => first <= address && address <= last,
    ),
  );

const isOf = (passage: Passage, instance: Instance, ethertype: Ethertype): boolean =>
  passage.instance.id === instance.id && passage.ethertype === ethertype;

/** The lessons' world, with an IPv6 address for every instance, and with rules. */
const dual = (...rules: readonly string[]): World => {
  const instances = platform.instances.map((instance, index) => ({
    ...instance,
    addresses: [...instance.addresses, addressIn(`2001:db8:1::${index + 1}`)],
  }));
  return after({...emptyGroups, platform: {...platform, instances}}, ...rules);
};

const out = ['egress tcp to any on sg-public', 'egress tcp to ::/0 on sg-public'];
const in4 = 'ingress tcp/80 from 185.189.28.56 on sg-default';
const in6 = 'ingress tcp/80 from 2001:db8:1::1 on sg-default';
const toPrivate = 'ingress tcp/80 from 185.189.28.56 on sg-private';
const intoPublic = 'ingress tcp/80 from 198.51.100.0/25 on sg-public';
const half = 'ingress tcp/80 from 198.51.100.0/26 on sg-public';
const otherHalf = 'ingress tcp/80 from 198.51.100.64/26 on sg-public';

/** Two worlds, and what the first lets pass and the second does not. */
const cases: readonly (readonly [
  title: string,
  more: readonly string[],
  less: readonly string[],
  excess: readonly string[],
])[] = [
  ['IPv4', [...out, in4, in6], [...out, in6], ['IPv4 egress of public: tcp/80 with default']],
  ['IPv6', [...out, in4, in6], [...out, in4], ['IPv6 egress of public: tcp/80 with default']],
  [
    'one of two receivers',
    [...out, in4, toPrivate],
    [...out, in4],
    ['IPv4 egress of public: tcp/80 with private'],
  ],
  [
    'half of a prefix',
    [...out, intoPublic],
    [...out, half],
    ['IPv4 ingress of public: tcp/80 with 198.51.100.64/26'],
  ],
  [
    'the other half of it',
    [...out, intoPublic],
    [...out, otherHalf],
    ['IPv4 ingress of public: tcp/80 with 198.51.100.0/26'],
  ],
  [
    'a whole prefix',
    [...out, intoPublic],
    out,
    ['IPv4 ingress of public: tcp/80 with 198.51.100.0/25'],
  ],
  ['nothing', [...out, half], [...out, intoPublic], []],
];

for (const [title, more, less, expected] of cases) {
  test(`the excess is ${title}`, t => {
    t.deepEqual(
      excess(dual(...more), dual(...less)).map(({instance, direction, peer, ethertype, flows}) => {
        const what = describeFlows(flows).join(', ');
        const whom = isRegion(peer) ? describeRange(peer) : peer.instance.name;
        return `${ethertype} ${direction} of ${instance.name}: ${what} with ${whom}`;
      }),
      expected,
    );
  });
}

const pairs = fc
  .tuple(worlds, fc.nat(2 ** 16 - 1), fc.nat(2 ** 16 - 1))
  .map(
    ([world, one, other]) => [thinned(dense(world), one), thinned(dense(world), other)] as const,
  );

for (const ethertype of ['IPv4', 'IPv6'] as const) {
  test(`between instances, the excess is what passes in one world and not in the other, ${ethertype}`, t => {
    fc.assert(
      fc.property(pairs, ([more, less]) => {
        const found = excess(more, less);
        for (const from of more.platform.instances) {
          for (const to of more.platform.instances) {
            if (from === to) continue;
            const said = found.filter(
              passage =>
                isOf(passage, from, ethertype) &&
                !isRegion(passage.peer) &&
                passage.peer.instance === to,
            );
            t.is(
              sum(said),
              intersection(
                flowsGoing('egress', ethertype),
                difference(
                  flowsBetween(more, from, to, ethertype),
                  flowsBetween(less, from, to, ethertype),
                ),
              ),
            );
          }
        }
      }),
      {numRuns: 25},
    );
  });

  test(`outside, too, at each border of a region, ${ethertype}`, t => {
    fc.assert(
      fc.property(pairs, ([more, less]) => {
        const found = excess(more, less);
        for (const instance of more.platform.instances) {
          for (const direction of ['egress', 'ingress'] as const) {
            const said = found.flatMap(passage =>
              isOf(passage, instance, ethertype) &&
              passage.direction === direction &&
              isRegion(passage.peer)
                ? [passage.peer]
                : [],
            );
            const borders = [more, less].flatMap(world =>
              flowsOutside(world, instance, direction, ethertype).flatMap(({first, last}) => [
                first,
                last,
              ]),
            );
            for (const address of new Set(borders)) {
              t.is(
                sum(said.filter(({first, last}) => first <= address && address <= last)),
                intersection(
                  flowsGoing('ingress', ethertype),
                  difference(
                    withAddress(more, instance, direction, ethertype, address),
                    withAddress(less, instance, direction, ethertype, address),
                  ),
                ),
              );
            }
          }
        }
      }),
      {numRuns: 25},
    );
  });
}
