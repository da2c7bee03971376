import {memoized} from '../../memoize.ts';
import {type Ethertype, everywhere, rangeOf} from '../../network/address.ts';
import type {
  Direction,
  GroupId,
  Remote,
  RuleBody,
  SecurityGroup,
  SecurityGroupRule,
} from '../../security-groups/rule.ts';
import {type AddressMap, addressMap, joinMaps, type RangeFlows} from '../flows/address-map.ts';
import {
  type Flows,
  flowsFromInstances,
  flowsOf,
  intersection,
  noFlows,
  union,
} from '../flows/flows.ts';

/** The flows that a set of groups allows in one direction over one version of IP. */
export type Policy = {
  /** The flows by the remote address, from rules for a prefix or for anyone. */
  readonly byAddress: AddressMap;
  /** The flows by a group that the remote has. The group's members are not part of the policy. */
  readonly byGroup: ReadonlyMap<GroupId, Flows>;
};

type Side = `${Direction} ${Ethertype}`;

type PrefixRemote = Extract<Remote, {kind: 'prefix'}>;

/**
 * The range of a prefix remote. It is kept, since a rule stays the same value when other rules
 * change.
 */
const rangeOfRemote = memoized(({prefix}: PrefixRemote) => rangeOf(prefix));

const anywhere = {IPv4: rangeOf(everywhere('IPv4')), IPv6: rangeOf(everywhere('IPv6'))};

/** The flows of a rule. On egress it leaves out the tunnels that the host may drop. */
export const flowsOfRule = ({direction, traffic}: RuleBody): Flows =>
  direction === 'egress' ? intersection(flowsOf(traffic), flowsFromInstances) : flowsOf(traffic);

/**
 * The flows of rules by range of addresses. Rules for an address group are left out, since its
 * addresses are not known.
 */
const rangeFlows = (ethertype: Ethertype, rules: readonly SecurityGroupRule[]) =>
  rules.flatMap((rule): RangeFlows | readonly [] => {
    const {remote} = rule;
    if (remote.kind === 'group' || remote.kind === 'address-group') return [];
    const range = remote.kind === 'any' ? anywhere[ethertype] : rangeOfRemote(remote);
    return {range, flows: flowsOfRule(rule)};
  });

const groupFlows = (rules: readonly SecurityGroupRule[]): ReadonlyMap<GroupId, Flows> => {
  const flows = new Map<GroupId, Flows>();
  for (const rule of rules) {
    const {remote} = rule;
    if (remote.kind === 'group') {
      const before = flows.get(remote.group) ?? noFlows;
      flows.set(remote.group, union(before, flowsOfRule(rule)));
    }
  }
  return flows;
};

/**
 * The policies of one group, by direction and version of IP, each computed when it is first asked
 * for.
 */
const policiesOfGroup = memoized((_: SecurityGroup) => new Map<Side, Policy>());

const policyOfGroup = (
  group: SecurityGroup,
  direction: Direction,
  ethertype: Ethertype,
): Policy => {
  const known = policiesOfGroup(group);
  const side: Side = `${direction} ${ethertype}`;
  const policy = known.get(side);
  if (policy) return policy;
  const rules = group.rules.filter(
    rule => rule.direction === direction && rule.ethertype === ethertype,
  );
  const made = {byAddress: addressMap(rangeFlows(ethertype, rules)), byGroup: groupFlows(rules)};
  known.set(side, made);
  return made;
};

const join = (one: Policy, other: Policy): Policy => {
  const byGroup = new Map(one.byGroup);
  for (const [group, flows] of other.byGroup) {
    byGroup.set(group, union(byGroup.get(group) ?? noFlows, flows));
  }
  return {byAddress: joinMaps(one.byAddress, other.byAddress), byGroup};
};

const nothing: Policy = {byAddress: addressMap([]), byGroup: new Map()};

/** A node in the tree of group lists whose policies have been computed. */
type Node = {
  readonly sides: Map<Side, Policy>;
  readonly next: (group: SecurityGroup) => Node;
};

const newNode = (): Node => ({sides: new Map(), next: memoized(newNode)});
const root = newNode();

/**
 * The policy of several groups together, in one direction and over one version of IP. It is
 * computed once for the same groups. When one group changes, the policies without it stay; those
 * with it are put together again from the policies of each group.
 */
export const policyOf = (
  groups: readonly SecurityGroup[],
  direction: Direction,
  ethertype: Ethertype,
): Policy => {
  const [first, ...more] = groups;
  if (!first) return nothing;
  if (more.length === 0) return policyOfGroup(first, direction, ethertype);
  const {sides} = groups.reduce((at, group) => at.next(group), root);
  const side: Side = `${direction} ${ethertype}`;
  const known = sides.get(side);
  if (known) return known;
  const made = more
    .map(group => policyOfGroup(group, direction, ethertype))
    .reduce(join, policyOfGroup(first, direction, ethertype));
  sides.set(side, made);
  return made;
};

/**
 * The flows that a policy allows with a remote: those by its address, and those by its groups if it
 * is an instance.
 */
export const allowedBy = (
  {byGroup}: Policy,
  byAddress: Flows,
  remoteGroups: readonly GroupId[],
): Flows =>
  remoteGroups.reduce((flows, group) => {
    const more = byGroup.get(group);
    return more ? union(flows, more) : flows;
  }, byAddress);
