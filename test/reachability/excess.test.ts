import test from 'ava';
import fc from 'fast-check';
import type {Ethertype} from '../../src/network/address.ts';
import type {Instance} from '../../src/network/platform.ts';
import {excess} from '../../src/reachability/compare.ts';
import {difference, type Flows, noFlows, union} from '../../src/reachability/flows.ts';
import {flowsOutside} from '../../src/reachability/outside.ts';
import {flowsBetween, isRegion, type Passage} from '../../src/reachability/reach.ts';
import type {Direction} from '../../src/security-groups/rule.ts';
import type {World} from '../../src/security-groups/world.ts';
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
                isOf(passage, from, ethertype) && !isRegion(passage.peer) && passage.peer === to,
            );
            t.is(
              sum(said),
              difference(
                flowsBetween(more, from, to, ethertype),
                flowsBetween(less, from, to, ethertype),
              ),
            );
          }
        }
      }),
      {numRuns: 40},
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
                difference(
                  withAddress(more, instance, direction, ethertype, address),
                  withAddress(less, instance, direction, ethertype, address),
                ),
              );
            }
          }
        }
      }),
      {numRuns: 40},
    );
  });
}
