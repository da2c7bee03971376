import {
  defaultGroupName,
  hasMembers,
  listGroups,
  listRules,
  type World,
} from '../../security-groups/world.ts';
import {named} from '../../text/names.ts';
import {aboutGroup, type Search} from './finding.ts';

/** The numbers of the rules that name each group as their remote, without the group's own rules. */
const rulesNaming = (world: World): ReadonlyMap<string, readonly number[]> => {
  const numbers = new Map<string, number[]>();
  for (const {rule, group, number} of listRules(world)) {
    if (rule.remote.kind !== 'group' || rule.remote.group === group.id) continue;
    const known = numbers.get(rule.remote.group);
    if (known) known.push(number);
    else numbers.set(rule.remote.group, [number]);
  }
  return numbers;
};

/**
 * Finds groups that no instance has. It leaves out the default group, which cannot be deleted, and
 * finds nothing when the world has no instances.
 */
export const unusedGroup: Search = world => {
  if (world.platform.instances.length === 0) return [];
  const naming = rulesNaming(world);
  return listGroups(world)
    .filter(({id, name}) => name !== defaultGroupName && !hasMembers(world, id))
    .map(group => {
      const numbers = (naming.get(group.id) ?? []).map(number => `${number}`);
      const those =
        numbers.length === 0
          ? ''
          : ` With it ${numbers.length === 1 ? 'goes rule' : 'go rules'} ${named(numbers, 5)}, which name${numbers.length === 1 ? 's' : ''} it and so allow${numbers.length === 1 ? 's' : ''} nobody.`;
      return aboutGroup(
        'group-unused',
        group,
        `No instance has it, so its rules do nothing. It was made for one, perhaps, and never put on it.${those}`,
        [{do: 'delete-group', group: group.id}],
      );
    });
};
