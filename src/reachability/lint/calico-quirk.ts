import {protocolOf} from '../../security-groups/protocol.ts';
import type {RuleBody, Traffic} from '../../security-groups/rule.ts';
import {listRules} from '../../security-groups/world.ts';
import {flowsOf, noFlows} from '../flows/flows.ts';
import {flowsOfRule} from '../gates/policy.ts';
import {aboutRule, replaced, type Search} from './finding.ts';

/**
 * How Calico reads a rule differently from Neutron, and which traffic the rule should name instead.
 */
export type CalicoQuirk = {
  readonly says: string;
  /** The traffic to name instead; null when no other traffic means the same. */
  readonly better: Traffic | null;
};

const dccp = 33;
const udplite = 136;

/**
 * How Calico's plug-in reads a rule differently from Neutron; undefined when it does not
 * (networking_calico/plugins/ml2/drivers/calico/policy.py, _neutron_rule_to_etcd_rule).
 */
export const calicoQuirk = (rule: RuleBody): CalicoQuirk | undefined => {
  const {traffic, ethertype} = rule;
  if (traffic.kind === 'any') return undefined;
  const {protocol} = traffic;
  if (traffic.kind === 'icmp' && traffic.icmp && /^\d+$/.test(protocol.name)) {
    const name = ethertype === 'IPv4' ? 'icmp' : 'ipv6-icmp';
    const known = protocolOf(name);
    return {
      says: `Calico reads an ICMP type only of the protocol's name, ${name}; of the number ${protocol.name} it takes the type for a port, and the rule comes to nothing.`,
      better: known ? {...traffic, protocol: known} : null,
    };
  }
  if (
    traffic.kind === 'ports' &&
    traffic.ports &&
    (protocol.number === dccp || protocol.number === udplite)
  ) {
    return {
      says: `Calico takes ports of tcp, udp and sctp only. It may find the whole group at fault for ports of ${protocol.name}, and then none of the group's rules holds.`,
      better: null,
    };
  }
  if (protocol.number === 0) {
    return {
      says: `To Neutron ${protocol.name} is protocol 0, IPv6's hop-by-hop header; Calico may take 0 for any protocol. Who means any protocol leaves --protocol out.`,
      better: null,
    };
  }
  if (flowsOf(traffic) !== noFlows && flowsOfRule(rule) === noFlows) {
    return {
      says: 'It is for a tunnel that Calico drops on its way out of an instance, whatever the rules say, unless the site allows it: IPIP, or VXLAN by port 4789. WireGuard, GRE and VXLAN by another port pass.',
      better: null,
    };
  }
  return undefined;
};

/** Finds rules that Calico reads differently from Neutron. */
export const calicoQuirks: Search = world =>
  listRules(world).flatMap(listed => {
    const quirk = calicoQuirk(listed.rule);
    if (!quirk) return [];
    return aboutRule(
      'calico-quirk',
      listed,
      quirk.says,
      quirk.better ? {mend: replaced(listed, {traffic: quirk.better})} : {},
    );
  });
