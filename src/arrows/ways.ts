import type {Instance} from '../network/platform.ts';
import type {Demand, Party} from '../reachability/demand/demand.ts';
import {noFlows} from '../reachability/flows/flows.ts';
import type {Direction} from '../security-groups/rule.ts';
import type {World} from '../security-groups/world.ts';
import {arrowOf, type HopsShown, marksOf} from './packet-marks.ts';
import {type Asked, marked, type OutsideWay, type Way, wayBetween, wayOutside} from './way.ts';

/** A demand that a goal wants to be open, and whether it is. */
export type Wanted = {readonly demand: Demand; readonly met: boolean};

/** Whether a party of a demand is an end of an arrow. The rest of the site has no arrow. */
const isEnd = (party: Party, instance: Instance | null): boolean =>
  instance === null
    ? party.kind === 'internet' || (party.kind === 'everyone' && party.of === 'internet')
    : party.kind === 'instance' && party.instance.name === instance.name;

/** Finds what is wanted between two ends. Demands that are not met yet come first. */
const askedBy =
  (wanted: readonly Wanted[]): Asked =>
  (from, to, ethertype) => {
    const sorted = [...wanted].sort((one, other) => Number(one.met) - Number(other.met));
    const found = sorted.find(
      ({demand}) =>
        isEnd(demand.from, from) && isEnd(demand.to, to) && demand.flows[ethertype] !== noFlows,
    );
    if (!found) return null;
    const {demand} = found;
    const [peer = null] = [demand.from, demand.to].flatMap(party =>
      party.kind === 'internet' ? [party.address] : [],
    );
    return {flows: demand.flows[ethertype], peer};
  };

/** The ways of a world as a picture shows them, marked where they differ from another world's. */
export type Ways = {
  readonly between: (from: Instance, to: Instance) => Way;
  readonly outside: (instance: Instance, direction: Direction) => OutsideWay;
};

/**
 * Another world with the same instances, to compare with: what would be (`ghost`), what was
 * (`new`), or what would be left without the rule that the learner looks at (`lit`).
 */
export type Against = {readonly world: World; readonly mark: 'ghost' | 'new' | 'lit'};

/** What the ways show besides the flows: changes, and a packet on its way. */
export type Highlights = {
  readonly against?: Against | null;
  readonly packet?: HopsShown | null;
  /** The demand that the learner looks at. Its ways are lit. */
  readonly looked?: Demand | null;
};

/** The same ways, each computed once. */
const kept = (ways: Ways): Ways => {
  const made = new Map<string, Way>();
  const outsides = new Map<string, OutsideWay>();
  const from = <Drawn>(known: Map<string, Drawn>, key: string, make: () => Drawn): Drawn => {
    const way = known.get(key) ?? make();
    known.set(key, way);
    return way;
  };
  return {
    between: (one, other) => from(made, `${one.id} ${other.id}`, () => ways.between(one, other)),
    outside: (instance, direction) =>
      from(outsides, `${instance.id} ${direction}`, () => ways.outside(instance, direction)),
  };
};

/** The same ways, with the packet's marks on its way. */
const withPacket = (ways: Ways, packet: HopsShown | null): Ways => {
  const arrow = packet && arrowOf(packet);
  if (!packet || !arrow) return ways;
  const marks = marksOf(packet);
  const isIt = (from: Instance | null, to: Instance | null): boolean =>
    arrow.from?.id === from?.id && arrow.to?.id === to?.id;
  return {
    between: (from, to) => ({
      ...ways.between(from, to),
      packet: isIt(from, to) ? marks : [],
    }),
    outside: (instance, direction) => {
      const [from, to] = direction === 'egress' ? [instance, null] : [null, instance];
      return {...ways.outside(instance, direction), packet: isIt(from, to) ? marks : []};
    },
  };
};

/** The same ways, lit if they belong to the demand that the learner looks at. */
const withLooked = (ways: Ways, demand: Demand | null): Ways => {
  if (!demand) return ways;
  const lit = <Drawn extends Way>(way: Drawn, from: Instance | null, to: Instance | null): Drawn =>
    isEnd(demand.from, from) && isEnd(demand.to, to) ? {...way, mark: 'lit'} : way;
  return {
    between: (from, to) => lit(ways.between(from, to), from, to),
    outside: (instance, direction) => {
      const [from, to] = direction === 'egress' ? [instance, null] : [null, instance];
      return lit(ways.outside(instance, direction), from, to);
    },
  };
};

const markedWays = (world: World, against: Against | null, asked: Asked): Ways => {
  const plain: Ways = {
    between: (from, to) => wayBetween(world, from, to, asked),
    outside: (instance, direction) => wayOutside(world, instance, direction, asked),
  };
  if (!against || against.world.platform !== world.platform) return plain;
  const other = markedWays(against.world, null, asked);
  // A ghost shows what would be, and a change what is now.
  const [shown, was] = against.mark === 'ghost' ? [other, plain] : [plain, other];
  return {
    between: (from, to) => marked(shown.between(from, to), was.between(from, to), against.mark),
    outside: (instance, direction) =>
      marked(shown.outside(instance, direction), was.outside(instance, direction), against.mark),
  };
};

/**
 * Makes all ways of a world. Every form of the picture is made from them, so that all forms say the
 * same.
 */
export const waysOf = (
  world: World,
  wanted: readonly Wanted[],
  {against = null, packet = null, looked = null}: Highlights = {},
): Ways =>
  kept(withPacket(withLooked(markedWays(world, against, askedBy(wanted)), looked), packet));
