import {type Address, ethertypeOf} from '../network/address.ts';
import {addressesOf, type ComputeHost, type Instance, spoiledBy} from '../network/platform.ts';
import type {Direction} from '../security-groups/rule.ts';
import type {ListedRule, World} from '../security-groups/world.ts';
import type {Cause} from './cause.ts';
import type {Endpoint} from './endpoint.ts';
import {flowsOf, includes, isTunnel, type Packet} from './flows.ts';
import {allowsRemote, hasGroup, rulesOf} from './gate.ts';
import type {Block, Hop} from './hop.ts';
import {ownHostAt, serviceFor} from './host-service.ts';
import {nearestMiss} from './near-miss.ts';
import type {Question} from './question.ts';
import type {Route} from './routing.ts';

/** A step of the way, and the gate that stops there if one does. */
export type Step = {readonly hop: Hop; readonly block?: Block};

/** Why no rule of an instance lets a packet through; `fitting` are the rules that are about it. */
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
  instance: Instance,
  direction: Direction,
  remote: Address,
  packet: Packet,
): Step => {
  const fitting = rulesOf(world, instance, direction).filter(({rule}) =>
    includes(flowsOf(rule.traffic), packet),
  );
  const rule = fitting.find(({rule}) => allowsRemote(world, instance, rule, remote)) ?? null;
  const hop: Hop = {kind: 'groups', direction, instance, remote, rule};
  if (rule) return {hop};
  const cause = closedBecause(world, instance, direction, remote, fitting);
  const nearest = nearestMiss(world, instance, direction, remote, packet) ?? null;
  const at: Endpoint = {kind: 'instance', instance};
  return {hop, block: {gate: direction, cause, at, remote, nearest}};
};

const hostStep = (host: ComputeHost, {question, source, destination}: Passing): Step => {
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
      : [groupsStep(world, from.instance, 'egress', destination, packet)];
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

const arrivalSteps = (
  world: World,
  {to, packet, isEstablished}: Question,
  seenAs: Address,
): readonly Step[] => {
  if (to.kind === 'instance') {
    return isEstablished
      ? [{hop: {kind: 'tracked', instance: to.instance, direction: 'ingress'}}]
      : [groupsStep(world, to.instance, 'ingress', seenAs, packet)];
  }
  if (to.kind !== 'neighbour') return [];
  const block: Block = {gate: 'ingress', cause: 'not-ours', at: to, remote: seenAs, nearest: null};
  return [{hop: {kind: 'beyond', at: to, end: 'to'}, block}];
};

const interfaceStep = (at: Endpoint, address: Address, stoppedBy: Cause | null): Step => ({
  hop: {kind: 'interface', at, address, stoppedBy},
  ...(stoppedBy
    ? {block: {gate: 'interface', cause: stoppedBy, at, remote: address, nearest: null}}
    : {}),
});

const spoiled = (end: Endpoint): Cause | null =>
  end.kind === 'instance' ? spoiledBy(end.instance) : null;

/**
 * What stops a packet at its sender's interface: an address that is not the sender's own (a strict
 * reverse-path check, felix/rules/static.go), what spoils the sender, or that it is a tunnel's.
 */
const stoppedAtSender = ({from, packet, claims, isEstablished}: Question): Cause | null => {
  if (from.kind !== 'instance') return null;
  if (claims && !addressesOf(from.instance).includes(claims)) return 'not-its-address';
  return spoiled(from) ?? (isTunnel(packet) && !isEstablished ? 'tunnel' : null);
};

const interfaceSteps = (
  question: Question,
  source: Address,
  destination: Address,
): readonly Step[] => {
  const {from, to, claims} = question;
  const atReceiver = spoiled(to);
  return [
    interfaceStep(from, claims ?? source, stoppedAtSender(question)),
    ...(atReceiver ? [interfaceStep(to, destination, atReceiver)] : []),
  ];
};

/** What one packet's steps follow from: its question, its addresses, and what routing makes of it. */
export type Passing = {
  readonly question: Question;
  readonly source: Address;
  readonly destination: Address;
  readonly routed: Route;
};

/**
 * Every step of a packet's way, in order, those after a stop included: interfaces, egress groups,
 * routing, NAT and ingress groups; or the compute host itself, if that is what is asked.
 */
export const stepsOf = (world: World, passing: Passing): readonly Step[] => {
  const {question, source, destination, routed} = passing;
  const interfaces = interfaceSteps(question, source, destination);
  const {from} = question;
  const host =
    from.kind === 'instance' ? ownHostAt(world.platform, from.instance, destination) : undefined;
  if (host) return [...interfaces, hostStep(host, passing)];
  return [
    ...interfaces,
    ...departureSteps(world, question, destination),
    routingStep(question, routed, destination),
    ...natSteps(routed, source),
    ...arrivalSteps(world, question, routed.passes ? routed.seenAs : (question.claims ?? source)),
  ];
};
