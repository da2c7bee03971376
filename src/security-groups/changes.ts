import type {Instance} from '../network/platform.ts';
import type {SecurityGroup} from './rule.ts';
import {
  findGroup,
  groupsOf,
  type ListedRule,
  listGroups,
  rulesOfGroup,
  type World,
} from './world.ts';

/**
 * One difference between a world and a later one. A new group comes with its first rules, and a
 * deleted group takes its rules with it: these rules are no changes of their own. The same holds
 * for the groups of a new or deleted instance.
 */
export type Change =
  | {readonly kind: 'group-made'; readonly group: SecurityGroup}
  | {readonly kind: 'group-gone'; readonly group: SecurityGroup}
  /**
   * A group has another name, description or tags, or is stateful and was not, or the other way
   * round.
   */
  | {readonly kind: 'group-set'; readonly was: SecurityGroup; readonly is: SecurityGroup}
  /** A new rule, with its number in the later world. */
  | {readonly kind: 'rule-made'; readonly listed: ListedRule}
  /** A rule that is gone, with its number in the earlier world. */
  | {readonly kind: 'rule-gone'; readonly listed: ListedRule}
  | {readonly kind: 'instance-made'; readonly instance: Instance}
  | {readonly kind: 'instance-gone'; readonly instance: Instance}
  /** An instance has other addresses, or another number of interfaces. */
  | {readonly kind: 'instance-changed'; readonly was: Instance; readonly is: Instance}
  /** An instance that stays has other groups than before. */
  | {
      readonly kind: 'membership';
      readonly instance: Instance;
      readonly had: readonly SecurityGroup[];
      readonly has: readonly SecurityGroup[];
    };

type Identified = {readonly id: string};

/** The things of a list whose ids another list does not have. */
const missing = <Thing extends Identified>(
  from: readonly Thing[],
  among: readonly Identified[],
): readonly Thing[] => {
  const ids = new Set(among.map(({id}) => id));
  return from.filter(({id}) => !ids.has(id));
};

const areSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((each, index) => each === other[index]);

const isSetAnew = (was: SecurityGroup, is: SecurityGroup): boolean =>
  was.name !== is.name ||
  was.description !== is.description ||
  was.stateful !== is.stateful ||
  !areSame(was.tags ?? [], is.tags ?? []);

const rulesMissing = (
  world: World,
  from: SecurityGroup,
  among: SecurityGroup,
): readonly ListedRule[] => {
  const rules = new Set(missing(from.rules, among.rules).map(({id}) => id));
  return rulesOfGroup(world, from.id).filter(({rule}) => rules.has(rule.id));
};

/** The groups that both worlds have and that differ, in the order they are listed. */
const groupsTouched = (before: World, after: World) =>
  listGroups(after).flatMap(is => {
    const was = findGroup(before, is.id);
    return was && was !== is ? [{was, is}] : [];
  });

const changesOfGroups = (before: World, after: World): readonly Change[] => {
  if (before.groups === after.groups) return [];
  const touched = groupsTouched(before, after);
  return [
    ...missing(before.groups, after.groups).map(group => ({kind: 'group-gone', group}) as const),
    ...missing(after.groups, before.groups).map(group => ({kind: 'group-made', group}) as const),
    ...touched
      .filter(({was, is}) => isSetAnew(was, is))
      .map(pair => ({kind: 'group-set', ...pair}) as const),
    ...touched
      .flatMap(({was, is}) => rulesMissing(before, was, is))
      .map(listed => ({kind: 'rule-gone', listed}) as const),
    ...touched
      .flatMap(({was, is}) => rulesMissing(after, is, was))
      .map(listed => ({kind: 'rule-made', listed}) as const),
  ];
};

const hasOtherAddresses = (was: Instance, is: Instance): boolean =>
  !areSame(was.addresses, is.addresses) ||
  !areSame(was.second?.addresses ?? [], is.second?.addresses ?? []);

/** The instances that both worlds have, as they were and as they are. */
const instancesKept = (before: World, after: World) => {
  const were = new Map(before.platform.instances.map(instance => [instance.id, instance]));
  return after.platform.instances.flatMap(is => {
    const was = were.get(is.id);
    return was ? [{was, is}] : [];
  });
};

const changesOfInstances = (before: World, after: World): readonly Change[] => {
  const [had, has] = [before.platform.instances, after.platform.instances];
  if (had === has) return [];
  return [
    ...missing(had, has).map(instance => ({kind: 'instance-gone', instance}) as const),
    ...missing(has, had).map(instance => ({kind: 'instance-made', instance}) as const),
    ...instancesKept(before, after)
      .filter(({was, is}) => hasOtherAddresses(was, is))
      .map(pair => ({kind: 'instance-changed', ...pair}) as const),
  ];
};

const changesOfMemberships = (before: World, after: World): readonly Change[] =>
  before.memberships === after.memberships
    ? []
    : instancesKept(before, after)
        .filter(({is: {id}}) => !areSame(before.memberships[id] ?? [], after.memberships[id] ?? []))
        .map(({was, is}) => ({
          kind: 'membership',
          instance: is,
          had: groupsOf(before, was),
          has: groupsOf(after, is),
        }));

/**
 * Lists every difference between a world and a later one: first groups, then rules, instances and
 * memberships.
 */
export const changesBetween = (before: World, after: World): readonly Change[] => [
  ...changesOfGroups(before, after),
  ...changesOfInstances(before, after),
  ...changesOfMemberships(before, after),
];
