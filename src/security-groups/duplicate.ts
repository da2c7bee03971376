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

/** What makes a rule the one it is within its group; its description does not. */
export const ruleKey = ({direction, ethertype, traffic, remote}: RuleBody): string =>
  [direction, ethertype, trafficKey(traffic), remoteKey(remote)].join(' ');

/**
 * Whether the API takes two rules of one group for the same, whatever their descriptions:
 * a protocol's name equals its number, no prefix equals the whole address space, but host
 * bits count (neutron/db/securitygroups_db.py, _rules_equal).
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

/** The rule among these that the API takes for the same as another, if there is one. */
export const sameRule = (rules: Rules, body: RuleBody): SecurityGroupRule | undefined =>
  indexOf(rules).get(ruleKey(body));

/**
 * The rules with one more, which must not be among them. What is known of the old list goes over
 * to the new one, so that adding many rules, one after another, does not look at all each time.
 */
export const withRule = (rules: Rules, added: SecurityGroupRule): Rules => {
  const all = [...rules, added];
  const index = indexOf(rules);
  indexes.delete(rules);
  index.set(ruleKey(added), added);
  indexes.set(all, index);
  return all;
};
