import type {SecurityGroup} from '../../security-groups/rule.ts';
import {groupsOf, type ListedRule, membersOf, type World} from '../../security-groups/world.ts';
import {noFlows} from '../flows/flows.ts';
import {flowsOfRule, type Policy, policyOf} from './policy.ts';

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

/**
 * Why a rule adds nothing: other rules allow every member already what it does; what it is about
 * passes by no rule, as answers do and tunnels that the host drops; or its addresses are not known
 * here. Null where it adds something, or nobody has its group.
 */
export type AddsNothing = 'redundant' | 'never-passes' | 'unknown-addresses';

/** Whether a rule adds nothing, and why. */
export const whyAddsNothing = (world: World, listed: ListedRule): AddsNothing | null => {
  const {direction, ethertype, remote} = listed.rule;
  if (flowsOfRule(listed.rule) === noFlows) return 'never-passes';
  if (remote.kind === 'address-group') return 'unknown-addresses';
  const members = membersOf(world, listed.group.id);
  const isRedundant = members.every(member => {
    const groups = groupsOf(world, member);
    return samePolicy(
      policyOf(groups, direction, ethertype),
      policyOf(without(groups, listed), direction, ethertype),
    );
  });
  return members.length > 0 && isRedundant ? 'redundant' : null;
};

/**
 * Those of some rules that can all go at once, and every instance may do what it could: taken from
 * the last to the first, each that adds nothing beside those that are left.
 */
export const redundantAmong = (
  world: World,
  rules: readonly ListedRule[],
): readonly ListedRule[] => {
  let left = world;
  const found: ListedRule[] = [];
  for (const listed of [...rules].reverse()) {
    const why = whyAddsNothing(left, listed);
    if (why === null || why === 'unknown-addresses') continue;
    found.unshift(listed);
    left = {...left, groups: without(left.groups, listed)};
  }
  return found;
};
