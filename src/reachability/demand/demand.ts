import type {Ethertype} from '../../network/address.ts';
import {findInstance, type Platform} from '../../network/platform.ts';
import {failure, problem, type Result, success} from '../../result.ts';
import type {Traffic} from '../../security-groups/rule.ts';
import {type Flows, flowsFromInstances, flowsOver, intersection, noFlows} from '../flows/flows.ts';
import {type Endpoint, endpointAddress, isSameEnd, parseEndpoint} from '../gates/endpoint.ts';
import type {Region} from '../reach/outside.ts';
import {parseTraffic, trafficOver} from '../trace/question.ts';

/**
 * One end of a demand: an endpoint, or every address of the Internet or of the rest of the site.
 */
export type Party = Endpoint | {readonly kind: 'everyone'; readonly of: Region['kind']};

/**
 * Flows between two ends, of which at least one is an instance. A goal asks for all of them to be
 * open, or for all of them to be blocked.
 */
export type Demand = {
  readonly from: Party;
  readonly to: Party;
  /**
   * The flows over each version of IP; the set is empty for a version that the demand does not
   * mean.
   */
  readonly flows: Readonly<Record<Ethertype, Flows>>;
};

const wholes: ReadonlyMap<string, Region['kind']> = new Map([
  ['internet', 'internet'],
  ['site', 'site'],
]);

const parseParty = (platform: Platform, text: string, end: 'from' | 'to'): Result<Party> => {
  const of = findInstance(platform, text) ? undefined : wholes.get(text.toLowerCase());
  return of ? success({kind: 'everyone', of}) : parseEndpoint(platform, text, end);
};

const form = 'Write it like: public -> default tcp/80, or public -> default tcp/80 over IPv6';

const versions: readonly Ethertype[] = ['IPv4', 'IPv6'];

/**
 * The flows of some traffic over a version of IP that a sender can begin. If it can begin none of
 * them, it gives all, so that a demand for a tunnel is about the tunnel.
 */
const flowsFrom = ({kind}: Party, traffic: Traffic, ethertype: Ethertype): Flows => {
  const flows = flowsOver(trafficOver(traffic, ethertype), ethertype);
  const possible = kind === 'instance' ? intersection(flows, flowsFromInstances) : flows;
  return possible === noFlows ? flows : possible;
};

const areOfOneEnd = (from: Party, to: Party): boolean =>
  from.kind !== 'everyone' && to.kind !== 'everyone' && isSameEnd(from, to);

const refuseParties = (text: string, from: Party, to: Party): Result<never> | undefined => {
  if (from.kind !== 'instance' && to.kind !== 'instance') {
    return failure(
      problem(`'${text}' has no instance at either end.`, 'Name an instance at one end at least.'),
    );
  }
  return areOfOneEnd(from, to)
    ? failure(
        problem(
          `'${text}' has one instance at both ends.`,
          'Name two different ends: such a packet never leaves the instance.',
        ),
      )
    : undefined;
};

const speaks = (party: Party, ethertype: Ethertype): boolean =>
  party.kind === 'everyone' || endpointAddress(party, ethertype) !== undefined;

/**
 * Reads `FROM -> TO TRAFFIC [over IPv4|IPv6]`, such as `Internet -> public tcp/443` or `public ->
 * default any over IPv6`. `Internet` means all of it; `Site` means every address of the site that
 * none of the project's instances holds. At least one end must be an instance. A demand without a
 * version of IP means every version that both ends have; over IPv6 a ping is an ICMPv6 packet.
 */
export const parseDemand = (platform: Platform, text: string): Result<Demand> => {
  const [, fromText, toText, trafficText, version] =
    /^(\S+)\s*->\s*(\S+)\s+(\S+)(?:\s+over\s+(IPv[46]))?$/i.exec(text.trim()) ?? [];
  if (!fromText || !toText || !trafficText)
    return failure(problem(`'${text}' is not a flow.`, form));
  const from = parseParty(platform, fromText, 'from');
  if (!from.ok) return from;
  const to = parseParty(platform, toText, 'to');
  if (!to.ok) return to;
  const traffic = parseTraffic(trafficText);
  if (!traffic.ok) return traffic;
  const refused = refuseParties(text, from.value, to.value);
  if (refused) return refused;
  const isMeant = (ethertype: Ethertype): boolean =>
    version === undefined || ethertype.toLowerCase() === version.toLowerCase();
  const flowsIn = (ethertype: Ethertype): Flows =>
    isMeant(ethertype) ? flowsFrom(from.value, traffic.value, ethertype) : noFlows;
  const flows = {IPv4: flowsIn('IPv4'), IPv6: flowsIn('IPv6')};
  const meant = versions.filter(ethertype => flows[ethertype] !== noFlows);
  if (meant.length === 0) {
    return failure(
      problem(
        `'${trafficText}'${version ? ` over ${version}` : ''} begins nothing that a rule could decide about.`,
        'An answer or an error passes with what it belongs to: write what begins it, like icmp/8.',
      ),
    );
  }
  const silent = [from.value, to.value].find(
    party => !meant.some(ethertype => speaks(party, ethertype)),
  );
  if (silent) {
    return failure(
      problem(
        `'${silent === from.value ? fromText : toText}' has no address of ${meant.join(' or ')}.`,
        'Write a flow over a version of IP that both ends have.',
      ),
    );
  }
  return success({from: from.value, to: to.value, flows});
};
