import {type Address, addressAt, integerOf} from '../../network/address.ts';
import {addressOf, type Instance} from '../../network/platform.ts';
import {causes, type Gate} from '../../reachability/cause.ts';
import type {Endpoint} from '../../reachability/endpoint.ts';
import {
  allFlows,
  describeFlows,
  type Flows,
  intersection,
  sameFlows,
  witnessOf,
} from '../../reachability/flows.ts';
import {allowed} from '../../reachability/gate.ts';
import {
  flowsBetween,
  flowsOutside,
  type Region,
  withEverybody,
  withSomebody,
} from '../../reachability/reach.ts';
import {type Trace, trace} from '../../reachability/trace.ts';
import type {Direction} from '../../security-groups/rule.ts';
import type {World} from '../../security-groups/world.ts';

/** Why one end of a way does not let through, in the words of the causes; null when it does. */
export type Stop = string | null;

/** What an arrow shows: a way in one direction, and how far traffic gets on it. */
export type Way = {
  /** Whether anything gets all the way. */
  readonly open: boolean;
  /** What gets all the way, in the short form. */
  readonly flows: readonly string[];
  /** Where it stops at the end that sends, and at the end that receives. */
  readonly atSource: Stop;
  readonly atDestination: Stop;
  /** Whether a goal asks for it to be open. */
  readonly wanted: boolean;
  /** The flows that the goal asks for, unless it is all of them. */
  readonly asked: string | null;
};

/** A way between an instance and the Internet. */
export type OutsideWay = Way & {
  /** Who on the Internet it is about: an actor, or somebody whom alone the rules name. */
  readonly peer: Address | null;
  /** Whether it is open to a part of the Internet only. */
  readonly partly: boolean;
  /** The compute host that translates, and the address that is seen outside. */
  readonly nat: {readonly host: string; readonly address: Address} | null;
};

/** The flows that a goal asks to be open between two ends; null stands for the Internet. */
export type Asked = (from: Instance | null, to: Instance | null) => Flows | null;

/** A packet that shows most of a way: one that its source lets out, else one that would be let in. */
const telling = (wanted: Flows, out: Flows, in_: Flows) =>
  witnessOf(intersection(wanted, out)) ?? witnessOf(intersection(wanted, in_)) ?? witnessOf(wanted);

const askedText = (asked: Flows | null): string | null =>
  asked && !sameFlows(asked, allFlows) ? describeFlows(asked).join(' ') : null;

/** The gates that stand at the two ends of a way. */
type Ends = {readonly source: readonly Gate[]; readonly destination: readonly Gate[]};

const ends: Readonly<Record<'between' | Direction, Ends>> = {
  between: {source: ['interface', 'egress'], destination: ['routing', 'ingress']},
  egress: {source: ['interface', 'egress'], destination: ['routing']},
  ingress: {source: ['routing'], destination: ['interface', 'ingress']},
};

const closedWay = (traced: Trace | null, {source, destination}: Ends, asked: Flows | null): Way => {
  const stopAt = (gates: readonly Gate[]): Stop => {
    const block = traced?.blockedBy.find(({gate}) => gates.includes(gate));
    return block ? causes[block.cause].word : null;
  };
  return {
    open: false,
    flows: [],
    atSource: stopAt(source),
    atDestination: stopAt(destination),
    wanted: asked !== null,
    asked: askedText(asked),
  };
};

const openWay = (flows: Flows, asked: Flows | null): Way => ({
  open: true,
  flows: describeFlows(flows),
  atSource: null,
  atDestination: null,
  wanted: asked !== null,
  asked: askedText(asked),
});

const here = (instance: Instance): Endpoint => ({kind: 'instance', instance});

/** The way from one instance to another. */
export const wayBetween = (world: World, from: Instance, to: Instance, asked: Asked): Way => {
  const goal = asked(from, to);
  const flows = flowsBetween(world, from, to, 'IPv4');
  if (flows.length > 0) return openWay(flows, goal);
  const [source, destination] = [addressOf(from, 'IPv4'), addressOf(to, 'IPv4')];
  const packet = telling(
    goal ?? allFlows,
    destination ? allowed(world, from, 'egress', destination) : [],
    source ? allowed(world, to, 'ingress', source) : [],
  );
  const traced = packet ? trace(world, {from: here(from), to: here(to), packet}) : null;
  return closedWay(traced, ends.between, goal);
};

const holds = (region: Region, address: Address): boolean => {
  const value = integerOf(address);
  return region.first <= value && value <= region.last;
};

/** The way between an instance and the Internet, outwards (`egress`) or inwards (`ingress`). */
export const wayOutside = (
  world: World,
  instance: Instance,
  direction: Direction,
  asked: Asked,
): OutsideWay => {
  const outwards = direction === 'egress';
  const role = outwards ? 'server' : 'visitor';
  const goal = outwards ? asked(instance, null) : asked(null, instance);
  const regions = flowsOutside(world, instance, direction, 'IPv4');
  const open = regions.filter(({kind, flows}) => kind === 'internet' && flows.length > 0);
  const actors = world.platform.internet.map(({address}) => address);
  const usual = world.platform.internet.find(actor => actor.role === role)?.address;
  const reached = [...(usual ? [usual] : []), ...actors].find(address =>
    open.some(region => holds(region, address)),
  );
  const named = open[0] && addressAt(open[0].ethertype, open[0].first);
  const peer = reached ?? named ?? usual ?? null;
  const there: Endpoint | null = peer && {kind: 'internet', address: peer};
  const flows = withSomebody(regions, 'internet');
  const own = peer ? allowed(world, instance, direction, peer) : [];
  const packet = telling(goal ?? allFlows, own, own);
  const traced =
    there && packet
      ? trace(
          world,
          outwards
            ? {from: here(instance), to: there, packet}
            : {from: there, to: here(instance), packet},
        )
      : null;
  const way = open.length > 0 ? openWay(flows, goal) : closedWay(traced, ends[direction], goal);
  const translated = traced?.hops.flatMap(hop =>
    hop.kind === 'routing' && hop.route.passes && hop.route.translatedBy
      ? [{host: hop.route.translatedBy.name, address: hop.route.seenAs}]
      : [],
  )[0];
  return {
    ...way,
    peer,
    partly: open.length > 0 && !sameFlows(flows, withEverybody(regions, 'internet')),
    nat: translated ?? null,
  };
};
