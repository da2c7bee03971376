import {listRules} from '../../security-groups/world.ts';
import {aboutRule, type Search} from './finding.ts';

/** Finds rules for an address group. Calico's plug-in for Neutron does not support them. */
export const addressGroup: Search = world =>
  listRules(world).flatMap(listed => {
    const {direction, ethertype, traffic, remote, description} = listed.rule;
    if (remote.kind !== 'address-group') return [];
    return aboutRule(
      'address-group',
      listed,
      `Calico's plug-in ignores the address group ${remote.addressGroup}, and the rule is then open to every ${ethertype} address. Name the prefixes, a rule for each.`,
      {narrower: {direction, ethertype, traffic, remote: {kind: 'any'}, description}},
    );
  });
