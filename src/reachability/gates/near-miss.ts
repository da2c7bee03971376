import {memoized} from '../../memoize.ts';
import {type Address, type Ethertype, ethertypeOf} from '../../network/address.ts';
import type {Instance} from '../../network/platform.ts';
import type {Protocol} from '../../security-groups/protocol.ts';
import type {Direction, GroupId, Traffic} from '../../security-groups/rule.ts';
import {
  defaultGroupName,
  type ListedRule,
  rulesOfGroup,
  type World,
} from '../../security-groups/world.ts';
import {type Flows, flowsOf, includes, noFlows, type Packet} from '../flows/flows.ts';
import {allowsRemote} from './gate.ts';

/** The ways in which a rule can fail to match a packet. */
export const misses = [
  'direction',
  'ethertype',
  'protocol',
  'port',
  'remote',
  'membership',
] as const;

/** One way in which a rule does not match a packet. */
export type Miss = (typeof misses)[number];

/** A rule that almost lets a packet pass, with every way in which it does not match. */
export type NearMiss = {
  readonly listed: ListedRule;
  readonly misses: readonly Miss[];
};

/** How much each miss weighs. A wrong port weighs least, since it is quickly mistyped. */
const weights: Readonly<Record<Miss, number>> = {
  port: 2,
  remote: 2,
  ethertype: 3,
  direction: 3,
  membership: 3,
  protocol: 4,
};

/** A rule with a greater weight was meant for something else, and naming it would mislead. */
const tooFar = 5;

const sameProtocol = (traffic: Traffic, packet: Packet): boolean =>
  traffic.kind === 'any' || (traffic.protocol satisfies Protocol).number === packet.protocol;

/** The ids of the groups that no instance has, without the default group's. */
const forgotten = memoized((groups: World['groups']) =>
  memoized((memberships: World['memberships']): readonly GroupId[] => {
    const inUse = new Set(Object.values(memberships).flat());
    return groups
      .filter(({id, name}) => name !== defaultGroupName && !inUse.has(id))
      .map(({id}) => id);
  }),
);

/** The flows of each rule of a list. They are kept as long as the project's rules stay the same. */
const flowsOfRules = memoized((rules: readonly ListedRule[]) =>
  rules.map(({rule}) => flowsOf(rule.traffic)),
);

/** One gate of an instance, and the packet that it stops. */
type Attempted = {
  readonly world: World;
  readonly at: Instance;
  readonly mine: readonly GroupId[];
  readonly direction: Direction;
  readonly remote: Address;
  readonly ethertype: Ethertype;
  readonly packet: Packet;
};

/** The weight of a rule's misses, without its group's. It stops counting above `most`. */
const weightOf = (attempted: Attempted, {rule}: ListedRule, flows: Flows, most: number): number => {
  const {world, at, direction, remote, ethertype, packet} = attempted;
  let weight = rule.direction === direction ? 0 : weights.direction;
  if (rule.ethertype !== ethertype) weight += weights.ethertype;
  if (weight > most) return weight;
  if (!sameProtocol(rule.traffic, packet)) weight += weights.protocol;
  else if (!includes(flows, packet)) weight += weights.port;
  // What takes longest to tell comes last, and most rules are out before.
  if (weight > most || rule.ethertype !== ethertype) return weight;
  return allowsRemote(world, at, rule, remote) ? weight : weight + weights.remote;
};

/**
 * Finds the rule that comes nearest to letting a packet through one gate of an instance: the one
 * whose misses weigh least, and the newest of equals. Rules of a group that no instance has count
 * too, because people often forget to add a group. It gives null when every rule is far off.
 */
export const nearestMiss = (
  world: World,
  instance: Instance,
  direction: Direction,
  remote: Address,
  packet: Packet,
): NearMiss | undefined => {
  const mine = world.memberships[instance.id] ?? [];
  const ethertype = ethertypeOf(remote);
  const attempted: Attempted = {world, at: instance, mine, direction, remote, ethertype, packet};
  let nearest: ListedRule | undefined;
  let lightest = tooFar;
  const newestFirst = [...mine, ...forgotten(world.groups)(world.memberships)]
    .map(group => rulesOfGroup(world, group))
    .sort(([one], [other]) => (other?.number ?? 0) - (one?.number ?? 0));
  for (const rules of newestFirst) {
    const flows = flowsOfRules(rules);
    const own = rules[0] && mine.includes(rules[0].group.id) ? 0 : weights.membership;
    for (let index = rules.length - 1; index >= 0; index -= 1) {
      const listed = rules[index];
      if (!listed) continue;
      const weight = own + weightOf(attempted, listed, flows[index] ?? noFlows, lightest - 1 - own);
      if (weight >= lightest) continue;
      nearest = listed;
      lightest = weight;
    }
  }
  return nearest && {listed: nearest, misses: missesOf(attempted, nearest)};
};

const missesOf = (
  {world, at, mine, direction, remote, packet}: Attempted,
  {group, rule}: ListedRule,
): readonly Miss[] => {
  const sameEthertype = rule.ethertype === ethertypeOf(remote);
  const protocol = sameProtocol(rule.traffic, packet);
  const tests: readonly (readonly [Miss, boolean])[] = [
    ['membership', mine.includes(group.id)],
    ['direction', rule.direction === direction],
    ['ethertype', sameEthertype],
    ['protocol', protocol],
    ['port', !protocol || includes(flowsOf(rule.traffic), packet)],
    ['remote', !sameEthertype || allowsRemote(world, at, rule, remote)],
  ];
  return tests.filter(([, fits]) => !fits).map(([miss]) => miss);
};
