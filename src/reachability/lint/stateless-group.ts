import type {SecurityGroup} from '../../security-groups/rule.ts';
import {listGroups, membersOf, type World} from '../../security-groups/world.ts';
import {aboutGroup, type Mend, type Search} from './finding.ts';

/**
 * The changes that make a group stateful. Neutron does so only while no instance has the group, so
 * its members lose it for a moment.
 */
const mend = (world: World, {id: group}: SecurityGroup): readonly Mend[] => {
  const members = membersOf(world, group);
  return [
    ...members.map((instance): Mend => ({do: 'take-off', group, instance})),
    {do: 'make-stateful', group},
    ...members.map((instance): Mend => ({do: 'put-on', group, instance})),
  ];
};

/** Finds stateless groups. Calico's plug-in for Neutron treats them as stateful. */
export const statelessGroup: Search = world =>
  listGroups(world)
    .filter(({stateful}) => !stateful)
    .map(group =>
      aboutGroup(
        'stateless-group',
        group,
        'It was made stateless, and Calico does not know that: answers come back without a rule all the same.',
        mend(world, group),
      ),
    );
