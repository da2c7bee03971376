import type {Address} from '../../network/address.ts';
import {gatewayOf} from '../../network/allocate.ts';
import type {Platform} from '../../network/platform.ts';
import type {World} from '../../security-groups/world.ts';
import {describePacket, type Packet} from '../flows/flows.ts';
import {type Cause, causes} from '../gates/cause.ts';
import {type Endpoint, endpointName} from '../gates/endpoint.ts';
import type {Block} from '../trace/hop.ts';
import type {Question} from '../trace/question.ts';
import {addressWithName, explainNearMiss} from './explain-near-miss.ts';

/** Says that the way between two instances leads over the Internet. */
const overTheInternet = ({from, to}: Question): string =>
  from.kind === 'instance' && to.kind === 'instance'
    ? `; only the Internet leads to ${endpointName(to)}, which is at another site`
    : '';

/** Says why no reply of a spoiled receiver comes back. */
export const receiverSpoiled = (at: Endpoint, cause: Cause): string =>
  cause === 'second-interface'
    ? `${endpointName(at)} has two interfaces, and its answer may leave by the wrong one and be dropped; which it is cannot be told`
    : `${endpointName(at)} answers by a gateway of its own choice, and only that of DHCP is one: the answer is lost`;

/**
 * Whether a packet is for the link only: neighbour discovery and multicast listeners, which
 * connection tracking ignores.
 */
const isForTheLink = (packet: Packet): boolean =>
  packet.kind === 'icmp' &&
  packet.protocol === 58 &&
  ((packet.type >= 130 && packet.type <= 136) || packet.type === 143);

/** Whether an address is the gateway of a network. */
const isGateway = ({networks}: Platform, address: Address): boolean =>
  networks.some(({pools}) => pools.some(pool => gatewayOf(pool) === address));

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
      if (block.at.address && isGateway(world.platform, block.at.address)) {
        return `${name} is the gateway, by which every instance means its own compute host, and what that takes at this address is not modelled`;
      }
      return `${name} is in the site's shared pool but not one of these instances, so what it accepts is not known here`;
  }
};

/** Says where and why a gate stops a packet, and which rule comes nearest and what it lacks. */
export const explainBlock = (world: World, block: Block, question: Question): string => {
  const {nearest, remote} = block;
  const near =
    nearest && remote ? ` ${explainNearMiss(world, nearest, {block, question, remote})}` : '';
  return `stops at ${block.gate}: ${reasonOf(world, block, question)}.${near}`;
};

/**
 * Says where a gate stops a packet in a few words, for an arrow or a list: `default: no ingress`.
 */
export const shortBlock = (block: Block): string =>
  `${endpointName(block.at)}: ${causes[block.cause].word}`;
