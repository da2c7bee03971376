import type {Instance} from '../network/platform.ts';
import type {SecurityGroup} from './rule.ts';
import {findGroup, groupsOf, type ListedRule, rulesOfGroup, type World} from './world.ts';

/**
 * One thing that is different in a later world. A group brings its first rules, and takes its rules
 * with it; these are no changes of their own. An instance brings its groups in the same way.
 */
export type Change =
  | {readonly kind: 'group-made'; readonly group: SecurityGroup}
  | {readonly kind: 'group-gone'; readonly group: SecurityGroup}
  /** A group has another name, description or state keeping, or other tags. */
  | {readonly kind: 'group-set'; readonly was: SecurityGroup; readonly is: SecurityGroup}
  /** With the number that the rule has in the later world. */
  | {readonly kind: 'rule-made'; readonly listed: ListedRule}
  /** With the number that the rule had in the earlier world. */
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

/** Those of some things, by id, that others are without. */
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

/** The groups that stay and are another value, as they were and as they are. */
const groupsTouched = (before: World, after: World) =>
  after.groups.flatMap(is => {
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

/** The instances that stay, as they were and as they are. */
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

/** Everything that is different in a later world: groups first, then rules, instances, memberships. */
export const changesBetween = (before: World, after: World): readonly Change[] => [
  ...changesOfGroups(before, after),
  ...changesOfInstances(before, after),
  ...changesOfMemberships(before, after),
];
