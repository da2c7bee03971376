import {addressOf, type Instance} from '../../src/network/platform.ts';
import {type Flows, type Packet, witnessOf} from '../../src/reachability/flows/flows.ts';
import {flowsOutside} from '../../src/reachability/reach/outside.ts';
import {type PeerClasses, peerClassesOf} from '../../src/reachability/reach/peer-classes.ts';
import type {Question} from '../../src/reachability/trace/question.ts';
import {trace} from '../../src/reachability/trace/trace.ts';
import {explainVerdict} from '../../src/reachability/words/explain.ts';
import {ruleId, type SecurityGroupRule} from '../../src/security-groups/rule.ts';
import type {World} from '../../src/security-groups/world.ts';
import {type Case, figures, type Task} from './cases.ts';
import {median, memory, timed} from './measure.ts';
import {fractionsFrom, pick, projectOf} from './project.ts';
import {type Scan, scanOf} from './scan.ts';

/** One figure: what the engine takes, and what a scan of every rule takes for the same. */
export type Figure = {readonly what: string; readonly ms: number; readonly scanMs: number | null};

/** What one run of a case gives. */
export type Run = {
  readonly classes: number;
  readonly groups: number;
  readonly figures: readonly Figure[];
  /** MiB: with the project made, and at most when all peer classes were done. */
  readonly before: number;
  readonly peak: number;
};

type Ends = {readonly from: Instance; readonly to: Instance};

/** Flows of every ordered pair of peer classes; their number is given to have used them. */
const allClasses = ({classes, flows}: PeerClasses): number => {
  let open = 0;
  for (let from = 0; from < classes.length; from += 1) {
    for (let to = 0; to < classes.length; to += 1) if (flows(from, to).length > 0) open += 1;
  }
  return open;
};

/** The peer class of an instance's IPv4 address. */
const classIn =
  (classOf: PeerClasses['classOf']) =>
  (instance: Instance): number => {
    const own = addressOf(instance, 'IPv4');
    return (own && classOf(own)) ?? -1;
  };

const allPairs = ({platform}: World, {classOf, flows}: PeerClasses): number => {
  const at = platform.instances.map(classIn(classOf));
  let open = 0;
  for (const [index, from] of at.entries()) {
    for (const [other, to] of at.entries()) {
      if (index !== other && flows(from, to).length > 0) open += 1;
    }
  }
  return open;
};

/** The time the scan takes for one pair, over some; it must agree with the engine on each. */
const scanPair = (
  world: World,
  scan: Scan,
  {classOf, flows}: PeerClasses,
  pairs: readonly Ends[],
) => {
  for (const {from, to} of pairs.slice(0, pairs.length / 4)) scan.pair(from, to);
  const {value, ms} = timed(() => pairs.map(({from, to}) => scan.pair(from, to)));
  for (const [index, {from, to}] of pairs.entries()) {
    if (value[index] !== flows(classIn(classOf)(from), classIn(classOf)(to))) {
      throw new Error(`${from.name} to ${to.name}: the scan and the engine differ`);
    }
  }
  return {ms: ms / pairs.length, all: world.platform.instances.length ** 2 * (ms / pairs.length)};
};

/** The world with one rule of a group opened for another port; nothing of this is timed. */
const edited = (world: World, group: number, which: number): World => {
  const change = (rule: SecurityGroupRule, index: number): SecurityGroupRule =>
    index === which
      ? {
          ...rule,
          id: ruleId(`edited-${which}`),
          traffic: {
            kind: 'ports',
            protocol: {name: 'tcp', number: 6},
            ports: {min: 40_000 + which, max: 40_000 + which},
          },
        }
      : rule;
  const groups = world.groups.map((each, index) =>
    index === group ? {...each, rules: each.rules.map(change)} : each,
  );
  return {...world, groups};
};

/** The peer classes anew, and the flows of every pair of which one end has a group that changed. */
const newPicture = (world: World, changed: World['groups'][number] | undefined): PeerClasses => {
  const after = peerClassesOf(world, 'IPv4');
  const {classes, flows} = after;
  const touched = classes.map(({groups}) => groups.some(group => group === changed));
  const all = [...classes.keys()];
  const some = all.filter(index => touched[index]);
  for (const from of all) {
    for (const to of touched[from] ? all : some) flows(from, to);
  }
  return after;
};

const editFigure = (world: World, what: string, group: number, scanMs: number): Figure => {
  const rules = world.groups[group]?.rules.length ?? 0;
  const times = Array.from({length: 60}, (_, index) => {
    const after = edited(
      world,
      group === 0 ? 0 : 1 + (index % (world.groups.length - 1)),
      index % rules,
    );
    const changed = after.groups.find((each, at) => each !== world.groups[at]);
    return timed(() => newPicture(after, changed)).ms;
  });
  return {what, ms: median(times), scanMs};
};

/** Everybody who reaches one instance, of the project and from outside. */
const whoReaches = (world: World, to: Instance): readonly (readonly [Instance, Flows])[] => {
  const {classOf, flows} = peerClassesOf(world, 'IPv4');
  flowsOutside(world, to, 'ingress', 'IPv4');
  const at = classIn(classOf);
  const end = at(to);
  return world.platform.instances
    .map(from => [from, flows(at(from), end)] as const)
    .filter(([from, found]) => from !== to && found.length > 0);
};

const questionOf = (ends: Ends, packet: Packet): Question => ({
  from: {kind: 'instance', instance: ends.from},
  to: {kind: 'instance', instance: ends.to},
  packet,
});

const traceFigures = (
  world: World,
  scan: Scan,
  {classOf, flows}: PeerClasses,
  pairs: readonly Ends[],
): readonly Figure[] => {
  const random = fractionsFrom(11);
  const asked = pairs.map((ends): readonly [Ends, Packet] => {
    const witness = witnessOf(flows(classIn(classOf)(ends.from), classIn(classOf)(ends.to)));
    const port = pick(random, [22, 80, 443, 5432, 8080, 33_333]);
    return [ends, random() < 0.5 && witness ? witness : {kind: 'ports', protocol: 6, port}];
  });
  const done = asked.map(([ends, packet]) => {
    const question = questionOf(ends, packet);
    const {value, ms} = timed(() => {
      const traced = trace(world, question);
      return {traced, says: explainVerdict(world, traced)};
    });
    const scanned = timed(() => scan.passes(ends.from, ends.to, packet));
    const isDelivered = value.traced.verdict === 'delivered';
    if (scanned.value !== isDelivered) throw new Error('the scan and the trace differ');
    return {isDelivered, ms, scanMs: scanned.ms};
  });
  // The first thousand are there to warm up.
  const warm = done.slice(1000);
  return [figures.delivered, figures.blocked].map(what => {
    const some = warm.filter(({isDelivered}) => isDelivered === (what === figures.delivered));
    return {
      what,
      ms: median(some.map(({ms}) => ms)),
      scanMs: median(some.map(each => each.scanMs)),
    };
  });
};

/** One run of a case, in a process that has done nothing else. */
export const run = ({shape, tasks}: Case): Run => {
  const world = projectOf(shape);
  const {instances} = world.platform;
  const has = (task: Task) => tasks.includes(task);
  const before = memory().now;

  const built = timed(() => peerClassesOf(world, 'IPv4'));
  const classes = built.value;
  const found = timed(() => (has('pairs') ? allPairs(world, classes) : allClasses(classes)));
  const {peak} = memory();

  const random = fractionsFrom(3);
  const pairs = Array.from({length: has('trace') ? 6000 : 1000}, () => ({
    from: pick(random, instances),
    to: pick(random, instances),
  })).filter(({from, to}) => from !== to && addressOf(from, 'IPv4') && addressOf(to, 'IPv4'));
  const scan = scanOf(world);
  const scanned = scanPair(world, scan, classes, pairs.slice(0, 1000));

  const list: Figure[] = [
    {what: figures.build, ms: built.ms, scanMs: scanned.all},
    has('pairs')
      ? {what: figures.pairs, ms: found.ms, scanMs: scanned.all}
      : {what: figures.classes, ms: built.ms + found.ms, scanMs: scanned.all},
  ];
  if (has('edit')) {
    list.push(editFigure(world, figures.editRole, 1, scanned.all));
    list.push(editFigure(world, figures.editBase, 0, scanned.all));
    const asked = instances.slice(0, 200).map(to => timed(() => whoReaches(world, to)).ms);
    list.push({what: figures.who, ms: median(asked), scanMs: scanned.ms * instances.length});
  }
  if (has('trace')) list.push(...traceFigures(world, scan, classes, pairs));
  if (has('outside')) {
    const outside = timed(() => {
      for (const instance of instances) {
        flowsOutside(world, instance, 'egress', 'IPv4');
        flowsOutside(world, instance, 'ingress', 'IPv4');
      }
    });
    list.push({what: figures.outside, ms: outside.ms, scanMs: null});
  }
  return {
    classes: classes.classes.length,
    groups: world.groups.length,
    figures: list,
    before,
    peak,
  };
};
