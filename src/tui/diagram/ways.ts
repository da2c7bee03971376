import type {GoalGrade} from '../../lessons/grade/grade.ts';
import type {Instance} from '../../network/platform.ts';
import type {Pointed} from '../../play/pointed.ts';
import type {Demand, Party} from '../../reachability/demand/demand.ts';
import {noFlows} from '../../reachability/flows/flows.ts';
import type {Direction} from '../../security-groups/rule.ts';
import type {World} from '../../security-groups/world.ts';
import {arrowOf, marksOf, type Packet} from '../packet.ts';
import {type Asked, marked, type Way, wayBetween} from './way.ts';
import {type OutsideWay, wayOutside} from './way-outside.ts';

/** Whether a party of a goal is an end of an arrow; everybody else of the site has no arrow. */
const isEnd = (party: Party, instance: Instance | null): boolean =>
  instance === null
    ? party.kind === 'internet' || (party.kind === 'everyone' && party.of === 'internet')
    : party.kind === 'instance' && party.instance.name === instance.name;

/** What the goals ask to be open between two ends; goals not met yet come first. */
const askedBy =
  (goals: readonly GoalGrade[]): Asked =>
  (from, to, ethertype) => {
    const wanted = goals.filter(({goal}) => goal.expect.kind !== 'blocked');
    const sorted = [...wanted].sort((one, other) => Number(one.met) - Number(other.met));
    const found = sorted.find(
      ({goal: {demand}}) =>
        isEnd(demand.from, from) && isEnd(demand.to, to) && demand.flows[ethertype] !== noFlows,
    );
    if (!found) return null;
    const {demand} = found.goal;
    const [peer = null] = [demand.from, demand.to].flatMap(party =>
      party.kind === 'internet' ? [party.address] : [],
    );
    return {flows: demand.flows[ethertype], peer};
  };

/** Ways as a picture shows them: those of a world, marked where they differ from another's. */
export type Ways = {
  readonly between: (from: Instance, to: Instance) => Way;
  readonly outside: (instance: Instance, direction: Direction) => OutsideWay;
};

/**
 * Another world of the same instances, which the picture is held against: what would be (`ghost`),
 * what was (`new`), or what would be left without the rule that is looked at (`lit`).
 */
export type Against = {readonly world: World; readonly mark: 'ghost' | 'new' | 'lit'};

/** What is drawn over the picture: what would change or has, and a packet on its way. */
export type Overlay = {
  readonly against?: Against | null;
  readonly packet?: Packet | null;
  /** The goal or the rule that is looked at. */
  readonly pointed?: Pointed | null;
};

/** The same ways, each worked out once, however often it is asked for. */
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

/** The same ways, with the packet on its own. */
const withPacket = (ways: Ways, packet: Packet | null): Ways => {
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

/** The same ways, lit where they are of the goal that is looked at. */
const withGoal = (ways: Ways, demand: Demand | undefined): Ways => {
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
 * Every way of a world with all that is drawn over it: what each form of the picture is made from,
 * so that they say the same.
 */
export const waysOf = (
  world: World,
  goals: readonly GoalGrade[],
  {against = null, packet = null, pointed = null}: Overlay = {},
): Ways => {
  const looked = goals.find(({goal}) => pointed?.kind === 'goal' && goal.id === pointed.id);
  const ways = markedWays(world, against, askedBy(goals));
  return kept(withPacket(withGoal(ways, looked?.goal.demand), packet));
};
