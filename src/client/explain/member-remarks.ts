import {holdersOf, type Instance, poolOf} from '../../network/platform.ts';
import {whyAddsNothing} from '../../reachability/gates/redundant.ts';
import {named} from '../../text/names.ts';
import {nobodyHas, whyNothingAdded} from './adds-nothing.ts';
import {isOpen, knowsMembers, members, type Remark} from './remark.ts';

/** Says that the Internet cannot reach the members of the group. */
export const noWayIn: Remark = made => {
  const {world, listed} = made;
  const all = members(made);
  const isReached = (instance: Instance): boolean =>
    holdersOf(instance, listed.rule.ethertype).some(
      ({address}) => poolOf(world.platform, address)?.internet === 'direct',
    );
  return isOpen(made) && all.length > 0 && !all.some(isReached)
    ? `From the Internet nobody gets to ${named(all.map(({name}) => name))}, whatever a rule says: behind NAT and on the private network there is no way in.`
    : undefined;
};

/** Says that no instance has the group yet. */
export const nobody: Remark = made =>
  knowsMembers(made.world) && members(made).length === 0 ? nobodyHas(made.listed.group) : undefined;

/** Says that other rules already allow what the rule allows. */
export const addsNothing: Remark = ({world, listed}) =>
  whyAddsNothing(world, listed) === 'redundant'
    ? (whyNothingAdded(world, listed) ?? undefined)
    : undefined;

/** Says that Calico treats a stateless group like any other. */
export const stateless: Remark = ({listed: {group}}) =>
  group.stateful
    ? undefined
    : `${group.name} was made stateless, and Calico does not know that: replies need no rule all the same.`;
