import {type Ethertype, everywhere, rangeOf} from '../network/address.ts';
import {once} from '../once.ts';
import type {
  Direction,
  GroupId,
  SecurityGroup,
  SecurityGroupRule,
} from '../security-groups/rule.ts';
import {type AddressMap, addressMap, type RangeFlows} from './address-map.ts';
import {type Flows, flowsOf, noFlows, union} from './flows.ts';

/** What a set of groups allows in one direction over one version of IP. */
export type Policy = {
  /** By the remote address: what prefixes allow, and rules for anyone. */
  readonly byAddress: AddressMap;
  /** By a group that the remote has. It stays a name: its members are no part of the policy. */
  readonly byGroup: ReadonlyMap<GroupId, Flows>;
};

type Sides = Readonly<Record<`${Direction} ${Ethertype}`, Policy>>;

const rangeFlows = (ethertype: Ethertype, rules: readonly SecurityGroupRule[]) =>
  rules.flatMap(({remote, traffic}): readonly RangeFlows[] => {
    if (remote.kind === 'group') return [];
    const prefix = remote.kind === 'any' ? everywhere(ethertype) : remote.prefix;
    return [{range: rangeOf(prefix), flows: flowsOf(traffic)}];
  });

const groupFlows = (rules: readonly SecurityGroupRule[]): ReadonlyMap<GroupId, Flows> => {
  const flows = new Map<GroupId, Flows>();
  for (const {remote, traffic} of rules) {
    if (remote.kind === 'group') {
      const before = flows.get(remote.group) ?? noFlows;
      flows.set(remote.group, union(before, flowsOf(traffic)));
    }
  }
  return flows;
};

const sidesOf = (groups: readonly SecurityGroup[]): Sides => {
  const policy = (direction: Direction, ethertype: Ethertype): Policy => {
    const rules = groups.flatMap(group =>
      group.rules.filter(rule => rule.direction === direction && rule.ethertype === ethertype),
    );
    return {byAddress: addressMap(rangeFlows(ethertype, rules)), byGroup: groupFlows(rules)};
  };
  return {
    'egress IPv4': policy('egress', 'IPv4'),
    'egress IPv6': policy('egress', 'IPv6'),
    'ingress IPv4': policy('ingress', 'IPv4'),
    'ingress IPv6': policy('ingress', 'IPv6'),
  };
};

/** A node of the paths of groups that policies were worked out for. */
type Node = {sides?: Sides; readonly next: (group: SecurityGroup) => Node};

const newNode = (): Node => ({next: once(newNode)});
const root = newNode();

/**
 * What groups allow together, in one direction, over one version of IP. Worked out once for the
 * same groups, so that a change of one group leaves the policies of all others as they are.
 */
export const policyOf = (
  groups: readonly SecurityGroup[],
  direction: Direction,
  ethertype: Ethertype,
): Policy => {
  const node = groups.reduce((at, group) => at.next(group), root);
  node.sides ??= sidesOf(groups);
  return node.sides[`${direction} ${ethertype}`];
};

/** What a policy allows with a remote of an address and, if it is an instance, its groups. */
export const allowedBy = (
  {byGroup}: Policy,
  byAddress: Flows,
  remoteGroups: readonly GroupId[],
): Flows =>
  remoteGroups.reduce((flows, group) => union(flows, byGroup.get(group) ?? noFlows), byAddress);
