import type {Address} from '../network/address.ts';
import {ethertypeOf} from '../network/address.ts';
import type {Instance} from '../network/platform.ts';
import type {Protocol} from '../security-groups/protocol.ts';
import type {Direction, SecurityGroup, Traffic} from '../security-groups/rule.ts';
import {
  defaultGroupName,
  hasMembers,
  type ListedRule,
  listRules,
  type World,
} from '../security-groups/world.ts';
import {flowsOf, includes, type Packet} from './flows.ts';
import {allowsRemote} from './gate.ts';

/** The respects in which a rule can fail to fit a packet. */
export const misses = [
  'direction',
  'ethertype',
  'protocol',
  'port',
  'remote',
  'membership',
] as const;

/** One respect in which a rule does not fit a packet. */
export type Miss = (typeof misses)[number];

/** A rule that almost lets a packet pass, and everything that keeps it from doing so. */
export type NearMiss = {
  readonly listed: ListedRule;
  readonly misses: readonly Miss[];
};

/** How far a miss takes a rule from the packet; a wrong port is the slip of a finger. */
const weights: Readonly<Record<Miss, number>> = {
  port: 2,
  remote: 2,
  ethertype: 3,
  direction: 3,
  membership: 3,
  protocol: 4,
};

/** Past this weight a rule was meant for something else, and naming it would mislead. */
const tooFar = 5;

const sameProtocol = (traffic: Traffic, packet: Packet): boolean =>
  traffic.kind === 'any' || (traffic.protocol satisfies Protocol).number === packet.protocol;

/** A group that somebody made and then forgot to put on an instance. */
const isForgotten = (world: World, {id, name}: SecurityGroup): boolean =>
  name !== defaultGroupName && !hasMembers(world, id);

/**
 * The rule nearest to letting a packet through one gate of an instance: the one with the
 * lightest misses, the newest of equals. A rule of a group that no instance has counts too,
 * since forgetting to add the group is a usual slip. None when every rule is far off.
 */
export const nearestMiss = (
  world: World,
  instance: Instance,
  direction: Direction,
  remote: Address,
  packet: Packet,
): NearMiss | undefined => {
  const mine = world.memberships[instance.id] ?? [];
  const candidates = listRules(world)
    .filter(({group}) => mine.includes(group.id) || isForgotten(world, group))
    .map(listed => ({
      listed,
      misses: missesOf(world, listed, mine.includes(listed.group.id), direction, remote, packet),
    }))
    .map(near => ({near, weight: near.misses.reduce((sum, miss) => sum + weights[miss], 0)}))
    .filter(({weight}) => weight < tooFar);
  const lightest = Math.min(...candidates.map(({weight}) => weight));
  return candidates.findLast(({weight}) => weight === lightest)?.near;
};

const missesOf = (
  world: World,
  {rule}: ListedRule,
  isMine: boolean,
  direction: Direction,
  remote: Address,
  packet: Packet,
): readonly Miss[] => {
  const sameEthertype = rule.ethertype === ethertypeOf(remote);
  const protocol = sameProtocol(rule.traffic, packet);
  const tests: readonly (readonly [Miss, boolean])[] = [
    ['membership', isMine],
    ['direction', rule.direction === direction],
    ['ethertype', sameEthertype],
    ['protocol', protocol],
    ['port', !protocol || includes(flowsOf(rule.traffic), packet)],
    ['remote', !sameEthertype || allowsRemote(world, rule, remote)],
  ];
  return tests.filter(([, fits]) => !fits).map(([miss]) => miss);
};
