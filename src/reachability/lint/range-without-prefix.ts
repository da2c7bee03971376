import {everywhere} from '../../network/address.ts';
import {listRules} from '../../security-groups/world.ts';
import {aboutRule, replaced, type Search} from './finding.ts';

/**
 * Finds rules with ports and without a remote, which Terraform and the dashboard can make; the
 * client always sends a prefix (Calico issue 7968, fixed in v3.27.0; Safespring's known issues).
 */
export const rangeWithoutPrefix: Search = world =>
  listRules(world).flatMap(listed => {
    const {traffic, remote, ethertype} = listed.rule;
    if (traffic.kind !== 'ports' || traffic.ports === null || remote.kind !== 'any') return [];
    const prefix = everywhere(ethertype);
    return aboutRule(
      'range-without-prefix',
      listed,
      `It has ports and neither a prefix nor a group. Calico before 3.27 ignored the ports of such a rule and opened all of them (its issue 7968); with ${prefix} written out it never did.`,
      {mend: replaced(listed, {remote: {kind: 'prefix', prefix}})},
    );
  });
