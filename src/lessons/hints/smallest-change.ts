import {runCommand} from '../../client/command-line.ts';
import {commandsOf} from '../../client/script.ts';
import {memoized} from '../../memoize.ts';
import {excess} from '../../reachability/reach/compare.ts';
import {volumeOf} from '../../reachability/words/measure.ts';
import {findRule, type ListedRule, type World} from '../../security-groups/world.ts';
import type {CourseLesson} from '../course.ts';
import {failuresOf, type Grade, grade, shortLived} from '../grade/grade.ts';
import {type Fix, fixesOfExcess, fixesOfGoal, type Scene} from './fixes.ts';

/** A world on the way, and what was done to get there. */
type Attempt = {readonly world: World; readonly fixes: readonly Fix[]};

/** No more commands than this are offered: more are no small change. */
const mostFixes = 6;

/** No more worlds than this are graded, so that the search ends in time. */
const mostWorlds = 160;

const commandOf = (fix: Fix): string =>
  fix.kind === 'do' ? fix.command : `openstack security group rule delete ${fix.listed.rule.id}`;

/** What to do about the first thing that is wrong; the others have their turn after it. */
const nextFixes = (scene: Scene, graded: Grade): readonly Fix[] => {
  const unmet = graded.goals.find(({met}) => !met) ?? shortLived(graded)[0]?.failing[0];
  if (unmet) return fixesOfGoal(scene, unmet);
  const [tooMuch] = graded.excess;
  return tooMuch ? fixesOfExcess(scene, tooMuch) : [];
};

const tryFix = ({world, fixes}: Attempt, fix: Fix): readonly Attempt[] => {
  const answer = runCommand(world, commandOf(fix));
  return answer.ok ? [{world: answer.value.world, fixes: [...fixes, fix]}] : [];
};

/**
 * How far a world is from the solution's: all that it lets pass beyond it, and then what the
 * solution lets pass and it does not.
 */
const distance = ({solved}: CourseLesson, world: World): readonly [bigint, bigint] => [
  volumeOf(excess(world, solved)),
  volumeOf(excess(solved, world)),
];

/** The one of some attempts that opens least beyond the solution and closes least, the first of several. */
const nearest = (place: CourseLesson, attempts: readonly Attempt[]): Attempt | undefined => {
  let best: {attempt: Attempt; more: bigint; less: bigint} | undefined;
  for (const attempt of attempts) {
    const [more, less] = distance(place, attempt.world);
    if (!best || more < best.more || (more === best.more && less < best.less)) {
      best = {attempt, more, less};
    }
  }
  return best?.attempt;
};

/**
 * Rules are deleted first, all at once and by the numbers that the learner sees them under; what
 * is made afterwards does not depend on them.
 */
const asCommands = (world: World, fixes: readonly Fix[]): readonly string[] => {
  const deleted = fixes.flatMap(fix =>
    fix.kind === 'delete' ? (findRule(world, fix.listed.rule.id) ?? []) : [],
  );
  const numbers = deleted.map(({number}: ListedRule) => number).sort((one, other) => one - other);
  return [
    ...(numbers.length > 0 ? [`openstack security group rule delete ${numbers.join(' ')}`] : []),
    ...fixes.flatMap(fix => (fix.kind === 'do' ? [fix.command] : [])),
  ];
};

/** Whether an answer fails on nothing: goals, hold-outs, and what is open too much. */
const isRight = (place: CourseLesson, world: World): boolean => isRightBy(grade(place, world, []));

const isRightBy = (graded: Grade): boolean => graded.solved && failuresOf(graded).length === 0;

/** Whether commands, typed where a learner is, lead to a right answer; `reset` goes back to the start. */
const leadsToAnswer = (place: CourseLesson, from: World, commands: readonly string[]): boolean => {
  let world = from;
  for (const command of commands) {
    if (command === 'reset') {
      world = place.start;
      continue;
    }
    const answer = runCommand(world, command);
    if (!answer.ok) return false;
    world = answer.value.world;
  }
  return isRight(place, world);
};

/**
 * The fewest commands that make an answer of a learner's world, and of several such changes the one
 * that is nearest to the solution: rules that go, rules for what goals ask for, groups put on instances,
 * an interface too many. Undefined when a few of these do not do it.
 */
const search = (place: CourseLesson, from: World): readonly string[] | undefined => {
  let attempts: readonly Attempt[] = [{world: from, fixes: []}];
  let graded = 0;
  for (let count = 0; count <= mostFixes && attempts.length > 0; count += 1) {
    const right: Attempt[] = [];
    const next: Attempt[] = [];
    for (const attempt of attempts.slice(0, mostWorlds - graded)) {
      graded += 1;
      const found = grade(place, attempt.world, []);
      if (isRightBy(found)) right.push(attempt);
      else
        next.push(
          ...nextFixes({place, world: attempt.world}, found).flatMap(fix => tryFix(attempt, fix)),
        );
    }
    const best = nearest(place, right);
    if (best) return asCommands(from, best.fixes);
    attempts = next;
  }
  return undefined;
};

/** The same, looked for once in a state however often a hint is asked for there. */
const searched = memoized((place: CourseLesson) =>
  memoized((world: World) => ({found: search(place, world)})),
);

/**
 * Commands that make a right answer of a learner's world, proved by grading. At the lesson's start
 * they are the author's, if these fit; else the smallest change that can be found, or, where
 * none is small, the author's, or the solution from the start.
 */
export const smallestChange = (
  place: CourseLesson,
  world: World,
  authors: readonly string[],
): readonly string[] => {
  const leads = (commands: readonly string[]): boolean => leadsToAnswer(place, world, commands);
  if (world === place.start && leads(authors)) return authors;
  const {found} = searched(place)(world);
  if (found && leads(found)) return found;
  const solution = commandsOf(place.lesson.solution).map(({command}) => command);
  return leads(authors) ? authors : ['reset', ...solution];
};
