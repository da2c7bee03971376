import type {Instance} from '../network/platform.ts';
import {groupsOf, type World} from '../security-groups/world.ts';
import {firstAndCount} from '../text/names.ts';
import type {OutsideWay, Way} from './way.ts';
import type {Ways} from './ways.ts';

/** One row and column of a table: an instance, or several that look alike. */
export type Seat = {readonly first: Instance; readonly others: readonly Instance[]};

/** All instances of a seat. */
const sitting = ({first, others}: Seat): readonly Instance[] => [first, ...others];

/** Gives each instance a seat of its own. */
export const separate = (instances: readonly Instance[]): readonly Seat[] =>
  instances.map(first => ({first, others: []}));

/**
 * What a cell tells of a way, as a key. It leaves out marks, what a goal asks for, and the name of
 * the compute host that translates.
 */
const telling = (way: Way | OutsideWay): string => {
  const {flows, atSource, atDestination, nat} = way;
  const audience = 'others' in way ? [way.who, way.others] : [];
  return JSON.stringify([[...flows].sort(), atSource, atDestination, nat !== null, audience]);
};

const isOne = (ways: readonly (Way | OutsideWay)[]): boolean =>
  new Set(ways.map(telling)).size <= 1;

const areAlike = (
  some: readonly Instance[],
  all: readonly Instance[],
  {between, outside}: Ways,
): boolean => {
  const others = all.filter(instance => !some.includes(instance));
  return (
    isOne(some.flatMap(from => some.filter(to => to !== from).map(to => between(from, to)))) &&
    isOne(some.map(instance => outside(instance, 'egress'))) &&
    isOne(some.map(instance => outside(instance, 'ingress'))) &&
    others.every(
      other =>
        isOne(some.map(instance => between(instance, other))) &&
        isOne(some.map(instance => between(other, instance))),
    )
  );
};

/**
 * Lets instances of the same groups and network share a seat if all of their ways say the same,
 * also those among themselves.
 */
export const sharedSeats = (
  world: World,
  instances: readonly Instance[],
  ways: Ways,
): readonly Seat[] => {
  const keyOf = (instance: Instance): string =>
    [
      instance.network,
      ...groupsOf(world, instance)
        .map(({id}) => id)
        .sort(),
    ].join();
  const byKey = new Map<string, Instance[]>();
  for (const instance of instances) {
    byKey.set(keyOf(instance), [...(byKey.get(keyOf(instance)) ?? []), instance]);
  }
  return [...byKey.values()].flatMap(some => {
    const [first, ...others] = some;
    if (!first) return [];
    return areAlike(some, instances, ways) ? [{first, others}] : separate(some);
  });
};

/** Picks from similar ways the one with a packet or a mark, or that a goal asks for. */
const told = <Drawn extends Way>(ways: readonly Drawn[]): Drawn | null =>
  ways.find(({packet}) => packet.length > 0) ??
  ways.find(({mark}) => mark !== null) ??
  ways.find(({wanted}) => wanted) ??
  ways[0] ??
  null;

/**
 * The way from one seat to another, or among the instances of one seat; null for an instance and
 * itself.
 */
export const wayAcross = ({between}: Ways, from: Seat, to: Seat): Way | null =>
  told(
    sitting(from).flatMap(sender =>
      sitting(to)
        .filter(receiver => receiver !== sender)
        .map(receiver => between(sender, receiver)),
    ),
  );

/** The way of a seat to the Internet (`egress`) or from it (`ingress`). */
export const wayBeyond = (
  {outside}: Ways,
  seat: Seat,
  direction: 'egress' | 'ingress',
): OutsideWay | null => told(sitting(seat).map(instance => outside(instance, direction)));

/** The texts for the instances of a seat: all names, or the first and how many more. */
export const seatNames = (seat: Seat): readonly [string, string] => {
  const names = sitting(seat).map(({name}) => name);
  return [names.join(', '), firstAndCount(names)];
};
