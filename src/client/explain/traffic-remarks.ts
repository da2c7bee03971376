import {flowsOf, noFlows} from '../../reachability/flows/flows.ts';
import {calicoQuirk} from '../../reachability/lint/calico-quirk.ts';
import {ruleArguments} from '../commands/security-group-rule-create.ts';
import type {Remark} from './remark.ts';

/** Says what to type instead of the ICMP type of a reply. */
export const onlyAnswers: Remark = ({listed: {rule}}) =>
  rule.traffic.kind === 'icmp' && flowsOf(rule.traffic) === noFlows
    ? `To let pings in or out, name what asks: --icmp-type ${rule.ethertype === 'IPv4' ? 8 : 128}.`
    : undefined;

/** Says that the client ignores ports with ICMP. */
export const ignoredPort: Remark = ({listed: {rule}, given}) =>
  rule.traffic.kind === 'icmp' && given.of(ruleArguments.dstPort)
    ? 'ICMP has no ports: the client drops --dst-port without a word, and the rule is about all of it. For pings alone write --icmp-type 8 (128 over IPv6).'
    : undefined;

/** Says that an ICMP type below zero means all types. */
export const allTypes: Remark = ({listed: {rule}, given}) =>
  rule.traffic.kind === 'icmp' && (given.of(ruleArguments.icmpType) ?? 0) < 0
    ? '--icmp-type below zero is no type, and that means all of them.'
    : undefined;

/** Says that the rule allows all ports, also when 1:65535 was typed. */
export const allPorts: Remark = ({listed: {rule}, given}) => {
  const {traffic} = rule;
  const typed = given.of(ruleArguments.dstPort);
  if (typed && traffic.kind === 'any') {
    return '1:65535 is stored as no range at all, and without a protocol that is every protocol, ICMP too.';
  }
  if (traffic.kind !== 'ports' || traffic.ports) return undefined;
  return typed
    ? `1:65535 is stored as no range: lists show it empty, and it means every port of ${traffic.protocol.name}.`
    : `Without --dst-port it is every port of ${traffic.protocol.name}, 1 to 65535.`;
};

/** Says how Calico reads the rule differently from Neutron. */
export const quirk: Remark = ({listed: {rule}}) => calicoQuirk(rule)?.says;
