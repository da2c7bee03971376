import {type Address, ethertypeOf} from '../../network/address.ts';
import {addressesOf, type ComputeHost, type Instance, spoiledBy} from '../../network/platform.ts';
import type {Direction} from '../../security-groups/rule.ts';
import type {ListedRule, World} from '../../security-groups/world.ts';
import {flowsOf, includes, isTunnel, type Packet} from '../flows/flows.ts';
import type {Cause} from '../gates/cause.ts';
import type {End, Endpoint} from '../gates/endpoint.ts';
import {allowsRemote, hasGroup, rulesOf} from '../gates/gate.ts';
import {ownHostAt, serviceFor} from '../gates/host-service.ts';
import {nearestMiss} from '../gates/near-miss.ts';
import type {Route} from '../gates/routing.ts';
import type {Block, Hop} from './hop.ts';
import type {Question} from './question.ts';

/** A step of a packet's way, with the gate that stops the packet there if one does. */
export type Step = {readonly hop: Hop; readonly block?: Block};

/**
 * The cause when no rule of an instance lets a packet through. `fitting` are the rules that match
 * it in everything else.
 */
const closedBecause = (
  world: World,
  instance: Instance,
  direction: Direction,
  remote: Address,
  fitting: readonly ListedRule[],
): Cause => {
  const isEgress = direction === 'egress';
  if (!hasGroup(world, instance))
    return isEgress ? 'no-group-at-source' : 'no-group-at-destination';
  const ethertype = ethertypeOf(remote);
  const isUnknown = fitting.some(
    ({rule}) => rule.remote.kind === 'address-group' && rule.ethertype === ethertype,
  );
  if (isUnknown) return isEgress ? 'egress-address-group' : 'ingress-address-group';
  return isEgress ? 'no-egress-rule' : 'no-ingress-rule';
};

const groupsStep = (
  world: World,
  at: Extract<Endpoint, {kind: 'instance'}>,
  direction: Direction,
  remote: Address,
  packet: Packet,
): Step => {
  const {instance} = at;
  const fitting = rulesOf(world, instance, direction).filter(({rule}) =>
    includes(flowsOf(rule.traffic), packet),
  );
  const rule = fitting.find(({rule}) => allowsRemote(world, instance, rule, remote)) ?? null;
  const hop: Hop = {kind: 'groups', direction, instance, remote, rule};
  if (rule) return {hop};
  const cause = closedBecause(world, instance, direction, remote, fitting);
  const nearest = nearestMiss(world, instance, direction, remote, packet) ?? null;
  return {hop, block: {gate: direction, cause, at, remote, nearest}};
};

const hostStep = (host: ComputeHost, {question, source, destination}: Journey): Step => {
  const service = serviceFor(destination, question.packet);
  const hop: Hop = {kind: 'host', host, service};
  if (service) return {hop};
  const at = question.to;
  return {hop, block: {gate: 'ingress', cause: 'host-closed', at, remote: source, nearest: null}};
};

const departureSteps = (
  world: World,
  {from, packet, isEstablished}: Question,
  destination: Address,
): readonly Step[] => {
  if (from.kind === 'instance') {
    return isEstablished
      ? [{hop: {kind: 'tracked', instance: from.instance, direction: 'egress'}}]
      : [groupsStep(world, from, 'egress', destination, packet)];
  }
  return from.kind === 'neighbour' ? [{hop: {kind: 'beyond', at: from, end: 'from'}}] : [];
};

const routingStep = ({question, source, destination, routed}: Journey): Step => {
  const {from, to} = question;
  const hop: Hop = {kind: 'routing', from, to, route: routed};
  if (routed.passes) return {hop};
  const {cause} = routed;
  const at = cause === 'no-way-in' || (cause === 'no-route' && from.kind !== 'nowhere') ? to : from;
  const remote = at === to ? destination : source;
  return {hop, block: {gate: 'routing', cause, at, remote, nearest: null}};
};

const natSteps = (routed: Route, source: Address): readonly Step[] =>
  routed.passes && routed.translatedBy
    ? [{hop: {kind: 'nat', host: routed.translatedBy, source, seenAs: routed.seenAs}}]
    : [];

const arrivalSteps = (
  world: World,
  {from, to, packet, isEstablished}: Question,
  seenAs: Address,
): readonly Step[] => {
  if (to.kind === 'instance') {
    // What a host sends to its own instances is never policed (felix/rules/static.go).
    if (from.kind !== 'instance' && ownHostAt(world.platform, to.instance, seenAs)) return [];
    return isEstablished
      ? [{hop: {kind: 'tracked', instance: to.instance, direction: 'ingress'}}]
      : [groupsStep(world, to, 'ingress', seenAs, packet)];
  }
  if (to.kind !== 'neighbour') return [];
  const block: Block = {gate: 'ingress', cause: 'not-ours', at: to, remote: seenAs, nearest: null};
  return [{hop: {kind: 'beyond', at: to, end: 'to'}, block}];
};

const interfaceStep = (
  end: End,
  at: Endpoint,
  address: Address,
  stoppedBy: Cause | null,
): Step => ({
  hop: {kind: 'interface', end, at, address, stoppedBy},
  ...(stoppedBy
    ? {block: {gate: 'interface', cause: stoppedBy, at, remote: address, nearest: null}}
    : {}),
});

const spoiled = (end: Endpoint): Cause | null =>
  end.kind === 'instance' ? spoiledBy(end.instance) : null;

/**
 * The cause that stops a packet at its sender's interface: a source address that is not the
 * sender's (strict reverse-path check, felix/rules/static.go), a spoiled sender, or a tunnel.
 */
const stoppedAtSender = ({from, packet, claims, isEstablished}: Question): Cause | null => {
  if (from.kind !== 'instance') return null;
  if (claims && !addressesOf(from.instance).includes(claims)) return 'not-its-address';
  return spoiled(from) ?? (isTunnel(packet) && !isEstablished ? 'tunnel' : null);
};

/**
 * The step at a spoiled receiver. It comes after routing: the packet arrives, but no reply comes
 * back.
 */
const receiverSteps = ({to}: Question, destination: Address): readonly Step[] => {
  const atReceiver = spoiled(to);
  return atReceiver ? [interfaceStep('to', to, destination, atReceiver)] : [];
};

/**
 * What the steps of a packet follow from: the question, the addresses, and the result of routing.
 */
export type Journey = {
  readonly question: Question;
  readonly source: Address;
  readonly destination: Address;
  readonly routed: Route;
};

/**
 * Lists every step of a packet's way in order, also those after a stop: the sender's interface,
 * egress groups, routing, NAT, a spoiled receiver, and ingress groups. If the destination is a
 * compute host, the last step is the host itself.
 */
export const stepsOf = (world: World, journey: Journey): readonly Step[] => {
  const {question, source, destination, routed} = journey;
  const {from, claims} = question;
  const departure = interfaceStep('from', from, claims ?? source, stoppedAtSender(question));
  const host =
    from.kind === 'instance' ? ownHostAt(world.platform, from.instance, destination) : undefined;
  if (host) return [departure, hostStep(host, journey)];
  return [
    departure,
    ...departureSteps(world, question, destination),
    routingStep(journey),
    ...natSteps(routed, source),
    ...receiverSteps(question, destination),
    ...arrivalSteps(world, question, routed.passes ? routed.seenAs : (question.claims ?? source)),
  ];
};
