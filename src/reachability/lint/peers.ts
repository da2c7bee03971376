import {memoized} from '../../memoize.ts';
import {type AddressRange, type Ethertype, integerOf} from '../../network/address.ts';
import {type Holder, type Instance, type Platform, spoiledBy} from '../../network/platform.ts';
import type {GroupId, RuleBody} from '../../security-groups/rule.ts';
import type {World} from '../../security-groups/world.ts';
import {allHolders} from '../reach/holders.ts';
import {peerClassesOf} from '../reach/peer-classes.ts';
import {rangeOfRule} from './rule-range.ts';

/**
 * Holders by the index of their peer class in the world. Holders of one class cannot be told apart.
 */
export type ByClass = ReadonlyMap<number, readonly Holder[]>;

type ByAddress = {readonly value: bigint; readonly holder: Holder};

const soundOver = (ethertype: Ethertype) =>
  memoized((platform: Platform): readonly ByAddress[] =>
    allHolders(platform, ethertype)
      .filter(({instance}) => spoiledBy(instance) === null)
      .map(holder => ({value: integerOf(holder.address), holder}))
      .sort((one, other) => (one.value < other.value ? -1 : 1)),
  );

/** The holders that can send and receive, in the order of their addresses. */
const sound = {IPv4: soundOver('IPv4'), IPv6: soundOver('IPv6')};

/** The number of items at the start of an ordered list for which `isBelow` holds. */
export const countBelow = (count: number, isBelow: (index: number) => boolean): number => {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBelow(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
};

const holdersIn = (platform: Platform, range: AddressRange): readonly Holder[] => {
  const all = sound[range.ethertype](platform);
  const start = countBelow(all.length, index => (all[index]?.value ?? range.first) < range.first);
  const end = countBelow(all.length, index => (all[index]?.value ?? range.last) <= range.last);
  return all.slice(start, end).map(({holder}) => holder);
};

const inClasses = (
  world: World,
  ethertype: Ethertype,
  holders: readonly Holder[],
): ReadonlyMap<number, readonly Holder[]> => {
  const {classOf} = peerClassesOf(world, ethertype);
  const byClass = new Map<number, Holder[]>();
  for (const holder of holders) {
    const index = classOf(holder.address);
    if (index === undefined) continue;
    const others = byClass.get(index);
    if (others) others.push(holder);
    else byClass.set(index, [holder]);
  }
  return byClass;
};

const nobody: ByClass = new Map();

const membersOver = (ethertype: Ethertype) =>
  memoized((world: World): ReadonlyMap<GroupId, ByClass> => {
    const holders = new Map<GroupId, Holder[]>();
    for (const {holder} of sound[ethertype](world.platform)) {
      for (const group of world.memberships[holder.instance.id] ?? []) {
        const others = holders.get(group);
        if (others) others.push(holder);
        else holders.set(group, [holder]);
      }
    }
    return new Map(
      [...holders].map(([group, its]) => [group, inClasses(world, ethertype, its)] as const),
    );
  });

const members = {IPv4: membersOver('IPv4'), IPv6: membersOver('IPv6')};

/** The members of a group that can send and receive over a version of IP, by peer class. */
export const membersByClass = (world: World, ethertype: Ethertype, group: GroupId): ByClass =>
  members[ethertype](world).get(group) ?? nobody;

/**
 * The instances that a rule's remote means, by peer class: those with an address in its prefix, or
 * with its group.
 */
export const namedByClass = (world: World, rule: RuleBody): ByClass => {
  if (rule.remote.kind === 'group') {
    return membersByClass(world, rule.ethertype, rule.remote.group);
  }
  const range = rangeOfRule(rule);
  return range ? inClasses(world, rule.ethertype, holdersIn(world.platform, range)) : nobody;
};

/** The instances of some peer classes, each once. */
export const instancesIn = (byClass: ByClass): readonly Instance[] => [
  ...new Set([...byClass.values()].flatMap(holders => holders.map(({instance}) => instance))),
];
