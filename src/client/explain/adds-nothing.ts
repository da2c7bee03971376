import {type AddsNothing, whyAddsNothing} from '../../reachability/gates/redundant.ts';
import type {SecurityGroup} from '../../security-groups/rule.ts';
import type {ListedRule, World} from '../../security-groups/world.ts';

const reasons: Readonly<Record<AddsNothing, string>> = {
  redundant: 'It adds nothing: other rules allow all of it to every member already.',
  'never-passes':
    'It adds nothing: no rule decides about that. A tunnel of this kind is dropped by the host of who sends it.',
  'unknown-addresses':
    'What it adds cannot be told: which addresses an address group holds is not known here.',
};

/**
 * Says in a sentence why a rule adds nothing; null when it adds something, or when no instance has
 * its group.
 */
export const whyNothingAdded = (world: World, listed: ListedRule): string | null => {
  const why = whyAddsNothing(world, listed);
  return why === 'never-passes' && listed.rule.traffic.kind === 'icmp'
    ? 'It adds nothing: no rule decides about that. An answer or an error passes with what it belongs to.'
    : why && reasons[why];
};

/** Says what it means for the rules of a group that no instance has the group. */
export const nobodyHas = ({name}: SecurityGroup): string =>
  `No instance has ${name} yet, so nothing changes until one does: openstack server add security group INSTANCE ${name}`;
