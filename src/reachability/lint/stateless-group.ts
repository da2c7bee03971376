import {listGroups} from '../../security-groups/world.ts';
import {aboutGroup, type Search} from './finding.ts';

/** Groups made stateless, which Calico's plug-in for Neutron knows nothing of. */
export const statelessGroup: Search = world =>
  listGroups(world)
    .filter(({stateful}) => !stateful)
    .map(group =>
      aboutGroup(
        'stateless-group',
        group,
        'It was made stateless, and Calico does not know that: answers come back without a rule all the same.',
        [{do: 'make-stateful', group: group.id}],
      ),
    );
