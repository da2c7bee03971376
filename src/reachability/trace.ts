import type {Address, Ethertype} from '../network/address.ts';
import type {ComputeHost, Instance, Platform} from '../network/platform.ts';
import type {Direction} from '../security-groups/rule.ts';
import type {ListedRule, World} from '../security-groups/world.ts';
import {type Cause, causes, type Gate, type Verdict} from './cause.ts';
import {type End, type Endpoint, endpointAddress} from './endpoint.ts';
import {beginsConversation, flowsOf, includes, type Packet} from './flows.ts';
import {allowsRemote, hasGroup, type Route, route, rulesOf} from './gate.ts';
import {type NearMiss, nearestMiss} from './near-miss.ts';
import {ethertypeFor, type Question} from './question.ts';

/** A gate that stops the packet, where it stands and why. */
export type Block = {
  readonly gate: Gate;
  readonly cause: Cause;
  /** Whose gate it is: the instance at a group's gate, the source's host at the routing gate. */
  readonly at: Endpoint;
  /** The address at the other end, as this gate sees it. */
  readonly remote: Address | null;
  readonly nearest: NearMiss | null;
};

/** What a compute host does for its instances, whatever their groups say. */
export type HostService = 'DHCP' | 'DNS' | 'metadata';

/** One step of the way, passed or not. Every step is taken, to name every gate that blocks. */
export type Hop =
  | {readonly kind: 'interface'; readonly at: Endpoint; readonly address: Address}
  | {
      readonly kind: 'groups';
      readonly direction: Direction;
      readonly instance: Instance;
      readonly remote: Address;
      readonly rule: ListedRule | null;
    }
  | {
      readonly kind: 'routing';
      readonly from: Endpoint;
      readonly to: Endpoint;
      readonly route: Route;
    }
  | {
      readonly kind: 'nat';
      readonly host: ComputeHost;
      readonly source: Address;
      readonly seenAs: Address;
    }
  | {readonly kind: 'host'; readonly host: ComputeHost; readonly service: HostService | null}
  | {readonly kind: 'beyond'; readonly at: Endpoint; readonly end: End}
  | {readonly kind: 'delivered'; readonly at: Endpoint; readonly seenAs: Address}
  | {
      readonly kind: 'reply';
      readonly from: Endpoint;
      readonly to: Endpoint;
      /** The host that turns the address back, where it was translated on the way out. */
      readonly translatedBy: ComputeHost | null;
    };

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

type Step = {readonly hop: Hop; readonly block?: Block};

const groupsStep = (
  world: World,
  instance: Instance,
  direction: Direction,
  remote: Address,
  packet: Packet,
): Step => {
  const rule =
    rulesOf(world, instance, direction).find(
      ({rule}) => allowsRemote(world, rule, remote) && includes(flowsOf(rule.traffic), packet),
    ) ?? null;
  const hop: Hop = {kind: 'groups', direction, instance, remote, rule};
  if (rule) return {hop};
  const grouped = hasGroup(world, instance);
  const cause: Cause =
    direction === 'egress'
      ? grouped
        ? 'no-egress-rule'
        : 'no-group-at-source'
      : grouped
        ? 'no-ingress-rule'
        : 'no-group-at-destination';
  const nearest = nearestMiss(world, instance, direction, remote, packet) ?? null;
  const at: Endpoint = {kind: 'instance', instance};
  return {hop, block: {gate: direction, cause, at, remote, nearest}};
};

/** The host of the instance that asks, when it is the host itself that it asks. */
const ownHost = (platform: Platform, {from, to}: Question): ComputeHost | undefined => {
  if (from.kind !== 'instance' || !to.address) return undefined;
  const host = platform.hosts.find(({name}) => name === from.instance.host);
  return to.kind === 'metadata' || host?.addresses.includes(to.address) ? host : undefined;
};

/** What a host takes from its own instances before any policy (felix/rules/static.go). */
const serviceFor = ({to, packet}: Question): HostService | null => {
  if (packet.kind !== 'ports') return null;
  if (to.kind === 'metadata')
    return packet.protocol === 6 && packet.port === 80 ? 'metadata' : null;
  if (packet.protocol !== 17) return null;
  return packet.port === 53 ? 'DNS' : packet.port === 67 ? 'DHCP' : null;
};

const hostStep = (question: Question, host: ComputeHost): Step => {
  const service = serviceFor(question);
  const hop: Hop = {kind: 'host', host, service};
  const {from, to} = question;
  return service
    ? {hop}
    : {
        hop,
        block: {
          gate: 'ingress',
          cause: 'host-closed',
          at: to,
          remote: from.address ?? null,
          nearest: null,
        },
      };
};

const departureSteps = (
  world: World,
  {from, packet}: Question,
  destination: Address,
): readonly Step[] => {
  if (from.kind === 'instance') {
    return [groupsStep(world, from.instance, 'egress', destination, packet)];
  }
  return from.kind === 'neighbour' ? [{hop: {kind: 'beyond', at: from, end: 'from'}}] : [];
};

const routingStep = (question: Question, routed: Route, destination: Address): Step => {
  const {from, to} = question;
  const hop: Hop = {kind: 'routing', from, to, route: routed};
  if (routed.passes) return {hop};
  const at = routed.cause === 'no-way-in' ? to : from;
  const block: Block = {
    gate: 'routing',
    cause: routed.cause,
    at,
    remote: destination,
    nearest: null,
  };
  return {hop, block};
};

const natSteps = (routed: Route, source: Address): readonly Step[] =>
  routed.passes && routed.translatedBy
    ? [{hop: {kind: 'nat', host: routed.translatedBy, source, seenAs: routed.seenAs}}]
    : [];

const arrivalSteps = (world: World, {to, packet}: Question, seenAs: Address): readonly Step[] => {
  if (to.kind === 'instance') return [groupsStep(world, to.instance, 'ingress', seenAs, packet)];
  if (to.kind !== 'neighbour') return [];
  const block: Block = {gate: 'ingress', cause: 'not-ours', at: to, remote: seenAs, nearest: null};
  return [{hop: {kind: 'beyond', at: to, end: 'to'}, block}];
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
  if (!beginsConversation(question.packet)) {
    return lostAtOnce(question, ethertype, 'no-connection', from);
  }
  const toOwnHost = ownHost(world.platform, question);
  const routed = route(world.platform, from, to, source, destination);
  const arrivesAs = routed.passes ? routed.seenAs : source;
  const steps: readonly Step[] = [
    {hop: {kind: 'interface', at: from, address: source}},
    ...(toOwnHost
      ? [hostStep(question, toOwnHost)]
      : [
          ...departureSteps(world, question, destination),
          routingStep(question, routed, destination),
          ...natSteps(routed, source),
          ...arrivalSteps(world, question, arrivesAs),
        ]),
  ];
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
