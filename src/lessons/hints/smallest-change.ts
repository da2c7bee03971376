import {runCommand} from '../../client/command-line.ts';
import {commandsOf} from '../../client/script.ts';
import {memoized} from '../../memoize.ts';
import {excess} from '../../reachability/reach/compare.ts';
import {volumeOf} from '../../reachability/words/measure.ts';
import {findRule, type ListedRule, type World} from '../../security-groups/world.ts';
import type {CourseLesson} from '../course.ts';
import {failuresOf, type Grade, grade, shortLived} from '../grade/grade.ts';
import {type Fix, fixesOfExcess, fixesOfGoal, type Scene} from './fixes.ts';

/** A world of the search, and the fixes that led to it. */
type Attempt = {readonly world: World; readonly fixes: readonly Fix[]};

/** The most commands that are offered; more would be no small change. */
const mostFixes = 6;

/** The most worlds that are graded, so that the search ends in time. */
const mostWorlds = 160;

const commandOf = (fix: Fix): string =>
  fix.kind === 'do' ? fix.command : `openstack security group rule delete ${fix.listed.rule.id}`;

/** The fixes for the first thing that is wrong. The others are handled afterwards. */
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
 * How far a world is from the solution's: first how much it lets pass beyond the solution, then how
 * much less.
 */
const distance = ({solved}: CourseLesson, world: World): readonly [bigint, bigint] => [
  volumeOf(excess(world, solved)),
  volumeOf(excess(solved, world)),
];

/** The attempt that opens and closes least beside the solution; the first of equals. */
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
 * Writes fixes as commands. Rules are deleted first, all at once and by the numbers that the
 * learner sees.
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

/** Whether an answer is right: goals, hold-outs, and nothing open too much. */
const isRight = (place: CourseLesson, world: World): boolean => isRightBy(grade(place, world, []));

const isRightBy = (graded: Grade): boolean => graded.solved && failuresOf(graded).length === 0;

/**
 * Whether commands lead from a learner's world to a right answer. `reset` goes back to the start.
 */
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
 * Searches for the fewest commands that turn a learner's world into a right answer; among equals,
 * for those nearest to the solution. It deletes rules, makes rules that goals ask for, adds groups
 * to instances, and removes a second interface. It gives undefined if a few of these do not
 * suffice.
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

/** The same search, done once for each state. */
const searched = memoized((place: CourseLesson) =>
  memoized((world: World) => ({found: search(place, world)})),
);

/**
 * Finds commands that turn a learner's world into a right answer, proved by grading. At the
 * lesson's start it takes the author's commands if they work; otherwise the smallest change that it
 * finds; and if none is small, the author's, or the solution from the start.
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
