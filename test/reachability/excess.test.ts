import test from 'ava';
import fc from 'fast-check';
import {ethertypeOf, integerOf} from '../../src/network/address.ts';
import {addressesOf, findInstance, type Holder, holdersOf} from '../../src/network/platform.ts';
import {
  describeFlows,
  difference,
  type Flows,
  flowsGoing,
  intersection,
  noFlows,
  union,
} from '../../src/reachability/flows/flows.ts';
import {excess} from '../../src/reachability/reach/compare.ts';
import {describeRange} from '../../src/reachability/reach/gather.ts';
import {allHolders} from '../../src/reachability/reach/holders.ts';
import {flowsOutside} from '../../src/reachability/reach/outside.ts';
import {flowsOfPair} from '../../src/reachability/reach/pair.ts';
import {isRegion} from '../../src/reachability/reach/reach.ts';
import type {Direction} from '../../src/security-groups/rule.ts';
import type {World} from '../../src/security-groups/world.ts';
import {after, emptyGroups, platform} from '../a-course.ts';
import {runs} from '../checks.ts';
import {addressIn} from '../network/read.ts';
import {dense, thinned} from './dense.ts';
import {opened} from './open-worlds.ts';
import {anyWorlds} from './wide-worlds.ts';

const sum = (all: readonly {readonly flows: Flows}[]): Flows =>
  all.reduce((flows, one) => union(flows, one.flows), noFlows);

/** The flows that a world lets pass with one address outside. */
const withAddress = (
  world: World,
  holder: Holder | undefined,
  direction: Direction,
  address: bigint,
): Flows => {
  if (!holder) return noFlows;
  const ethertype = ethertypeOf(holder.address);
  return sum(
    flowsOutside(world, holder.instance, direction, ethertype, holder.address).filter(
      ({first, last}) => first <= address && address <= last,
    ),
  );
};

/** The end of another world that is meant by one: the instance's of that name, in the same turn. */
const sameEnd = (world: World, {instance, address}: Holder): Holder | undefined => {
  const ethertype = ethertypeOf(address);
  const turn = holdersOf(instance, ethertype).findIndex(own => own.address === address);
  const other = findInstance(world.platform, instance.name);
  return other && holdersOf(other, ethertype)[turn];
};

const isAt = (passage: Holder, {instance, address}: Holder): boolean =>
  passage.instance === instance && passage.address === address;

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

const thinnedPairs = fc
  .tuple(anyWorlds, fc.nat(2 ** 16 - 1), fc.nat(2 ** 16 - 1))
  .map(
    ([world, one, other]) => [thinned(dense(world), one), thinned(dense(world), other)] as const,
  );

/** Two worlds that share instances and rules, or the names of instances alone. */
const pairs: fc.Arbitrary<readonly [World, World]> = fc.oneof(
  thinnedPairs,
  fc.tuple(opened(anyWorlds), anyWorlds),
);

for (const ethertype of ['IPv4', 'IPv6'] as const) {
  test(`between instances, the excess is what passes in one world and not in the other, ${ethertype}`, t => {
    fc.assert(
      fc.property(pairs, ([more, less]) => {
        const found = excess(more, less);
        const holders = allHolders(more.platform, ethertype);
        for (const from of holders) {
          for (const to of holders) {
            if (from.instance === to.instance) continue;
            const said = found.filter(
              passage => isAt(passage, from) && !isRegion(passage.peer) && isAt(passage.peer, to),
            );
            const [sender, receiver] = [sameEnd(less, from), sameEnd(less, to)];
            t.is(
              sum(said),
              intersection(
                flowsGoing('egress', ethertype),
                difference(
                  flowsOfPair(more, from, to),
                  sender && receiver ? flowsOfPair(less, sender, receiver) : noFlows,
                ),
              ),
            );
          }
        }
      }),
      {numRuns: runs(30)},
    );
  });

  test(`outside, too, at each border of a region, but for who is inside, ${ethertype}`, t => {
    fc.assert(
      fc.property(pairs, ([more, less]) => {
        const found = excess(more, less);
        const held = new Set(less.platform.instances.flatMap(addressesOf).map(integerOf));
        for (const holder of allHolders(more.platform, ethertype)) {
          const other = sameEnd(less, holder);
          for (const direction of ['egress', 'ingress'] as const) {
            const said = found.flatMap(passage =>
              isAt(passage, holder) && passage.direction === direction && isRegion(passage.peer)
                ? [passage.peer]
                : [],
            );
            const borders = [
              ...flowsOutside(more, holder.instance, direction, ethertype, holder.address),
              ...(other
                ? flowsOutside(less, other.instance, direction, ethertype, other.address)
                : []),
            ].flatMap(({first, last}) => [first - 1n, first, last, last + 1n]);
            for (const address of new Set(borders)) {
              t.is(
                sum(said.filter(({first, last}) => first <= address && address <= last)),
                held.has(address)
                  ? noFlows
                  : intersection(
                      flowsGoing('ingress', ethertype),
                      difference(
                        withAddress(more, holder, direction, address),
                        withAddress(less, other, direction, address),
                      ),
                    ),
              );
            }
          }
        }
      }),
      {numRuns: runs(30)},
    );
  });
}
