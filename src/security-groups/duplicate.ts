import type {Remote, RuleBody, Traffic} from './rule.ts';

const remoteKey = (remote: Remote): string => {
  if (remote.kind === 'group') return remote.group;
  if (remote.kind === 'address-group') return `address group ${remote.addressGroup}`;
  // The API takes the whole address space and no prefix for the same remote.
  const everyone = remote.kind === 'any' || /^(0\.0\.0\.0|::)\/0$/.test(remote.prefix);
  return everyone ? 'any' : remote.prefix;
};

const trafficKey = (traffic: Traffic): string => {
  switch (traffic.kind) {
    case 'any':
      return 'any';
    case 'ports':
      return `${traffic.protocol.number} ${traffic.ports?.min}-${traffic.ports?.max}`;
    case 'icmp':
      return `${traffic.protocol.number} ${traffic.icmp?.type}:${traffic.icmp?.code}`;
    case 'protocol':
      return `${traffic.protocol.number}`;
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
