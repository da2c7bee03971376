import type {SecurityGroup} from '../security-groups/rule.ts';
import {groupsOf, type ListedRule, membersOf, type World} from '../security-groups/world.ts';
import {type Policy, policyOf} from './policy.ts';

const sameLists = <Item>(one: readonly Item[], other: readonly Item[]): boolean =>
  one.length === other.length && one.every((item, index) => item === other[index]);

const samePolicy = (one: Policy, other: Policy): boolean =>
  sameLists(one.byAddress.starts, other.byAddress.starts) &&
  sameLists(one.byAddress.flows, other.byAddress.flows) &&
  one.byGroup.size === other.byGroup.size &&
  [...one.byGroup].every(([group, flows]) => other.byGroup.get(group) === flows);

const without = (groups: readonly SecurityGroup[], {group, rule}: ListedRule) =>
  groups.map(other =>
    other.id === group.id ? {...other, rules: other.rules.filter(({id}) => id !== rule.id)} : other,
  );

/** Whether other rules of their groups allow every member already what this one does. */
export const isRedundant = (world: World, listed: ListedRule): boolean => {
  const {direction, ethertype} = listed.rule;
  const members = membersOf(world, listed.group.id);
  return (
    members.length > 0 &&
    members.every(member => {
      const groups = groupsOf(world, member);
      return samePolicy(
        policyOf(groups, direction, ethertype),
        policyOf(without(groups, listed), direction, ethertype),
      );
    })
  );
};
