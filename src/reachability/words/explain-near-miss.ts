import {type Address, ethertypeOf} from '../../network/address.ts';
import {hostAt, type Instance, instanceAt, type Platform} from '../../network/platform.ts';
import {describeRemote, describeRule, describeTraffic} from '../../security-groups/describe.ts';
import type {GroupId} from '../../security-groups/rule.ts';
import {type ListedRule, membersOf, type World} from '../../security-groups/world.ts';
import {describePacket} from '../flows/flows.ts';
import {areNear} from '../gates/gate.ts';
import type {Miss, NearMiss} from '../gates/near-miss.ts';
import type {Block} from '../trace/hop.ts';
import type {Question} from '../trace/question.ts';

/**
 * Writes an address with the name of its holder: `10.65.42.3 (default)`, `203.0.113.12 (compute
 * host compute-2)`.
 */
export const addressWithName = (platform: Platform, address: Address): string => {
  const instance = instanceAt(platform, address);
  if (instance) return `${address} (${instance.name})`;
  const host = hostAt(platform, address);
  if (host) return `${address} (compute host ${host.name})`;
  const actor = platform.internet.find(candidate => candidate.address === address);
  return actor && actor.name !== address ? `${address} (${actor.name})` : address;
};

/**
 * Writes a rule with its number, its group and what it allows: `rule 2 (sg-public: ingress tcp/443
 * from any)`.
 */
export const describeListed = (world: World, {number, group, rule}: ListedRule): string =>
  `rule ${number} (${group.name}: ${describeRule(world, rule)})`;

/** The instance that a block belongs to, and the one at the other end, if they are instances. */
const instancesOf = ({at}: Block, {from, to}: Question) => {
  const here = at.kind === 'instance' ? at.instance : undefined;
  const there = [from, to].flatMap(end =>
    end.kind === 'instance' && end.instance !== here ? [end.instance] : [],
  )[0];
  return {here, there};
};

/**
 * Says why an address is not one of a group's: no instance has the group, or the instance that has
 * the address is at another site.
 */
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
      const named = prefix.replace(/\/(32|128)$/, '');
      const isHosts = platform.hosts.some(({addresses}) => addresses.some(own => own === named));
      const isInside = here && there && areNear(platform, here, there);
      return arriving && isHosts && isInside
        ? `${about}: inside the site nothing is translated, NAT happens only on the way to the Internet`
        : about;
    }
    default:
      return about;
  }
};

/** A packet that a gate stopped. `remote` is the address that the gate saw. */
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

/** Says in a sentence what the nearest rule lacks. */
export const explainNearMiss = (world: World, near: NearMiss, stopped: Stopped): string => {
  const texts = near.misses.map(miss => missText(world, near, miss, stopped));
  return `The nearest, ${describeListed(world, near.listed)}, ${texts.join('; and it ')}.`;
};
