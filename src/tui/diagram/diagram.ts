import type {GoalGrade} from '../../lessons/grade.ts';
import type {Instance} from '../../network/platform.ts';
import type {Pointed} from '../../play/pointed.ts';
import type {Demand, Party} from '../../reachability/demand.ts';
import {noFlows} from '../../reachability/flows.ts';
import type {Direction} from '../../security-groups/rule.ts';
import type {World} from '../../security-groups/world.ts';
import type {Line} from '../line.ts';
import {arrowOf, marksOf, type Packet} from '../packet.ts';
import {lane, looks, neighbourArrow} from './across.ts';
import {box} from './box.ts';
import {type Column, placeColumns} from './columns.ts';
import {apart, exitColumns, outside} from './outside.ts';
import {paint, type Stroke, stroke} from './paint.ts';
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

/** Where a way touches a box: a solid end grows out of the border. */
const roots = (way: Way, y: number, source: number, rightwards: boolean): readonly Stroke[] =>
  way.atSource === null ? [stroke(source, y, rightwards ? '├' : '┤', looks(way).open)] : [];

/** Ways as a picture shows them: those of a world, marked where they differ from another's. */
type Ways = {
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

const waysOf = (world: World, against: Against | null, asked: Asked): Ways => {
  const plain: Ways = {
    between: (from, to) => wayBetween(world, from, to, asked),
    outside: (instance, direction) => wayOutside(world, instance, direction, asked),
  };
  if (!against || against.world.platform !== world.platform) return plain;
  const other = waysOf(against.world, null, asked);
  // A ghost shows what would be, and a change what is now.
  const [shown, was] = against.mark === 'ghost' ? [other, plain] : [plain, other];
  return {
    between: (from, to) => marked(shown.between(from, to), was.between(from, to), against.mark),
    outside: (instance, direction) =>
      marked(shown.outside(instance, direction), was.outside(instance, direction), against.mark),
  };
};

const between = (
  ways: Ways,
  one: Column,
  other: Column,
  draw: (
    way: Way,
    rightwards: boolean,
  ) => {readonly y: number; readonly strokes: readonly Stroke[]},
): readonly Stroke[] => {
  const there = ways.between(one.instance, other.instance);
  const back = ways.between(other.instance, one.instance);
  const [first, second] = [draw(there, true), draw(back, false)];
  return [
    ...first.strokes,
    ...second.strokes,
    ...roots(there, first.y, one.right, true),
    ...roots(back, second.y, other.left, false),
  ];
};

/** Rows that a box in the middle is lower, for the two arrows that pass above it. */
const lowered = 3;

/**
 * A world whose instances stand in the order of their networks and, within one, in the order they
 * are known in, what is new last: one that is created anew stands where it stood.
 */
const inOrder = (world: World, known: World | undefined): World => {
  const {networks, instances} = world.platform;
  const names = known?.platform.instances.map(({name}) => name) ?? [];
  const networkOf = ({network}: Instance): number =>
    networks.findIndex(({name}) => name === network);
  const placeOf = ({name}: Instance): number =>
    names.includes(name) ? names.indexOf(name) : names.length;
  const sorted = [...instances].sort(
    (one, other) => networkOf(one) - networkOf(other) || placeOf(one) - placeOf(other),
  );
  return sorted.every((instance, index) => instance === instances[index])
    ? world
    : {...world, platform: {...world.platform, instances: sorted}};
};

/**
 * The picture of who can reach whom: the instances in their groups side by side, arrows between
 * them and to the Internet below. An arrow is solid where its end lets something through, and
 * dashed where it does not. Worlds that are to look alike keep their boxes in the same place.
 * Arrows that differ `against` another world are marked.
 */
export const diagram = (
  drawn: World,
  alike: readonly World[],
  goals: readonly GoalGrade[],
  width: number,
  height: number,
  {against = null, packet = null, pointed = null}: Overlay = {},
): readonly Line[] => {
  const world = inOrder(drawn, alike[0]);
  const similar = alike.map(one => inOrder(one, alike[0]));
  const looked = goals.find(({goal}) => pointed?.kind === 'goal' && goal.id === pointed.id);
  const drawnWays = withGoal(waysOf(world, against, askedBy(goals)), looked?.goal.demand);
  const ways = withPacket(drawnWays, packet);
  const rule = pointed?.kind === 'rule' ? pointed.id : null;
  const count = world.platform.instances.length;
  const passes = count > 2;
  const stem = height >= 16 ? 2 : 1;
  const foot = height >= 18 ? 2 : 1;
  const line = height - 1 - foot;
  const bottom = line - 1 - stem;
  const topOf = (index: number): number => (passes && index > 0 && index < count - 1 ? lowered : 0);
  const columns = placeColumns(world, similar, width, index => bottom - topOf(index) - 1);
  const [first, last] = [columns[0], columns.at(-1)];
  const ground = {bottom, words: bottom + stem, line, ends: height - 1};
  const arrows = passes ? lowered + 1 : 1;
  const slack = Math.max(0, bottom - arrows - 4);
  const word = arrows + Math.min(1, Math.floor(slack / 3));
  const neighbours = columns.slice(1).flatMap((to, index) => {
    const from = columns[index];
    if (!from) return [];
    const reach = {from: from.right + 1, to: to.left - 1};
    return between(ways, from, to, (way, rightwards) => {
      const y = rightwards ? word + 1 : word + 2;
      const wordY = rightwards ? word : word + 3;
      return {y, strokes: neighbourArrow(way, y, wordY, {...reach, rightwards})};
    });
  });
  const lanes =
    first && last && passes
      ? between(ways, first, last, (way, rightwards) => {
          const y = rightwards ? 1 : 2;
          const reach = {from: first.right + 1, to: last.left - 1, rightwards};
          return {y, strokes: lane(way, y, reach)};
        })
      : [];
  const outsides = columns.map(({instance}) => ({
    out: ways.outside(instance, 'egress'),
    in: ways.outside(instance, 'ingress'),
  }));
  const at = exitColumns(columns, outsides, width);
  const exits = outsides.map((way, index) => {
    const outX = at[index] ?? 1;
    return {...way, outX, inX: outX + apart};
  });
  return paint(width, height, [
    ...columns.flatMap((place, index) => box(place, {top: topOf(index), bottom}, rule)),
    ...neighbours,
    ...lanes,
    ...outside(exits, width, ground),
  ]);
};
