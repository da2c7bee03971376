import {type Address, ethertypeOf} from '../../network/address.ts';
import type {World} from '../../security-groups/world.ts';
import {describePacket} from '../flows/flows.ts';
import {causes} from '../gates/cause.ts';
import {endpointName} from '../gates/endpoint.ts';
import type {Connection, Hop} from '../trace/hop.ts';
import {receiverSpoiled} from './explain-block.ts';
import {addressWithName, describeListed} from './explain-near-miss.ts';

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

/** Says which hosts remember a connection. Two hosts with the same entry are named together. */
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

/** Writes one step of a trace as a line: where it is, and what happens there. */
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

/** Whether a hop stops the packet. */
export const isStop = (hop: Hop): boolean =>
  (hop.kind === 'interface' && hop.stoppedBy !== null) ||
  (hop.kind === 'beyond' && hop.end === 'to') ||
  (hop.kind === 'host' && hop.service === null) ||
  (hop.kind === 'groups' && hop.rule === null) ||
  (hop.kind === 'routing' && !hop.route.passes);
