import type {Address, Ethertype} from '../../network/address.ts';
import {addressesOf, hostOf, type Platform, poolOf, siteOf} from '../../network/platform.ts';
import {groupsOf, type World} from '../../security-groups/world.ts';
import {beginsConversation} from '../flows/flows.ts';
import {type Assumption, type Cause, causes, type Verdict} from '../gates/cause.ts';
import {type Endpoint, endpointAddress} from '../gates/endpoint.ts';
import {type Route, route} from '../gates/routing.ts';
import type {Block, Connection, Hop} from './hop.ts';
import {ethertypeFor, type Question} from './question.ts';
import {stepsOf} from './steps.ts';

/** The answer to a question: what happened to the packet, step by step, and why. */
export type Trace = {
  readonly question: Question;
  readonly ethertype: Ethertype;
  readonly verdict: Verdict;
  /** The source address that the far end sees; null when the packet does not arrive. */
  readonly seenAs: Address | null;
  readonly hops: readonly Hop[];
  /** Every gate that blocks, not only the first, in the order of the way. */
  readonly blockedBy: readonly Block[];
  /** The assumptions of the verdict. */
  readonly assumes: readonly Assumption[];
};

/** The trace of a packet that is lost before the first gate. */
const lostAtOnce = (
  question: Question,
  ethertype: Ethertype,
  cause: Cause,
  at: Endpoint,
): Trace => ({
  question,
  ethertype,
  verdict: cause,
  seenAs: null,
  hops: [],
  blockedBy: [{gate: causes[cause].gate, cause, at, remote: null, nearest: null}],
  assumes: [],
});

/** An end as the other end sees it. Addresses of another site are the Internet, or nowhere. */
const asSeenFrom = (platform: Platform, end: Endpoint, other: Endpoint): Endpoint => {
  if (end.kind !== 'neighbour' || other.kind !== 'instance') return end;
  const pool = poolOf(platform, end.address);
  if (!pool || pool.site === siteOf(platform, other.instance)) return end;
  return {kind: pool.internet === 'direct' ? 'internet' : 'nowhere', address: end.address};
};

const assumedFor = (world: World, ...ends: readonly Endpoint[]): readonly Assumption[] =>
  ends.some(
    end => end.kind === 'instance' && groupsOf(world, end.instance).some(({stateful}) => !stateful),
  )
    ? ['stateless-tracked']
    : [];

type Arrival = Route & {readonly passes: true};

/**
 * The connection entries of both ends' hosts. If both are one host and nothing is translated, there
 * is one entry.
 */
const entriesOf = (
  platform: Platform,
  {from, to}: Question,
  source: Address,
  destination: Address,
  {seenAs, translatedBy}: Arrival,
): readonly Connection[] => {
  const at = (end: Endpoint, as: Address, translatedTo: Address | null): readonly Connection[] => {
    const host = end.kind === 'instance' ? hostOf(platform, end.instance) : undefined;
    return host ? [{host, source: as, destination, translatedTo}] : [];
  };
  const sender = at(from, source, translatedBy && seenAs);
  const receiver = at(to, seenAs, null);
  const isOne = sender[0]?.host === receiver[0]?.host && !translatedBy;
  return isOne ? sender : [...sender, ...receiver];
};

/** The hops after delivery: the connection that the hosts remember, and the reply's way back. */
const afterDelivery = (
  platform: Platform,
  question: Question,
  {source, destination, arrival}: {source: Address; destination: Address; arrival: Arrival},
): readonly Hop[] => {
  const {from, to, packet, isEstablished} = question;
  const {seenAs, translatedBy} = arrival;
  const entries = entriesOf(platform, question, source, destination, arrival);
  return [
    {kind: 'delivered', at: to, seenAs},
    ...(isEstablished ? [] : [{kind: 'connection', from, packet, entries} as const]),
    {kind: 'reply', from: to, to: from, translatedBy},
  ];
};

/**
 * The address that a packet is sent from, and the claimed address if it is not one of the sender's.
 */
const sourceOf = (
  {from, claims}: Question,
  ethertype: Ethertype,
): {readonly source: Address | undefined; readonly claimed: Address | undefined} => {
  const isOwn = claims && from.kind === 'instance' && addressesOf(from.instance).includes(claims);
  return isOwn
    ? {source: claims, claimed: undefined}
    : {source: endpointAddress(from, ethertype), claimed: claims};
};

/**
 * Follows one packet through every gate: the source's interface and egress groups, routing and NAT,
 * the destination's interface and ingress groups. The trace goes on after a gate that blocks, so
 * that it names all of them; the ingress gate then sees the source address that would have arrived.
 * If the two ends have no version of IP in common, or the packet is a reply to nothing, it meets no
 * gate at all.
 */
export const trace = (world: World, asked: Question): Trace => {
  const from = asSeenFrom(world.platform, asked.from, asked.to);
  const to = asSeenFrom(world.platform, asked.to, asked.from);
  const question = {...asked, from, to};
  const ethertype = ethertypeFor(question);
  const {source, claimed} = sourceOf(question, ethertype);
  const destination = endpointAddress(to, ethertype);
  if (!source || !destination) {
    return lostAtOnce(question, ethertype, 'no-address', source ? to : from);
  }
  if (!question.isEstablished && !beginsConversation(question.packet)) {
    return lostAtOnce(question, ethertype, 'no-connection', from);
  }
  const way = route(world.platform, from, to, source, destination);
  // No address but an instance's own is ever translated.
  const routed = way.passes && claimed ? {...way, seenAs: claimed, translatedBy: null} : way;
  const steps = stepsOf(world, {question, source, destination, routed});
  const blockedBy = steps.flatMap(({block}) => block ?? []);
  const hops = steps.map(({hop}) => hop);
  const assumes = assumedFor(world, from, to);
  const stop = blockedBy[0]?.cause;
  if (stop) return {question, ethertype, verdict: stop, seenAs: null, hops, blockedBy, assumes};
  // A host that answers by itself is not routed to.
  const arrival: Arrival = routed.passes
    ? routed
    : {passes: true, seenAs: source, translatedBy: null, leavesSite: false};
  const after = afterDelivery(world.platform, question, {source, destination, arrival});
  const {seenAs} = arrival;
  return {
    question,
    ethertype,
    verdict: 'delivered',
    seenAs,
    hops: [...hops, ...after],
    blockedBy,
    assumes,
  };
};
