import {memoized} from '../memoize.ts';
import type {Instance, Platform} from '../network/platform.ts';
import {type ApiError, conflict} from './api-error.ts';
import type {GroupId, RuleId, SecurityGroup, SecurityGroupRule} from './rule.ts';

/** The ids of the groups of each instance, by the instance's id. */
export type Memberships = Readonly<Record<string, readonly GroupId[]>>;

/** How many groups and rules a project may have. */
export type Quota = {readonly groups: number; readonly rules: number};

/**
 * Everything that decides who can reach whom: the platform, the project's security groups in the
 * order they were made, and which instance has which group. It is a value: a change makes another
 * world.
 */
export type World = {
  readonly platform: Platform;
  readonly groups: readonly SecurityGroup[];
  readonly memberships: Memberships;
  /** How many groups and rules the project may have; left out where that is not known. */
  readonly quota?: Quota;
};

/** A rule of the project with its number in the list of rules, and the group that it belongs to. */
export type ListedRule = {
  /** The number, counted from 1 through the whole project. */
  readonly number: number;
  readonly group: SecurityGroup;
  readonly rule: SecurityGroupRule;
};

/** The name of the group that every project has from the start and cannot delete. */
export const defaultGroupName = 'default';

type Groups = World['groups'];

const groupsById = memoized(
  (groups: Groups): ReadonlyMap<GroupId, SecurityGroup> =>
    new Map(groups.map(group => [group.id, group])),
);

/** Finds a security group by its id. */
export const findGroup = ({groups}: World, id: GroupId): SecurityGroup | undefined =>
  groupsById(groups).get(id);

/** Finds the security groups of a name. Names need not be unique. */
export const groupsNamed = ({groups}: World, name: string): readonly SecurityGroup[] =>
  groups.filter(group => group.name === name);

/** The security groups of an instance, in the order they were added. */
export const groupsOf = (world: World, instance: Instance): readonly SecurityGroup[] =>
  (world.memberships[instance.id] ?? []).flatMap(id => findGroup(world, id) ?? []);

const memberIds = memoized(
  (memberships: Memberships): ReadonlyMap<GroupId, ReadonlySet<string>> => {
    const members = new Map<GroupId, Set<string>>();
    for (const [instance, groups] of Object.entries(memberships)) {
      for (const group of groups) {
        members.set(group, (members.get(group) ?? new Set()).add(instance));
      }
    }
    return members;
  },
);

/** Whether any instance has a security group. */
export const hasMembers = ({memberships}: World, group: GroupId): boolean =>
  memberIds(memberships).has(group);

/** The members of a security group: the instances that have it. */
export const membersOf = ({platform, memberships}: World, group: GroupId): readonly Instance[] => {
  const ids = memberIds(memberships).get(group);
  return ids ? platform.instances.filter(({id}) => ids.has(id)) : [];
};

const inListOrder = memoized(
  (groups: Groups): Groups => [
    ...groups.filter(({name}) => name !== defaultGroupName),
    ...groups.filter(({name}) => name === defaultGroupName),
  ],
);

/** The project's groups in the order of lists: as they were made, but the default group last. */
export const listGroups = ({groups}: World): Groups => inListOrder(groups);

const numbered = memoized((groups: Groups): readonly ListedRule[] =>
  inListOrder(groups)
    .flatMap(group => group.rules.map(rule => ({group, rule})))
    .map((listed, index) => ({number: index + 1, ...listed})),
);

/** Every rule of the project, numbered as the lists and the picture show it. */
export const listRules = ({groups}: World): readonly ListedRule[] => numbered(groups);

const rulesByGroup = memoized((groups: Groups): ReadonlyMap<GroupId, readonly ListedRule[]> => {
  const rules = new Map<GroupId, ListedRule[]>();
  for (const listed of numbered(groups)) {
    const own = rules.get(listed.group.id);
    if (own) own.push(listed);
    else rules.set(listed.group.id, [listed]);
  }
  return rules;
});

/** The rules of one security group, with their numbers. */
export const rulesOfGroup = ({groups}: World, id: GroupId): readonly ListedRule[] =>
  rulesByGroup(groups).get(id) ?? [];

const rulesById = memoized(
  (groups: Groups): ReadonlyMap<RuleId, ListedRule> =>
    new Map(numbered(groups).map(listed => [listed.rule.id, listed])),
);

/** Finds a rule by its id, with its number and its group. */
export const findRule = ({groups}: World, id: RuleId): ListedRule | undefined =>
  rulesById(groups).get(id);

/** Neutron's default quotas (neutron/conf/quota.py). Safespring may set others for a project. */
export const defaultQuota: Quota = {groups: 10, rules: 100};

const ruleCount = ({groups}: World): number =>
  groups.reduce((sum, group) => sum + group.rules.length, 0);

/** Whether a project has no more groups and rules than a quota allows. */
export const isWithin = (quota: Quota, world: World): boolean =>
  world.groups.length <= quota.groups && ruleCount(world) <= quota.rules;

const exceeded = (resource: string, says: string): ApiError =>
  conflict('OverQuota', `Quota exceeded for resources: ['${resource}'].`, says);

/** The API's error when a project has no room for so many more rules; undefined when it has. */
export const overRuleQuota = (world: World, more: number): ApiError | undefined => {
  const {quota} = world;
  const rules = ruleCount(world);
  return quota && rules + more > quota.rules
    ? exceeded(
        'security_group_rule',
        `The project has ${rules} rules and may have ${quota.rules}; delete some that add nothing, use a prefix or a group for many remotes, or ask support for more.`,
      )
    : undefined;
};

/**
 * The API's error when a project has no room for another group with its two first rules; undefined
 * when it has.
 */
export const overGroupQuota = (world: World): ApiError | undefined => {
  const {groups, quota} = world;
  return quota && groups.length + 1 > quota.groups
    ? exceeded(
        'security_group',
        `The project has ${groups.length} groups and may have ${quota.groups}, the default group among them; delete one that no instance has, or ask support for more.`,
      )
    : overRuleQuota(world, 2);
};
