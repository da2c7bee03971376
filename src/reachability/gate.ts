import {
  type Address,
  contains,
  type Ethertype,
  ethertypeOf,
  integerOf,
} from '../network/address.ts';
import {
  type ComputeHost,
  type Instance,
  instanceAt,
  type Platform,
  poolOf,
} from '../network/platform.ts';
import {once} from '../once.ts';
import type {Direction, SecurityGroup, SecurityGroupRule} from '../security-groups/rule.ts';
import {groupsOf, type ListedRule, rulesOfGroup, type World} from '../security-groups/world.ts';
import {flowsAt} from './address-map.ts';
import type {Cause} from './cause.ts';
import {type Endpoint, isHost} from './endpoint.ts';
import type {Flows} from './flows.ts';
import {allowedBy, policyOf} from './policy.ts';

/**
 * Whether a rule's remote takes in an address. A group stands for the addresses of its members,
 * on any network of the site; nobody on the Internet is ever a member.
 */
export const allowsRemote = (world: World, rule: SecurityGroupRule, remote: Address): boolean => {
  if (rule.ethertype !== ethertypeOf(remote)) return false;
  switch (rule.remote.kind) {
    case 'any':
      return true;
    case 'prefix':
      return contains(rule.remote.prefix, remote);
    case 'group': {
      const holder = instanceAt(world.platform, remote);
      return (
        holder !== undefined && Boolean(world.memberships[holder.id]?.includes(rule.remote.group))
      );
    }
  }
};

const none: readonly ListedRule[] = [];

const byDirection = once(
  (rules: readonly ListedRule[]): Readonly<Record<Direction, readonly ListedRule[]>> => ({
    egress: rules.filter(({rule}) => rule.direction === 'egress'),
    ingress: rules.filter(({rule}) => rule.direction === 'ingress'),
  }),
);

/** The rules of an instance's groups in one direction, group by group. */
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
 * The groups that count for an instance: those it has, and none where it was changed in a way that
 * the platform does not bear, since nothing then passes that one could rely on.
 */
export const effectiveGroups = (world: World, instance: Instance): readonly SecurityGroup[] =>
  instance.misuse ? [] : groupsOf(world, instance);

/**
 * What an instance's groups allow with one remote address: the union of its rules, nothing
 * without a group (Calico: policies only allow, and what no policy passes is dropped).
 */
export const allowed = (
  world: World,
  instance: Instance,
  direction: Direction,
  remote: Address,
): Flows => {
  const policy = policyOf(effectiveGroups(world, instance), direction, ethertypeOf(remote));
  const holder = instanceAt(world.platform, remote);
  const remoteGroups = holder ? (world.memberships[holder.id] ?? []) : [];
  return allowedBy(policy, flowsAt(policy.byAddress, integerOf(remote)), remoteGroups);
};

/** Whether an instance has any security group at all. */
export const hasGroup = (world: World, instance: Instance): boolean =>
  groupsOf(world, instance).length > 0;

/** What routing makes of a packet: its source address as seen at the far end, or why it ends. */
export type Route =
  | {readonly passes: true; readonly seenAs: Address; readonly translatedBy: ComputeHost | null}
  | {readonly passes: false; readonly cause: Cause};

/**
 * Routes a packet between two addresses, whatever the groups say. Inside the site nothing is
 * translated; a NAT network's instance leaves it as its compute host's address; the private
 * network has no way out, and neither of the two a way in
 * (Calico: natOutgoing applies to destinations outside every pool).
 */
export const route = (
  platform: Platform,
  from: Endpoint,
  to: Endpoint,
  source: Address,
  destination: Address,
): Route => {
  if (from.kind === 'nowhere' || to.kind === 'nowhere') return {passes: false, cause: 'no-route'};
  if (isHost(from) || isHost(to)) return {passes: false, cause: 'not-modelled'};
  const untouched: Route = {passes: true, seenAs: source, translatedBy: null};
  if (from.kind === 'internet') {
    if (to.kind === 'internet') return {passes: false, cause: 'no-route'};
    const reachable = poolOf(platform, destination)?.internet === 'direct';
    return reachable ? untouched : {passes: false, cause: 'no-way-in'};
  }
  if (to.kind !== 'internet') return untouched;
  switch (poolOf(platform, source)?.internet) {
    case 'direct':
      return untouched;
    case 'translated':
      return translate(platform, from, source);
    default:
      return {passes: false, cause: 'no-way-out'};
  }
};

const translate = (platform: Platform, from: Endpoint, source: Address): Route => {
  const ethertype: Ethertype = ethertypeOf(source);
  const host =
    from.kind === 'instance'
      ? platform.hosts.find(({name}) => name === from.instance.host)
      : undefined;
  const seenAs = host?.addresses.find(address => ethertypeOf(address) === ethertype);
  return host && seenAs
    ? {passes: true, seenAs, translatedBy: host}
    : {passes: false, cause: 'no-way-out'};
};
