import type {Address, Ethertype} from '../network/address.ts';
import type {World} from '../security-groups/world.ts';
import {type Cause, causes, type Verdict} from './cause.ts';
import {type Endpoint, endpointAddress} from './endpoint.ts';
import {beginsConversation} from './flows.ts';
import {route} from './gate.ts';
import type {Block, Hop} from './hop.ts';
import {ethertypeFor, type Question} from './question.ts';
import {stepsOf} from './steps.ts';

/** The answer to a question: what became of the packet, step by step, and why. */
export type Trace = {
  readonly question: Question;
  readonly ethertype: Ethertype;
  readonly verdict: Verdict;
  /** The source address the far end sees; none when the packet does not get there. */
  readonly seenAs: Address | null;
  readonly hops: readonly Hop[];
  /** Every gate that blocks, in the order of the way, not only the first. */
  readonly blockedBy: readonly Block[];
};

/** A packet that is lost before any gate could tell more. */
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
});

/**
 * Follows one packet through every gate: the source's egress groups, routing and NAT, the
 * destination's ingress groups. A gate that blocks does not end the trace, so that all of them
 * are named; the ingress gate then sees the source address that would have arrived.
 */
export const trace = (world: World, question: Question): Trace => {
  const {from, to} = question;
  const ethertype = ethertypeFor(question);
  const source = endpointAddress(from, ethertype);
  const destination = endpointAddress(to, ethertype);
  if (!source || !destination) {
    return lostAtOnce(question, ethertype, 'no-address', source ? to : from);
  }
  if (!question.isEstablished && !beginsConversation(question.packet)) {
    return lostAtOnce(question, ethertype, 'no-connection', from);
  }
  const routed = route(world.platform, from, to, source, destination);
  const arrivesAs = routed.passes ? routed.seenAs : source;
  const steps = stepsOf(world, {question, source, destination, routed});
  const blockedBy = steps.flatMap(({block}) => block ?? []);
  const verdict = blockedBy[0]?.cause ?? 'delivered';
  const hops = steps.map(({hop}) => hop);
  return verdict === 'delivered'
    ? {
        question,
        ethertype,
        verdict,
        seenAs: arrivesAs,
        blockedBy,
        hops: [
          ...hops,
          {kind: 'delivered', at: to, seenAs: arrivesAs},
          {
            kind: 'reply',
            from: to,
            to: from,
            translatedBy: routed.passes ? routed.translatedBy : null,
          },
        ],
      }
    : {question, ethertype, verdict, seenAs: null, blockedBy, hops};
};
