import {
  groupsOf,
  type ListedRule,
  listRules,
  membersOf,
  type World,
} from '../security-groups/world.ts';
import {firstAndCount} from '../text/names.ts';

/** A security group with members, or the instances without a group. */
export type Guard = {
  /** The group's name; null for instances without a group. */
  readonly group: string | null;
  /** Texts with its name and its members, the longest first. */
  readonly titles: readonly [string, string, string];
  readonly rules: readonly ListedRule[];
};

const guard = (
  group: string | null,
  members: readonly string[],
  rules: readonly ListedRule[],
): Guard => {
  const name = group ?? 'no group';
  const some = firstAndCount(members);
  return {group, titles: [`${name}: ${members.join(', ')}`, `${name}: ${some}`, name], rules};
};

/**
 * The groups that have members, in the order they were made, and then the instances without a
 * group.
 */
export const guardsOf = (world: World): readonly Guard[] => {
  const rules = listRules(world);
  const groups = world.groups.flatMap(({id, name}): Guard | readonly [] => {
    const members = membersOf(world, id).map(instance => instance.name);
    return members.length === 0
      ? []
      : guard(
          name,
          members,
          rules.filter(({group}) => group.id === id),
        );
  });
  const alone = world.platform.instances.filter(one => groupsOf(world, one).length === 0);
  return alone.length === 0
    ? groups
    : [
        ...groups,
        guard(
          null,
          alone.map(({name}) => name),
          [],
        ),
      ];
};
