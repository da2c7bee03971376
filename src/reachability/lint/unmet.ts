import {type AddressRange, type Ethertype, ethertypeOf, integerOf} from '../../network/address.ts';
import {addressOf, type Instance, metadataAddress, type Platform} from '../../network/platform.ts';
import {once} from '../../once.ts';
import {describeRemote, describeTraffic} from '../../security-groups/describe.ts';
import type {Direction, GroupId} from '../../security-groups/rule.ts';
import {groupsOf, type ListedRule, membersOf, type World} from '../../security-groups/world.ts';
import {blocksOf} from '../blocks.ts';
import {type Flows, flowsOf, intersection, noFlows} from '../flows.ts';
import {flowsOutside, type Region} from '../outside.ts';
import {aboutRule, type Finding, type Mend, named, type Search} from './finding.ts';
import {overlap, rangeOfRule, type Side, sidesOf} from './rule-range.ts';

/** An instance with its address of one version as an integer. */
type Held = {readonly value: bigint; readonly instance: Instance};

const heldOver = (ethertype: Ethertype) =>
  once((platform: Platform): readonly Held[] =>
    platform.instances
      .flatMap((instance): Held | readonly [] => {
        const address = addressOf(instance, ethertype);
        return address && !instance.misuse ? {value: integerOf(address), instance} : [];
      })
      .sort((one, other) => (one.value < other.value ? -1 : 1)),
  );

const held = {IPv4: heldOver('IPv4'), IPv6: heldOver('IPv6')};

/** The index of the first in order that is not below a value. */
const firstFrom = (count: number, isBelow: (index: number) => boolean): number => {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBelow(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
};

const instancesIn = (platform: Platform, {ethertype, first, last}: AddressRange) => {
  const all = held[ethertype](platform);
  const start = firstFrom(all.length, index => (all[index]?.value ?? first) < first);
  const end = firstFrom(all.length, index => (all[index]?.value ?? last) <= last);
  return all.slice(start, end).map(({instance}) => instance);
};

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

/** Whether a rule's addresses take in some outside the project that its flows pass with. */
const passesOutside = (regions: readonly Region[], range: AddressRange, flows: Flows): boolean => {
  const start = firstFrom(
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

/** What is asked about the rules of one side of a group. */
type Asked = {
  readonly world: World;
  readonly direction: Direction;
  readonly ethertype: Ethertype;
  readonly members: readonly Instance[];
  /** What passes with the outside: one list for all members that are alike. */
  readonly outside: readonly (readonly Region[])[];
  readonly blocksOfGroup: (id: GroupId) => readonly number[];
};

const distinct = <Item>(items: readonly Item[]): readonly Item[] => [...new Set(items)];

const blocksHolding = (
  world: World,
  ethertype: Ethertype,
  instances: readonly Instance[],
): readonly number[] => {
  const {blockOf} = blocksOf(world, ethertype);
  return distinct(instances.flatMap(instance => blockOf(instance) ?? []));
};

/** Whether any of the flows gets from a member to somebody of these blocks, or the other way. */
const passesInside = (
  {world, direction, ethertype, members, blocksOfGroup}: Asked,
  group: GroupId,
  theirs: readonly number[],
  flows: Flows,
): boolean => {
  if (members.length === 0) return false;
  const {blocks, flows: between} = blocksOf(world, ethertype);
  return blocksOfGroup(group).some(own =>
    theirs.some(other => {
      // Of a block with one instance there is nobody else in it to talk to.
      if (own === other && (blocks[own]?.instances.length ?? 0) < 2) return false;
      const passing = direction === 'ingress' ? between(other, own) : between(own, other);
      return intersection(passing, flows) !== noFlows;
    }),
  );
};

/** The instances that a rule names: those with an address in its prefix, or of its group. */
const namedBy = ({world, ethertype}: Asked, {rule}: ListedRule): readonly Instance[] => {
  if (rule.remote.kind === 'group') {
    return membersOf(world, rule.remote.group).filter(
      instance => !instance.misuse && addressOf(instance, ethertype) !== undefined,
    );
  }
  const range = rangeOfRule(rule);
  return range ? instancesIn(world.platform, range) : [];
};

const isMet = (asked: Asked, listed: ListedRule): boolean => {
  const {rule, group} = listed;
  const flows = flowsOf(rule.traffic);
  if (rule.remote.kind === 'group') {
    return passesInside(asked, group.id, asked.blocksOfGroup(rule.remote.group), flows);
  }
  const range = rangeOfRule(rule);
  if (!range || takesInUnknown(asked.world.platform, range)) return true;
  if (asked.outside.some(regions => passesOutside(regions, range, flows))) return true;
  const theirs = blocksHolding(asked.world, asked.ethertype, namedBy(asked, listed));
  return passesInside(asked, group.id, theirs, flows);
};

/** The rule that would meet it at the other end, on a group of one that it names. */
const opposite = (asked: Asked, {rule, group}: ListedRule, peer: Instance): readonly Mend[] => {
  const {direction, ethertype, traffic} = rule;
  const theirs =
    rule.remote.kind === 'group' ? rule.remote.group : groupsOf(asked.world, peer)[0]?.id;
  if (theirs === undefined) return [];
  return [
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

const describe = (asked: Asked, {rule, group}: ListedRule, peers: readonly Instance[]): string => {
  const {world, direction} = asked;
  const remote = describeRemote(world, rule.remote);
  const traffic = describeTraffic(rule.traffic);
  const what = traffic === 'any' ? 'anything' : traffic;
  const names = named(distinct(peers.map(({name}) => name)));
  if (peers.length > 0) {
    return direction === 'ingress'
      ? `Nobody can use it: of those it names, ${names}, none has an egress rule that lets ${what} out to members of ${group.name}.`
      : `It reaches nobody: of those it names, ${names}, none has an ingress rule that lets ${what} in from members of ${group.name}.`;
  }
  if (rule.remote.kind === 'group') {
    const which = rule.remote.group === group.id ? 'the group' : remote;
    return `${direction === 'ingress' ? 'Nobody can use it' : 'It reaches nobody'}: no other instance has ${which}.`;
  }
  return direction === 'ingress'
    ? `Nobody can use it: no packet from ${remote} gets to a member, whatever the rules say.`
    : `It reaches nobody: no packet of a member gets to ${remote}, whatever the rules say.`;
};

const findingFor = (asked: Asked, listed: ListedRule): Finding => {
  const {direction, members} = asked;
  const peers = namedBy(asked, listed).filter(
    peer => members.length > 1 || peer.id !== members[0]?.id,
  );
  const [peer] = peers;
  return aboutRule(
    direction === 'ingress' ? 'ingress-unmet' : 'egress-unmet',
    listed,
    describe(asked, listed, peers),
    {or: peer ? opposite(asked, listed, peer) : []},
  );
};

const searchSide = (
  world: World,
  {direction, ethertype, rules}: Side,
  blocksOfGroup: Asked['blocksOfGroup'],
): readonly Finding[] => {
  const group = rules[0]?.group;
  if (!group) return [];
  const members = membersOf(world, group.id).filter(
    instance => !instance.misuse && addressOf(instance, ethertype) !== undefined,
  );
  if (members.length === 0) return [];
  const outside = distinct(
    members.map(member => flowsOutside(world, member, direction, ethertype)),
  );
  const asked: Asked = {world, direction, ethertype, members, outside, blocksOfGroup};
  return rules
    .filter(({rule}) => flowsOf(rule.traffic) !== noFlows)
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
export const unmet: Search = world => {
  type Known = Map<GroupId, readonly number[]>;
  const known: Readonly<Record<Ethertype, Known>> = {IPv4: new Map(), IPv6: new Map()};
  const blocksOfGroup =
    (ethertype: Ethertype) =>
    (id: GroupId): readonly number[] => {
      const blocks =
        known[ethertype].get(id) ?? blocksHolding(world, ethertype, membersOf(world, id));
      known[ethertype].set(id, blocks);
      return blocks;
    };
  return sidesOf(world).flatMap(side => searchSide(world, side, blocksOfGroup(side.ethertype)));
};
