import type {Instance, Platform} from '../network/platform.ts';
import type {GroupId, RuleId, SecurityGroup, SecurityGroupRule} from './rule.ts';

/** The groups an instance has on its interface, by the instance's id. */
export type Memberships = Readonly<Record<string, readonly GroupId[]>>;

/**
 * Everything that decides who reaches whom: the platform, the project's security groups in the
 * order they were made, and which instance has which. A value: a change makes another world.
 */
export type World = {
  readonly platform: Platform;
  readonly groups: readonly SecurityGroup[];
  readonly memberships: Memberships;
  /** How many ids have been given out; the next id is made from it. */
  readonly idsGiven: number;
};

/** A rule in its place: the number it is listed under, and the group it belongs to. */
export type ListedRule = {
  /** From 1, through the whole project. */
  readonly number: number;
  readonly group: SecurityGroup;
  readonly rule: SecurityGroupRule;
};

/** The name of the group that every project has from the start and cannot delete. */
export const defaultGroupName = 'default';

/** The security group of that id. */
export const findGroup = (world: World, id: GroupId): SecurityGroup | undefined =>
  world.groups.find(group => group.id === id);

/** The security groups of that name; names need not be unique. */
export const groupsNamed = (world: World, name: string): readonly SecurityGroup[] =>
  world.groups.filter(group => group.name === name);

/** The security groups an instance has, in the order they were added. */
export const groupsOf = (world: World, instance: Instance): readonly SecurityGroup[] =>
  (world.memberships[instance.id] ?? []).flatMap(id => findGroup(world, id) ?? []);

/** The instances that have a security group. */
export const membersOf = (world: World, group: GroupId): readonly Instance[] =>
  world.platform.instances.filter(({id}) => world.memberships[id]?.includes(group));

/** The project's groups in the order they are listed: as they were made, the default group last. */
export const listGroups = (world: World): readonly SecurityGroup[] => [
  ...world.groups.filter(({name}) => name !== defaultGroupName),
  ...world.groups.filter(({name}) => name === defaultGroupName),
];

/** Every rule of the project, numbered as the lists and the picture show it. */
export const listRules = (world: World): readonly ListedRule[] =>
  listGroups(world)
    .flatMap(group => group.rules.map(rule => ({group, rule})))
    .map((listed, index) => ({number: index + 1, ...listed}));

/** The rule of that id, with its number and its group. */
export const findRule = (world: World, id: RuleId): ListedRule | undefined =>
  listRules(world).find(({rule}) => rule.id === id);
