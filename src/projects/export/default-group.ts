import {defaultGroupRules} from '../../security-groups/change.ts';
import {isDuplicate} from '../../security-groups/duplicate.ts';
import type {RuleBody, SecurityGroup} from '../../security-groups/rule.ts';
import {defaultGroupName, type World} from '../../security-groups/world.ts';

/**
 * The default group beside the one that a project has from the start: it is there already where
 * the export lands, and cannot be made.
 */
export type DefaultGroup = {
  readonly group: SecurityGroup;
  /** Rules that it has from the start and that the world's does not. */
  readonly missing: readonly RuleBody[];
  /** Rules of the world's that it does not have from the start. */
  readonly added: SecurityGroup['rules'];
};

/** What was made of a world's default group, if it has one. */
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

/** Every group that an export has to make: all but the default group. */
export const groupsToMake = (world: World): World['groups'] => {
  const own = defaultGroupOf(world);
  return world.groups.filter(({id}) => id !== own?.group.id);
};

/** Whether an instance of the world or a rule of another group names a group. */
export const isNamed = ({groups, memberships}: World, {id}: SecurityGroup): boolean =>
  Object.values(memberships).some(ids => ids.includes(id)) ||
  groups.some(
    group =>
      group.id !== id &&
      group.rules.some(({remote}) => remote.kind === 'group' && remote.group === id),
  );
