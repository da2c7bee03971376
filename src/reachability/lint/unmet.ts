import {type AddressRange, ethertypeOf, integerOf} from '../../network/address.ts';
import {
  type Holder,
  type Instance,
  metadataAddress,
  type Platform,
  siteOf,
} from '../../network/platform.ts';
import {once} from '../../once.ts';
import {describeRemote, describeTraffic} from '../../security-groups/describe.ts';
import {groupsOf, type ListedRule, type World} from '../../security-groups/world.ts';
import {blocksOf} from '../blocks.ts';
import {type Flows, intersection, noFlows} from '../flows.ts';
import {flowsOutside, type Region} from '../outside.ts';
import {flowsOfRule} from '../policy.ts';
import {aboutRule, type Finding, type Mend, named, type Search} from './finding.ts';
import {type ByBlock, countBelow, instancesIn, membersByBlock, namedByBlock} from './peers.ts';
import {overlap, rangeOfRule, type Side, sidesOf} from './rule-range.ts';

/** The addresses of machines whose own packets and answers are not modelled. */
const unknowable = once((platform: Platform) =>
  [...platform.hosts.flatMap(({addresses}) => addresses), metadataAddress].map(address => ({
    ethertype: ethertypeOf(address),
    value: integerOf(address),
  })),
);

const takesInUnknown = (platform: Platform, {ethertype, first, last}: AddressRange): boolean =>
  unknowable(platform).some(
    known => known.ethertype === ethertype && first <= known.value && known.value <= last,
  );

/** Whether a range takes in addresses outside the project that some of the flows pass with. */
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

/** The rules of a group that are asked about, and what there is to know of its members. */
type Asked = {
  readonly world: World;
  readonly side: Side;
  readonly members: ByBlock;
  /** What passes with the outside: one list for all members that are alike. */
  readonly outside: readonly (readonly Region[])[];
};

const areApart = (some: readonly Holder[], others: readonly Holder[]): boolean =>
  some.some(one => others.some(other => one.instance !== other.instance));

const areNear = (
  platform: Platform,
  one: Instance | undefined,
  other: Instance | undefined,
): boolean =>
  one !== undefined && other !== undefined && siteOf(platform, one) === siteOf(platform, other);

/** Whether some of a rule's flows get from a member to somebody it names, or the other way. */
const passesInside = (
  {world, side: {direction, ethertype}, members}: Asked,
  {rule}: ListedRule,
  theirs: ByBlock,
): boolean => {
  const between = blocksOf(world, ethertype).flows;
  const flows = flowsOfRule(rule);
  for (const [own, ours] of members) {
    for (const [other, them] of theirs) {
      if (!areApart(ours, them)) continue;
      const passing = direction === 'ingress' ? between(other, own) : between(own, other);
      if (intersection(passing, flows) === noFlows) continue;
      // A group means those of the same site; all of a block are of one.
      const isByGroup = rule.remote.kind === 'group';
      if (!isByGroup || areNear(world.platform, ours[0]?.instance, them[0]?.instance)) return true;
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
  return passesInside(asked, listed, namedByBlock(world, rule));
};

/** The rule that would meet it at the other end, on a group of one that it names. */
const opposite = (
  {world}: Asked,
  {rule, group}: ListedRule,
  peer: Instance | undefined,
): readonly Mend[] => {
  const {direction, ethertype, traffic, remote} = rule;
  if (!peer) return [];
  const theirs = remote.kind === 'group' ? remote.group : groupsOf(world, peer)[0]?.id;
  return theirs === undefined
    ? []
    : [
        {
          do: 'create-rule',
          group: theirs,
          body: {
            direction: direction === 'ingress' ? 'egress' : 'ingress',
            ethertype,
            traffic,
            remote: {kind: 'group', group: group.id},
            description: '',
          },
        },
      ];
};

const describe = (world: World, {rule, group}: ListedRule, peers: readonly Instance[]): string => {
  const remote = describeRemote(world, rule.remote);
  const traffic = describeTraffic(rule.traffic);
  const what = traffic === 'any' ? 'anything' : traffic;
  const isIngress = rule.direction === 'ingress';
  const nobody = isIngress ? 'Nobody can use it' : 'It reaches nobody';
  if (peers.length > 0) {
    const names = named(peers.map(({name}) => name));
    return isIngress
      ? `${nobody}: of those it names, ${names}, none has an egress rule that lets ${what} out to members of ${group.name}.`
      : `${nobody}: of those it names, ${names}, none has an ingress rule that lets ${what} in from members of ${group.name}.`;
  }
  if (rule.remote.kind === 'group') {
    return `${nobody}: no other instance has ${rule.remote.group === group.id ? 'the group' : remote}.`;
  }
  return isIngress
    ? `${nobody}: no packet from ${remote} gets to a member, whatever the rules say.`
    : `${nobody}: no packet of a member gets to ${remote}, whatever the rules say.`;
};

const findingFor = (asked: Asked, listed: ListedRule): Finding => {
  const {world} = asked;
  const own = instancesIn(asked.members);
  const peers = instancesIn(namedByBlock(world, listed.rule)).filter(peer =>
    own.some(member => member !== peer),
  );
  const near = peers.find(peer =>
    own.some(member => member !== peer && areNear(world.platform, member, peer)),
  );
  return aboutRule(
    listed.rule.direction === 'ingress' ? 'ingress-unmet' : 'egress-unmet',
    listed,
    describe(world, listed, peers),
    {or: opposite(asked, listed, near)},
  );
};

const searchSide = (world: World, side: Side): readonly Finding[] => {
  const {direction, ethertype, rules} = side;
  const group = rules[0]?.group.id;
  const members = group && membersByBlock(world, ethertype, group);
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
    .map(listed => findingFor(asked, listed));
};

/**
 * Ingress that nobody can send and egress that nobody can receive: no part of the rule's flows
 * gets through at the other end. Exact for the project's own instances; everybody else, on the
 * site and on the Internet, is taken to allow everything, so a rule that such an address can use
 * is met. Rules of groups without members, or over a version of IP that no member has, and rules
 * that take in a compute host are left out.
 */
export const unmet: Search = world => sidesOf(world).flatMap(side => searchSide(world, side));
