import {defaultGroupRules} from '../../security-groups/change.ts';
import {isDuplicate} from '../../security-groups/duplicate.ts';
import type {RuleBody, SecurityGroup} from '../../security-groups/rule.ts';
import {defaultGroupName, type World} from '../../security-groups/world.ts';

/**
 * A world's default group, compared with the one that every project has from the start. The target
 * of an export has it already, so it cannot be made.
 */
export type DefaultGroup = {
  readonly group: SecurityGroup;
  /** The rules that it has from the start and that the world's group does not have. */
  readonly missing: readonly RuleBody[];
  /** The rules of the world's group that it does not have from the start. */
  readonly added: SecurityGroup['rules'];
};

/**
 * Compares a world's default group with the one of a new project; undefined when the world has
 * none.
 */
export const defaultGroupOf = ({groups}: World): DefaultGroup | undefined => {
  const group = groups.find(({name}) => name === defaultGroupName);
  if (!group) return undefined;
  const initial = defaultGroupRules(group.id);
  return {
    group,
    missing: initial.filter(body => !group.rules.some(rule => isDuplicate(rule, body))),
    added: group.rules.filter(rule => !initial.some(body => isDuplicate(rule, body))),
  };
};

/** The groups that an export must make: all but the default group. */
export const groupsToMake = (world: World): World['groups'] => {
  const own = defaultGroupOf(world);
  return world.groups.filter(({id}) => id !== own?.group.id);
};

/** Whether an instance has a group, or a rule of another group names it. */
export const isNamed = ({groups, memberships}: World, {id}: SecurityGroup): boolean =>
  Object.values(memberships).some(ids => ids.includes(id)) ||
  groups.some(
    group =>
      group.id !== id &&
      group.rules.some(({remote}) => remote.kind === 'group' && remote.group === id),
  );
