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
 * Why a rule adds nothing. `redundant`: other rules already allow every member the same.
 * `never-passes`: its packets pass by no rule, as replies and tunnels that the host drops.
 * `unknown-addresses`: its addresses are not known here.
 */
export type AddsNothing = 'redundant' | 'never-passes' | 'unknown-addresses';

/** Says why a rule adds nothing; null when it adds something, or when no instance has its group. */
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
 * The rules of a list that can all be deleted at once without changing what any instance may do. It
 * goes from the last to the first and takes each that adds nothing beside the rules that are left.
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
