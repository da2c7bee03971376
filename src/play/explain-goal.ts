import type {CourseLesson} from '../lessons/course.ts';
import {
  countStars,
  type GoalGrade,
  type Grade,
  redundantRules,
  shortLived,
} from '../lessons/grade/grade.ts';
import type {Variation} from '../lessons/lesson.ts';
import type {Trace} from '../reachability/trace/trace.ts';
import {describeQuestion, explainVerdict} from '../reachability/words/explain.ts';
import {explainBlock, shortBlock} from '../reachability/words/explain-block.ts';
import {explainHop} from '../reachability/words/explain-hop.ts';
import {describeListed} from '../reachability/words/explain-near-miss.ts';
import {describeExtent, extentOf, measurePassages} from '../reachability/words/measure.ts';
import type {World} from '../security-groups/world.ts';
import {firstLines} from '../text/names.ts';
import {type Said, say, sayBelow} from './said.ts';

/** The mark of a goal that is met. */
export const metMark = '✓';
/** The mark of a goal that is not met. */
export const unmetMark = '✗';

/** Says why a packet passes: by which rules, or by a service of its compute host. */
const howItPasses = (world: World, {hops}: Trace): string => {
  const served = hops.find(({kind}) => kind === 'host');
  if (served) return `passes: ${explainHop(world, served)}.`;
  const rules = hops.flatMap(hop =>
    hop.kind === 'groups' && hop.rule ? [describeListed(world, hop.rule)] : [],
  );
  return `passes, by ${rules.join(' and ')}.`;
};

const whyUnmet = ({goal, world, trace, absent}: GoalGrade): readonly string[] => {
  if (absent !== undefined) {
    return [
      `There is no instance ${absent}. undo brings it back; openstack server create makes another of that name.`,
    ];
  }
  if (!trace) return [];
  // What lies beyond a neighbour's gate is not known, but that the packet gets there is enough.
  if (goal.expect.kind === 'blocked') return [howItPasses(world, trace)];
  if (trace.blockedBy.length > 0) {
    return trace.blockedBy.map(block => explainBlock(world, block, trace.question));
  }
  return explainVerdict(world, trace);
};

/**
 * Texts that say in a few words why a goal is not met, the longest first; null for one that is met.
 */
export const goalNotes = ({
  goal,
  met,
  trace,
  partly,
  absent,
}: GoalGrade): readonly [string, ...string[]] | null => {
  if (absent !== undefined) return [`there is no ${absent}`];
  if (met || !trace) return null;
  const packet = describeQuestion(trace);
  const [block] = trace.blockedBy;
  if (!block || goal.expect.kind === 'blocked') return [`passes: ${packet}`, packet, 'passes'];
  const stop = shortBlock(block);
  const version = trace.ethertype === 'IPv6' ? ' over IPv6' : '';
  return partly ? [`not ${packet}${version}; ${stop}`, `${stop}${version}`, stop] : [stop];
};

/** Says in a few words why a goal is not met, for a list; empty for one that is met. */
export const goalNote = (graded: GoalGrade): string => goalNotes(graded)?.[0] ?? '';

/** Says when a variation holds: `once db-1 is created anew`. */
const onceVaried = ({kind, instance}: Variation): string =>
  kind === 'renewed'
    ? `once ${instance} is created anew`
    : `once there is another instance like ${instance}`;

/** Says what is different in the world of a goal, as the beginning of a sentence. */
const ifVaried = ({varied}: GoalGrade): readonly string[] => {
  if (!varied) return [];
  const {variation, instance} = varied;
  const name = variation.kind === 'renewed' ? '' : `${instance.name} `;
  const once = onceVaried(variation).replace('once', 'Once');
  return [`${once}, ${name}with ${instance.addresses.join(' and ')}:`];
};

const withReasons = (graded: GoalGrade, [first = '', ...others]: readonly string[]) => {
  const packet = graded.trace ? [...ifVaried(graded), describeQuestion(graded.trace)] : [];
  return [
    sayBelow('plain', [...packet, first].join(' ')),
    ...others.map(text => sayBelow('plain', `It also ${text}`)),
  ];
};

/** Says a goal, with its mark. */
export const sayGoal = ({goal, met}: GoalGrade): Said =>
  met
    ? say('good', `${metMark} ${goal.say}`, {part: 'goal'})
    : say('bad', `${unmetMark} ${goal.say}`, {part: 'goal'});

/** Says a goal with its mark and, if it is not met, the packet that shows this and every reason. */
export const explainGoal = (graded: GoalGrade): readonly Said[] => {
  return [sayGoal(graded), ...(graded.met ? [] : withReasons(graded, whyUnmet(graded)))];
};

const whyMet = ({world, trace, goal}: GoalGrade): readonly string[] => {
  if (!trace) return [];
  if (trace.blockedBy.length > 0) {
    return trace.blockedBy.map(block => explainBlock(world, block, trace.question));
  }
  const seen = goal.expect.kind === 'seen-as' ? ` It is seen as ${trace.seenAs}.` : '';
  return [`${howItPasses(world, trace)}${seen}`];
};

/** Says a goal with the packet that shows how it stands, and every reason, also when it is met. */
export const explainGoalWhole = (graded: GoalGrade): readonly Said[] => {
  const {met, trace} = graded;
  return met && trace
    ? [...explainGoal(graded), ...withReasons(graded, whyMet(graded))]
    : explainGoal(graded);
};

/**
 * Says that an answer meets the goals and does not last: each goal that it then fails, with every
 * reason.
 */
export const explainHoldOuts = (graded: Grade): readonly Said[] =>
  shortLived(graded).flatMap(({holdOut, failing}) =>
    failing.flatMap(then => [
      say('bad', `${unmetMark} Met today, but not ${onceVaried(holdOut)}: ${then.goal.say}`),
      ...withReasons(then, whyUnmet(then)),
    ]),
  );

/** Says what a right answer does not outlast if this costs nothing, with the lesson's remark. */
export const explainRemarks = ({holdOuts}: Grade): readonly Said[] =>
  holdOuts.flatMap(({holdOut, failing}) =>
    holdOut.remark === undefined
      ? []
      : failing
          .slice(0, 1)
          .map(({goal}) =>
            say(
              'hint',
              `It works today, but not ${onceVaried(holdOut)}: ${goal.say}. ${holdOut.remark}`,
            ),
          ),
  );

/**
 * Says what is open beyond the solution, a line each with how many addresses and ports it is; empty
 * if nothing is.
 */
export const explainExcess = (world: World, {excess}: Grade): readonly Said[] => {
  if (excess.length === 0) return [];
  const lines = measurePassages(world, excess).map(
    ({says, extent}) => `${says}: ${describeExtent(extent)}`,
  );
  return [
    say('bad', 'More is open than the task needs:'),
    ...firstLines(lines, 4).map(text => sayBelow('plain', text)),
  ];
};

/** Says which rules an answer does not need, which costs nothing; empty if it needs all. */
export const explainRedundant = (place: CourseLesson, world: World): readonly Said[] =>
  redundantRules(place, world).map(listed =>
    say(
      'hint',
      `Without ${describeListed(world, listed)} the same would pass; it costs no star, and may go.`,
    ),
  );

/** Writes the stars, with the reason for a lost one: `★★☆ solved · a star lost: …`. */
export const explainStars = ({stars, excess}: Grade): string => {
  const parts = [
    'solved',
    stars.least
      ? 'nothing more open than needed'
      : `a star lost: more is open than needed (${describeExtent(extentOf(excess))})`,
    stars.unaided ? 'no revealing hint' : 'a star lost: a hint beyond the first step',
  ];
  return `${starText(countStars(stars))} ${parts.join(' · ')}`;
};

/** Writes a number of stars, 0 to 3, as three characters. */
export const starText = (stars: number): string => '★'.repeat(stars) + '☆'.repeat(3 - stars);
