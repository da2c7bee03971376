import type {Protocol} from './protocol.ts';
import type {Remote, RuleBody, SecurityGroup, SecurityGroupRule, Traffic} from './rule.ts';

const remoteKey = (remote: Remote): string => {
  if (remote.kind === 'group') return remote.group;
  if (remote.kind === 'address-group') return `address group ${remote.addressGroup}`;
  // The API takes the whole address space and no prefix for the same remote.
  const everyone = remote.kind === 'any' || /^(0\.0\.0\.0|::)\/0$/.test(remote.prefix);
  return everyone ? 'any' : remote.prefix;
};

/**
 * A protocol's name equals its number, with one exception: 0 is `ip` to the API, and `hopopt`,
 * which has the same number, is another (_get_ip_proto_name_and_num).
 */
const protocolKey = ({name, number}: Protocol): string =>
  name === 'hopopt' ? name : String(number);

const trafficKey = (traffic: Traffic): string => {
  switch (traffic.kind) {
    case 'any':
      return 'any';
    case 'ports':
      return `${protocolKey(traffic.protocol)} ${traffic.ports?.min}-${traffic.ports?.max}`;
    case 'icmp':
      return `${protocolKey(traffic.protocol)} ${traffic.icmp?.type}:${traffic.icmp?.code}`;
    case 'protocol':
      return protocolKey(traffic.protocol);
  }
};

/**
 * A text that is equal for two rules of a group if the API takes them for the same rule. The
 * description is no part of it.
 */
export const ruleKey = ({direction, ethertype, traffic, remote}: RuleBody): string =>
  [direction, ethertype, trafficKey(traffic), remoteKey(remote)].join(' ');

/**
 * Whether the API takes two rules of one group for the same, whatever their descriptions say. A
 * protocol's name equals its number, and no prefix equals the whole address space, but host bits
 * count (neutron/db/securitygroups_db.py, _rules_equal).
 */
export const isDuplicate = (one: RuleBody, other: RuleBody): boolean =>
  ruleKey(one) === ruleKey(other);

type Rules = SecurityGroup['rules'];

const indexes = new WeakMap<Rules, Map<string, SecurityGroupRule>>();

const indexOf = (rules: Rules): Map<string, SecurityGroupRule> => {
  const known = indexes.get(rules);
  if (known) return known;
  // Of rules that are the same, the first counts.
  const index = new Map([...rules].reverse().map(rule => [ruleKey(rule), rule]));
  indexes.set(rules, index);
  return index;
};

/** The rule of a list that the API takes for the same as another rule, if there is one. */
export const sameRule = (rules: Rules, body: RuleBody): SecurityGroupRule | undefined =>
  indexOf(rules).get(ruleKey(body));

/**
 * The list of rules with one more, which must not be in it already. What is known of the old list
 * is used for the new one, so that adding many rules one after another stays fast.
 */
export const withRule = (rules: Rules, added: SecurityGroupRule): Rules => {
  const all = [...rules, added];
  const index = indexOf(rules);
  indexes.delete(rules);
  index.set(ruleKey(added), added);
  indexes.set(all, index);
  return all;
};
