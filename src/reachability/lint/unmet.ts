import {memoized} from '../../memoize.ts';
import {type AddressRange, ethertypeOf, integerOf} from '../../network/address.ts';
import {type Holder, metadataAddress, type Platform} from '../../network/platform.ts';
import type {ListedRule, World} from '../../security-groups/world.ts';
import {type Flows, intersection, noFlows} from '../flows/flows.ts';
import {areNear} from '../gates/gate.ts';
import {flowsOfRule} from '../gates/policy.ts';
import {flowsOutside, type Region} from '../reach/outside.ts';
import {peerClassesOf} from '../reach/peer-classes.ts';
import type {Finding, Search} from './finding.ts';
import {type ByClass, countBelow, membersByClass, namedByClass} from './peers.ts';
import {overlap, rangeOfRule, type Side, sidesOf} from './rule-range.ts';
import {unmetFinding} from './unmet-finding.ts';

/** The addresses of machines whose packets are not modelled. */
const unknowable = memoized((platform: Platform) =>
  [...platform.hosts.flatMap(({addresses}) => addresses), metadataAddress].map(address => ({
    ethertype: ethertypeOf(address),
    value: integerOf(address),
  })),
);

const takesInUnknown = (platform: Platform, {ethertype, first, last}: AddressRange): boolean =>
  unknowable(platform).some(
    known => known.ethertype === ethertype && first <= known.value && known.value <= last,
  );

/** Whether a range contains addresses outside the project with which some of the flows pass. */
const passesOutside = (regions: readonly Region[], range: AddressRange, flows: Flows): boolean => {
  const start = countBelow(
    regions.length,
    index => (regions[index]?.last ?? range.first) < range.first,
  );
  for (let index = start; index < regions.length; index += 1) {
    const region = regions[index];
    if (!region || !overlap(region, range)) return false;
    if (intersection(region.flows, flows) !== noFlows) return true;
  }
  return false;
};

/** The rules of a group that are examined, with what is known of its members. */
type Asked = {
  readonly world: World;
  readonly side: Side;
  readonly members: ByClass;
  /**
   * The flows with addresses outside the project, one list for all members that cannot be told
   * apart.
   */
  readonly outside: readonly (readonly Region[])[];
};

const areApart = (some: readonly Holder[], others: readonly Holder[]): boolean =>
  some.some(one => others.some(other => one.instance !== other.instance));

/** Whether some of a rule's flows pass between a member and an instance that the rule names. */
const passesInside = (
  {world, side: {direction, ethertype}, members}: Asked,
  {rule}: ListedRule,
  theirs: ByClass,
): boolean => {
  const between = peerClassesOf(world, ethertype).flows;
  const flows = flowsOfRule(rule);
  for (const [own, ours] of members) {
    for (const [other, them] of theirs) {
      if (!areApart(ours, them)) continue;
      const passing = direction === 'ingress' ? between(other, own) : between(own, other);
      if (intersection(passing, flows) === noFlows) continue;
      // A group means those of the same site; all of a peer class are of one.
      if (rule.remote.kind !== 'group') return true;
      const [member, peer] = [ours[0]?.instance, them[0]?.instance];
      if (member && peer && areNear(world.platform, member, peer)) return true;
    }
  }
  return false;
};

const isMet = (asked: Asked, listed: ListedRule): boolean => {
  const {rule} = listed;
  const {world, outside} = asked;
  if (rule.remote.kind === 'address-group') return true;
  const range = rangeOfRule(rule);
  if (range) {
    if (takesInUnknown(world.platform, range)) return true;
    const flows = flowsOfRule(rule);
    if (outside.some(regions => passesOutside(regions, range, flows))) return true;
  }
  return passesInside(asked, listed, namedByClass(world, rule));
};

const searchSide = (world: World, side: Side): readonly Finding[] => {
  const {direction, ethertype, rules} = side;
  const group = rules[0]?.group.id;
  const members = group && membersByClass(world, ethertype, group);
  if (!members || members.size === 0) return [];
  const outside = new Set(
    [...members.values()].flatMap(holders =>
      holders.map(({instance, address}) =>
        flowsOutside(world, instance, direction, ethertype, address),
      ),
    ),
  );
  const asked: Asked = {world, side, members, outside: [...outside]};
  return rules
    .filter(({rule}) => flowsOfRule(rule) !== noFlows)
    .filter(listed => !isMet(asked, listed))
    .map(listed => unmetFinding(world, listed, members));
};

/**
 * Finds unmet rules: ingress that nobody can send, and egress that nobody can receive, because no
 * part of the rule's flows passes at the other end. It is exact for the project's own instances.
 * Other addresses of the site and of the Internet count as allowing everything, so that a rule that
 * such an address can use is met. Rules are left out if their group has no members, if no member
 * has their version of IP, or if they contain a compute host's address.
 */
export const unmet: Search = world => sidesOf(world).flatMap(side => searchSide(world, side));
