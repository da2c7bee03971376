import {type Address, ethertypeOf, hostPrefix} from '../network/address.ts';
import {hostAt, type Instance, instanceAt, type Platform} from '../network/platform.ts';
import {describeRemote, describeRule, describeTraffic} from '../security-groups/describe.ts';
import type {GroupId} from '../security-groups/rule.ts';
import {type ListedRule, membersOf, type World} from '../security-groups/world.ts';
import {assumptions, type Cause, causes} from './cause.ts';
import {type Endpoint, endpointName} from './endpoint.ts';
import {describePacket, type Packet} from './flows.ts';
import {areNear} from './gate.ts';
import type {Block, Connection, Hop} from './hop.ts';
import type {Miss, NearMiss} from './near-miss.ts';
import type {Question} from './question.ts';
import type {Trace} from './trace.ts';

/** An address with whose it is: `10.65.42.3 (default)`, `203.0.113.12 (compute host compute-2)`. */
const addressWithName = (platform: Platform, address: Address): string => {
  const instance = instanceAt(platform, address);
  if (instance) return `${address} (${instance.name})`;
  const host = hostAt(platform, address);
  if (host) return `${address} (compute host ${host.name})`;
  const actor = platform.internet.find(candidate => candidate.address === address);
  return actor && actor.name !== address ? `${address} (${actor.name})` : address;
};

/** A rule with its number, its group and what it allows: `rule 2 (sg-public: ingress tcp/443 from any)`. */
export const describeListed = (world: World, {number, group, rule}: ListedRule): string =>
  `rule ${number} (${group.name}: ${describeRule(world, rule)})`;

/** The instance whose gate a block is, and the one at the other end, if they are instances. */
const instancesOf = ({at}: Block, {from, to}: Question) => {
  const here = at.kind === 'instance' ? at.instance : undefined;
  const there = [from, to].flatMap(end =>
    end.kind === 'instance' && end.instance !== here ? [end.instance] : [],
  )[0];
  return {here, there};
};

/** Why an address is not one of a group's: nobody has the group, or who has it is of another site. */
const whyNotOfGroup = (
  world: World,
  group: GroupId,
  remote: Address,
  sender: Instance | undefined,
): string => {
  const members = membersOf(world, group);
  if (members.length === 0) return ', and no instance has that group';
  if (sender && members.includes(sender) && hostAt(world.platform, remote)) {
    return `: ${sender.name} is at another site and was translated on the way, and a group ends at its site`;
  }
  const holder = instanceAt(world.platform, remote);
  return holder && members.includes(holder)
    ? `: at another site, ${holder.name} is an address like any other`
    : '';
};

const remoteMiss = (
  world: World,
  {listed: {rule}}: NearMiss,
  remote: Address,
  {here, there}: ReturnType<typeof instancesOf>,
): string => {
  const {platform} = world;
  const arriving = rule.direction === 'ingress';
  const is = `this packet ${arriving ? 'comes from' : 'goes to'} ${addressWithName(platform, remote)}`;
  const about = `allows ${describeRemote(world, rule.remote)}, but ${is}`;
  switch (rule.remote.kind) {
    case 'group':
      return `${about}${whyNotOfGroup(world, rule.remote.group, remote, there)}`;
    case 'address-group':
      return `${about}, and which addresses that holds is not known here`;
    case 'prefix': {
      const {prefix} = rule.remote;
      const isHosts = platform.hosts.some(({addresses}) =>
        addresses.map(hostPrefix).includes(prefix),
      );
      const isInside = here && there && areNear(platform, here, there);
      return arriving && isHosts && isInside
        ? `${about}: inside the site nothing is translated, NAT happens only on the way to the Internet`
        : about;
    }
    default:
      return about;
  }
};

/** A packet that a gate stopped; `remote` is the address that the gate saw. */
type Stopped = {readonly block: Block; readonly question: Question; readonly remote: Address};

const missText = (
  world: World,
  near: NearMiss,
  miss: Miss,
  {block, question, remote}: Stopped,
): string => {
  const {rule, group} = near.listed;
  switch (miss) {
    case 'direction':
      return rule.direction === 'ingress'
        ? 'lets packets in; what is missing here lets them out (egress)'
        : 'lets packets out; what is missing here lets them in (ingress)';
    case 'membership':
      return `is in ${group.name}, which no instance has`;
    case 'ethertype':
      return `is for ${rule.ethertype}, and this is ${ethertypeOf(remote)}`;
    case 'protocol':
    case 'port':
      return `allows ${describeTraffic(rule.traffic)}, and this is ${describePacket(question.packet)}`;
    case 'remote':
      return remoteMiss(world, near, remote, instancesOf(block, question));
  }
};

/** What the nearest rule lacks, as a sentence. */
const explainNearMiss = (world: World, near: NearMiss, stopped: Stopped): string => {
  const texts = near.misses.map(miss => missText(world, near, miss, stopped));
  return `The nearest, ${describeListed(world, near.listed)}, ${texts.join('; and it ')}.`;
};

/** That the way to the other end leads over the Internet, where both are instances. */
const overTheInternet = ({from, to}: Question): string =>
  from.kind === 'instance' && to.kind === 'instance'
    ? `; only the Internet leads to ${endpointName(to)}, which is at another site`
    : '';

/** What spoils a receiver does to the answers that it owes. */
const receiverSpoiled = (at: Endpoint, cause: Cause): string =>
  cause === 'second-interface'
    ? `${endpointName(at)} has two interfaces, and its answer may leave by the wrong one and be dropped; which it is cannot be told`
    : `${endpointName(at)} answers by a gateway of its own choice, and only that of DHCP is one: the answer is lost`;

/** Neighbour discovery and multicast listeners, of which connection tracking keeps nothing. */
const isForTheLink = (packet: Packet): boolean =>
  packet.kind === 'icmp' &&
  packet.protocol === 58 &&
  ((packet.type >= 130 && packet.type <= 136) || packet.type === 143);

const reasonOf = (world: World, block: Block, question: Question): string => {
  const {packet} = question;
  const name = endpointName(block.at);
  const what = describePacket(packet);
  const remote = block.remote ? addressWithName(world.platform, block.remote) : '';
  switch (block.cause) {
    case 'no-address':
      return `${name} has no address of this version of IP`;
    case 'not-its-address':
      return `${block.remote} is none of the addresses that ${name} was given, and its host drops what comes with another`;
    case 'second-interface':
    case 'own-gateway':
      return block.at === question.to
        ? receiverSpoiled(block.at, block.cause)
        : `${name}: ${causes[block.cause].meaning}`;
    case 'tunnel':
      return `${what} from ${name} is a tunnel's: ${causes.tunnel.meaning}. WireGuard, GRE and VXLAN by another port pass`;
    case 'egress-address-group':
    case 'ingress-address-group':
      return `of ${name}'s rules only one for an address group could allow ${what}, and which addresses that holds is not known here; the Calico plugin's source ignores the group and lets everybody pass`;
    case 'no-connection':
      if (isForTheLink(packet)) {
        return `${what} is for neighbours on one link, and the only neighbour of an instance is its compute host: it goes no further`;
      }
      return `${what} is an answer or an error: it passes with the connection that it belongs to, and is dropped without one, whatever the rules say`;
    case 'no-group-at-source':
    case 'no-group-at-destination':
      return `${name} has no security group, so nothing passes`;
    case 'no-egress-rule':
      return `${name} has no egress rule for ${what} to ${remote}`;
    case 'no-ingress-rule':
      return `${name} has no ingress rule for ${what} from ${remote}`;
    case 'no-way-out':
      return `${remote} is an address with no way to the Internet, whatever the rules say${overTheInternet(question)}`;
    case 'no-way-in':
      return `the Internet has no route to ${name}: ${remote} is not a public address, whatever its rules say${overTheInternet(question)}`;
    case 'no-route':
      return `nothing routes ${remote}: it is neither of the site nor of the Internet`;
    case 'host-closed':
      return `the compute host at ${name} takes DHCP, DNS and metadata from its own instances, whatever their groups say, and nothing else (Calico's default; the site's own setting is not public)`;
    case 'not-modelled':
      return 'what a compute host itself sends, or accepts from elsewhere, is not modelled';
    case 'not-ours':
      return `${name} is in the site's shared pool but not one of these instances, so what it accepts is not known here`;
  }
};

/** Where and why a gate stops a packet, with the nearest rule and what that lacks. */
export const explainBlock = (world: World, block: Block, question: Question): string => {
  const {nearest, remote} = block;
  const near =
    nearest && remote ? ` ${explainNearMiss(world, nearest, {block, question, remote})}` : '';
  return `stops at ${block.gate}: ${reasonOf(world, block, question)}.${near}`;
};

/** The same in a few words, for an arrow or a list: `default: no ingress`. */
export const shortBlock = (block: Block): string =>
  `${endpointName(block.at)}: ${causes[block.cause].word}`;

const explainRouting = ({from, to, route}: Hop & {kind: 'routing'}): string => {
  if (!route.passes) return causes[route.cause].meaning;
  if (route.translatedBy) return 'leaves the site; a private address must be translated first';
  if (from.kind === 'internet')
    return `the Internet routes it to ${endpointName(to)}'s own address`;
  if (route.leavesSite) {
    const arrives = to.kind === 'instance' ? ` ${to.instance.name} is at another site` : ' no NAT';
    return `leaves the site as its own address, ${route.seenAs};${arrives}`;
  }
  const target = to.kind === 'instance' ? ` on ${to.instance.host}` : '';
  const held = to.kind === 'instance' ? '' : ', if an instance holds it';
  return `the gateway has a route of its own to ${endpointName(to)}${held}, a /${hostLength(route.seenAs)}${target}; nothing is translated`;
};

const hostLength = (address: Address): number => (ethertypeOf(address) === 'IPv4' ? 32 : 128);

/** What is remembered of a connection; two hosts that remember the same are named together. */
const describeEntries = ({packet, entries}: Hop & {kind: 'connection'}): string => {
  const what = describePacket(packet);
  const flow = ({source, destination, translatedTo}: Connection): string =>
    `${what} from ${source} to ${destination}${translatedTo ? `, sent on as ${translatedTo}` : ''}`;
  const [first, second] = entries;
  if (first && second && flow(first) === flow(second)) {
    return `${first.host.name} and ${second.host.name} remember ${flow(first)}`;
  }
  return entries.map(entry => `${entry.host.name} remembers ${flow(entry)}`).join('; ');
};

/** One step of a trace as a line: where, and what happened there. */
export const explainHop = (world: World, hop: Hop): string => {
  switch (hop.kind) {
    case 'tracked':
      return `${hop.direction} of ${hop.instance.name}: part of a connection that is there already, and no rule is asked`;
    case 'interface':
      if (hop.end === 'to' && hop.stoppedBy) return receiverSpoiled(hop.at, hop.stoppedBy);
      if (hop.stoppedBy) return `${endpointName(hop.at)}: ${causes[hop.stoppedBy].meaning}`;
      return hop.at.kind === 'instance'
        ? `${endpointName(hop.at)} sends from its own address, ${hop.address}`
        : `${endpointName(hop.at)} sends`;
    case 'groups': {
      const name = hop.instance.name;
      const rule = hop.rule ? `allowed by ${describeListed(world, hop.rule)}` : 'no rule allows it';
      return `${hop.direction} of ${name}: ${rule}`;
    }
    case 'routing':
      return `routing: ${explainRouting(hop)}`;
    case 'nat':
      return `NAT: ${hop.host.name} replaces the source ${hop.source} by its own address, ${hop.seenAs}`;
    case 'host':
      return hop.service
        ? `${hop.host.name} answers by itself: ${hop.service} needs no rule`
        : `${hop.host.name} does not take it`;
    case 'beyond':
      if (hop.end === 'from') {
        return `${endpointName(hop.at)} is not one of these instances; it is taken to let everything out`;
      }
      return `${endpointName(hop.at)} is not one of these instances; its groups are not known here`;
    case 'delivered':
      return `delivered: ${endpointName(hop.at)} sees it come from ${addressWithName(world.platform, hop.seenAs)}`;
    case 'connection':
      return `connection: ${describeEntries(hop)}`;
    case 'reply': {
      const back = hop.translatedBy ? `; ${hop.translatedBy.name} turns the address back` : '';
      return `reply: ${endpointName(hop.from)} answers ${endpointName(hop.to)} by the same connection, and no rule is asked${back}`;
    }
  }
};

/** Whether a hop is where the packet stops. */
export const isStop = (hop: Hop): boolean =>
  (hop.kind === 'interface' && hop.stoppedBy !== null) ||
  (hop.kind === 'beyond' && hop.end === 'to') ||
  (hop.kind === 'host' && hop.service === null) ||
  (hop.kind === 'groups' && hop.rule === null) ||
  (hop.kind === 'routing' && !hop.route.passes);

/** The question in words: `public > default tcp/80`. */
export const describeQuestion = ({question}: Trace): string =>
  `${endpointName(question.from)} › ${endpointName(question.to)} ${describePacket(question.packet)}`;

/**
 * How a trace ends, a line each: delivered and seen as whom, or every gate that blocks; then what
 * that takes for granted.
 */
export const explainVerdict = (world: World, trace: Trace): readonly string[] => {
  const {seenAs, blockedBy, question, assumes} = trace;
  const outcome = seenAs
    ? [`delivered; ${endpointName(question.to)} sees ${addressWithName(world.platform, seenAs)}`]
    : blockedBy.map(block => explainBlock(world, block, question));
  return [...outcome, ...assumes.map(assumption => `assumed: ${assumptions[assumption]}`)];
};
