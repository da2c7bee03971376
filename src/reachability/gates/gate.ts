import {memoized} from '../../memoize.ts';
import {type Address, contains, ethertypeOf, integerOf} from '../../network/address.ts';
import {
  type Instance,
  type Interface,
  instanceAt,
  type Platform,
  siteOf,
  spoiledBy,
} from '../../network/platform.ts';
import type {
  Direction,
  GroupId,
  SecurityGroup,
  SecurityGroupRule,
} from '../../security-groups/rule.ts';
import {groupsOf, type ListedRule, rulesOfGroup, type World} from '../../security-groups/world.ts';
import {flowsAt} from '../flows/address-map.ts';
import type {Flows} from '../flows/flows.ts';
import {allowedBy, policyOf} from './policy.ts';

/** Whether two interfaces are at the same site. */
export const areNear = (platform: Platform, one: Interface, other: Interface): boolean =>
  one.network === other.network || siteOf(platform, one) === siteOf(platform, other);

/**
 * The groups of the instance that holds a remote address, if it is at the same site (tigera/docs,
 * multiple-regions.mdx). No address of the Internet has any.
 */
const groupsOfRemote = (
  {platform, memberships}: World,
  at: Instance,
  remote: Address,
): readonly GroupId[] => {
  const holder = instanceAt(platform, remote);
  return holder && areNear(platform, holder, at) ? (memberships[holder.id] ?? []) : [];
};

/**
 * Whether the remote of an instance's rule contains an address. A group means the addresses of its
 * members, on any network of the site. The addresses of an address group are not known.
 */
export const allowsRemote = (
  world: World,
  at: Instance,
  rule: SecurityGroupRule,
  remote: Address,
): boolean => {
  if (rule.ethertype !== ethertypeOf(remote)) return false;
  switch (rule.remote.kind) {
    case 'any':
      return true;
    case 'prefix':
      return contains(rule.remote.prefix, remote);
    case 'group':
      return groupsOfRemote(world, at, remote).includes(rule.remote.group);
    case 'address-group':
      return false;
  }
};

const none: readonly ListedRule[] = [];

const byDirection = memoized(
  (rules: readonly ListedRule[]): Readonly<Record<Direction, readonly ListedRule[]>> => ({
    egress: rules.filter(({rule}) => rule.direction === 'egress'),
    ingress: rules.filter(({rule}) => rule.direction === 'ingress'),
  }),
);

/** The rules of an instance's groups in one direction, listed group by group. */
export const rulesOf = (
  world: World,
  instance: Instance,
  direction: Direction,
): readonly ListedRule[] => {
  const groups = world.memberships[instance.id] ?? [];
  // Joined whole: a list is built for every question, and of many rules.
  return none.concat(...groups.map(id => byDirection(rulesOfGroup(world, id))[direction]));
};

/**
 * The groups that count for an instance. A spoiled instance has none that count, since nothing
 * passes there reliably.
 */
export const effectiveGroups = (world: World, instance: Instance): readonly SecurityGroup[] =>
  spoiledBy(instance) ? [] : groupsOf(world, instance);

/**
 * The flows that an instance's groups allow with one remote address: the union of its rules, and
 * nothing without a group (Calico: policies only allow, and what no policy allows is dropped).
 */
export const allowed = (
  world: World,
  instance: Instance,
  direction: Direction,
  remote: Address,
): Flows => {
  const policy = policyOf(effectiveGroups(world, instance), direction, ethertypeOf(remote));
  const byAddress = flowsAt(policy.byAddress, integerOf(remote));
  return allowedBy(policy, byAddress, groupsOfRemote(world, instance, remote));
};

/** Whether an instance has at least one security group. */
export const hasGroup = (world: World, instance: Instance): boolean =>
  groupsOf(world, instance).length > 0;
