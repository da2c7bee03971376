import {ruleCreateCommand} from '../../client/command-line.ts';
import {callable, commandLine} from '../../client/rule-command.ts';
import {type Address, hostPrefix} from '../../network/address.ts';
import {findInstance, type Instance} from '../../network/platform.ts';
import type {Party} from '../../reachability/demand/demand.ts';
import {questionOf} from '../../reachability/demand/passage-question.ts';
import {describeFlows, flowsGoing} from '../../reachability/flows/flows.ts';
import type {Passage} from '../../reachability/reach/reach.ts';
import type {Block} from '../../reachability/trace/hop.ts';
import {parseTraffic} from '../../reachability/trace/question.ts';
import {type Trace, trace} from '../../reachability/trace/trace.ts';
import type {
  Direction,
  GroupId,
  Remote,
  RuleBody,
  SecurityGroup,
  Traffic,
} from '../../security-groups/rule.ts';
import {
  findGroup,
  findRule,
  groupsOf,
  type ListedRule,
  listGroups,
  listRules,
  type World,
} from '../../security-groups/world.ts';
import type {CourseLesson} from '../course.ts';
import type {GoalGrade} from '../grade/grade.ts';

/** One step that may bring an answer nearer to right: deleting a rule, or running a command. */
export type Fix =
  | {readonly kind: 'delete'; readonly listed: ListedRule}
  | {readonly kind: 'do'; readonly command: string};

/** The lesson and the learner's world in which a change is searched for. */
export type Scene = {readonly place: CourseLesson; readonly world: World};

/**
 * Whether a rule stays: the lesson began with it and its solution keeps it, so it is no mistake of
 * the learner's.
 */
const staysRule = ({start, solved}: CourseLesson, {rule}: ListedRule): boolean =>
  findRule(start, rule.id) !== undefined && findRule(solved, rule.id) !== undefined;

const staysMember = ({start, solved}: CourseLesson, {id}: Instance, group: GroupId): boolean =>
  [start, solved].every(({memberships}) => memberships[id]?.includes(group) === true);

const isMember = ({memberships}: World, {id}: Instance, group: GroupId): boolean =>
  memberships[id]?.includes(group) === true;

/**
 * The fixes that take away what lets a packet pass at one end: deleting the rule, or removing the
 * group from the instance. Another rule may still let it pass.
 */
const closing = ({place, world}: Scene, {hops}: Trace): readonly Fix[] =>
  hops.flatMap((hop): readonly Fix[] => {
    if (hop.kind !== 'groups' || !hop.rule) return [];
    const {group} = hop.rule;
    if (!staysRule(place, hop.rule)) return [{kind: 'delete', listed: hop.rule}];
    const instance = findInstance(world.platform, hop.instance.name);
    return instance &&
      isMember(world, instance, group.id) &&
      !staysMember(place, instance, group.id)
      ? [{kind: 'do', command: membershipCommand(world, 'remove', instance, group)}]
      : [];
  });

const membershipCommand = (
  world: World,
  verb: 'add' | 'remove',
  {name}: Instance,
  group: SecurityGroup,
): string => commandLine(['server', verb, 'security', 'group', name, callable(world, group)]);

/**
 * The instance of the learner's world for one of a varied world: itself, or the one that it is
 * like.
 */
const inWorld = ({platform}: World, {varied}: GoalGrade, {name}: Instance): Instance | undefined =>
  findInstance(platform, varied?.instance.name === name ? varied.before.name : name);

/** The traffic that a goal asks for at a gate; undefined if one rule cannot express it. */
const trafficOf = ({goal, trace}: GoalGrade, direction: Direction): Traffic | undefined => {
  if (!trace) return undefined;
  const {ethertype} = trace;
  const flows = goal.demand.flows[ethertype];
  // What one instance sends another is all that instances send, and to a rule that is all.
  const isAll = flows === flowsGoing('egress', ethertype);
  const [text, ...more] = isAll ? ['any'] : describeFlows(flows, flowsGoing(direction, ethertype));
  const traffic = parseTraffic(text ?? '');
  return traffic.ok && more.length === 0 ? traffic.value : undefined;
};

/**
 * The remotes that a rule may have: anyone if the goal means everybody; otherwise the address that
 * the gate sees, unless the world is a varied one, and the groups of the far end.
 */
const remotesOf = (
  world: World,
  graded: GoalGrade,
  party: Party,
  {remote}: Block,
): readonly Remote[] => {
  if (party.kind === 'everyone') return [{kind: 'any'}];
  const prefix = (address: Address): Remote => ({kind: 'prefix', prefix: hostPrefix(address)});
  const seen = remote && !graded.varied ? [prefix(remote)] : [];
  if (party.kind !== 'instance') return seen;
  const instance = inWorld(world, graded, party.instance);
  const groups = instance ? groupsOf(world, instance) : [];
  return [...seen, ...groups.map(({id}): Remote => ({kind: 'group', group: id}))];
};

/** The rules that the solution itself makes in a direction, in the group of the same name. */
const solutionBodies = (
  {place: {start, solved}, world}: Scene,
  direction: Direction,
  {name}: SecurityGroup,
): readonly RuleBody[] =>
  listRules(solved)
    .filter(({group, rule}) => group.name === name && rule.direction === direction)
    .filter(({rule}) => findRule(start, rule.id) === undefined)
    .map(({rule}) => rule)
    .filter(({remote}) => remote.kind !== 'group' || findGroup(world, remote.group) !== undefined);

const opening = (scene: Scene, graded: GoalGrade, block: Block, at: Instance): readonly Fix[] => {
  const {world} = scene;
  const direction = block.gate === 'egress' ? 'egress' : 'ingress';
  const {from, to} = graded.goal.demand;
  const traffic = trafficOf(graded, direction);
  if (!traffic || !graded.trace) return [];
  const {ethertype} = graded.trace;
  const party = direction === 'egress' ? to : from;
  const asked = remotesOf(world, graded, party, block).map(
    (remote): RuleBody => ({direction, ethertype, traffic, remote, description: ''}),
  );
  const commands = groupsOf(world, at).flatMap(group =>
    [...solutionBodies(scene, direction, group), ...asked].map(body =>
      ruleCreateCommand(world, group, body),
    ),
  );
  return [...new Set(commands)].map(command => ({kind: 'do', command}));
};

/** The groups that the learner made and that an instance does not have. */
const ownGroups = ({place, world}: Scene, at: Instance): readonly SecurityGroup[] =>
  listGroups(world).filter(
    ({id}) => findGroup(place.start, id) === undefined && !isMember(world, at, id),
  );

const joining = (world: World, at: Instance, groups: readonly SecurityGroup[]): readonly Fix[] =>
  groups.map(group => ({kind: 'do', command: membershipCommand(world, 'add', at, group)}));

/**
 * The fixes that let a packet pass the first gate that stops it: a rule, a group, or one interface
 * less.
 */
const passing = (scene: Scene, graded: GoalGrade, block: Block): readonly Fix[] => {
  const {world} = scene;
  const {cause, at: end} = block;
  const at = end.kind === 'instance' ? inWorld(world, graded, end.instance) : undefined;
  if (!at) return [];
  switch (cause) {
    case 'no-egress-rule':
    case 'no-ingress-rule':
    case 'egress-address-group':
    case 'ingress-address-group':
      return [...joining(world, at, ownGroups(scene, at)), ...opening(scene, graded, block, at)];
    case 'no-group-at-source':
    case 'no-group-at-destination':
      return joining(world, at, listGroups(world));
    // The first of the two is the one that others know it by.
    case 'second-interface':
      return at.second
        ? [
            {
              kind: 'do',
              command: commandLine(['server', 'remove', 'network', at.name, at.second.network]),
            },
          ]
        : [];
    default:
      return [];
  }
};

/**
 * The fixes that may bring an unmet goal nearer in the learner's world; empty if no single command
 * can.
 */
export const fixesOfGoal = (scene: Scene, graded: GoalGrade): readonly Fix[] => {
  const {goal, trace: packet} = graded;
  if (!packet) return [];
  if (goal.expect.kind === 'blocked') return closing(scene, packet);
  const [block] = packet.blockedBy;
  return block ? passing(scene, graded, block) : [];
};

/** The fixes that may close a passage that should not be open. */
export const fixesOfExcess = (scene: Scene, passage: Passage): readonly Fix[] => {
  const question = questionOf(passage);
  return question ? closing(scene, trace(scene.world, question)) : [];
};
